/** The units of one's side: found by a few letters, by pages. */
import { TextInput } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { useUnits } from '../../../api/admin.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { More } from '../../board/more.tsx';
import { useTyped } from '../../board/use-typed.ts';
import css from '../admin.module.css';

export default function Units() {
  const { w } = useWords();
  const words = w.admin.units;
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const { typed, type } = useTyped(q, (text) => setParams(text === '' ? {} : { q: text }));
  const asked = useUnits(q);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen title={w.admin.sections.units.title}>
      <TextInput
        type="search"
        size="md"
        aria-label={w.admin.search}
        placeholder={w.admin.search}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && items.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={css.list} aria-label={w.admin.sections.units.title}>
          {items.map((unit) => (
            <li key={unit.id} className={css.row}>
              <b>{unit.name}</b>
              <span className="muted small">
                {words.kind[unit.kind]}
                {unit.province && ` · ${unit.province.name}`} · {unit.id}
              </span>
            </li>
          ))}
        </ul>
      )}
      <More asked={asked} />
    </Screen>
  );
}
