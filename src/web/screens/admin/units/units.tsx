/** The units that one administers: found by a few letters, by pages; and one of them. */
import { Checkbox, TextInput } from '@mantine/core';
import { Link, Route, Switch, useSearchParams } from 'wouter';
import type { AdminUnit } from '../../../../http/contract/admin.ts';
import { useUnits } from '../../../api/admin.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { More } from '../../board/more.tsx';
import { useTyped } from '../../board/use-typed.ts';
import css from '../admin.module.css';
import { Unit } from './unit.tsx';

export default function Units() {
  return (
    <Switch>
      <Route path="/quan-tri/don-vi/:id">{({ id }) => <Unit key={id} id={id} />}</Route>
      <Route>
        <List />
      </Route>
    </Switch>
  );
}

function List() {
  const { w } = useWords();
  const words = w.admin.units;
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const ended = params.get('ended') === 'true';
  const narrow = (next: { q: string; ended: boolean }): void => {
    const kept = { ...(next.q && { q: next.q }), ...(next.ended && { ended: 'true' }) };
    setParams(new URLSearchParams(kept), { replace: true });
  };
  const { typed, type } = useTyped(q, (text) => narrow({ q: text, ended }));
  const asked = useUnits({ q, ended });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen
      title={w.admin.sections.units.title}
      actions={<Link href="/quan-tri/nhap-xuat">{words.toImport}</Link>}
    >
      <div className={css.bar} role="search">
        <TextInput
          type="search"
          size="md"
          className={css.search}
          aria-label={w.admin.search}
          placeholder={w.admin.search}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Checkbox
          label={words.ended}
          checked={ended}
          onChange={(event) => narrow({ q, ended: event.currentTarget.checked })}
        />
      </div>
      <p className="muted small" role="status">
        {asked.data?.pages[0] && words.total(asked.data.pages[0].total)}
      </p>
      {asked.isPending && <Loading />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && items.length === 0 && (
        <EmptyState
          title={words.none}
          action={<Link href="/quan-tri/nhap-xuat">{words.toImport}</Link>}
        >
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={css.list} aria-label={w.admin.sections.units.title}>
          {items.map((unit) => (
            <li key={unit.id}>
              <UnitLink unit={unit} />
            </li>
          ))}
        </ul>
      )}
      <More asked={asked} />
    </Screen>
  );
}

function UnitLink({ unit }: { unit: AdminUnit }) {
  const { w } = useWords();
  const words = w.admin.units;
  const facts = [
    words.kind[unit.kind],
    unit.id,
    unit.formerly.length > 0 && w.common.formerly(unit.formerly.map((f) => f.name).join(', ')),
    unit.validTo !== null && words.endedOn(unit.validTo),
    unit.now && w.common.becameUnit(unit.now.name),
  ];
  return (
    <Link href={`/quan-tri/don-vi/${unit.id}`} className={css.row}>
      <b>{unit.name}</b>
      <span className="muted small">{facts.filter(Boolean).join(' · ')}</span>
    </Link>
  );
}
