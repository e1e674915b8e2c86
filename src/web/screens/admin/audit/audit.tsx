/** The audit trail of one's own side: narrowed, read by pages, taken away as CSV or JSON. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { queryString } from '../../../api/client.ts';
import { useAudit, type AuditFilters } from '../../../api/people.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { More } from '../../board/more.tsx';
import { useTyped } from '../../board/use-typed.ts';
import css from '../people/people.module.css';
import { Entries } from './entries.tsx';

const names = ['q', 'action', 'person', 'subject', 'outcome', 'from', 'to'] as const;

export default function Audit() {
  const { w } = useWords();
  const words = w.audit;
  const [params, setParams] = useSearchParams();
  const shown: AuditFilters = Object.fromEntries(
    names.map((name) => [name, params.get(name) ?? '']).filter(([, value]) => value !== ''),
  );
  const filters = asked(shown);
  const trail = useAudit(filters);
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (some: AuditFilters): void => {
    const next = Object.entries({ ...shown, ...some }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  };
  const action = (['csv', 'json'] as const).map((format) => (
    <Button
      key={format}
      component="a"
      variant="default"
      href={`/api/audit/export${queryString({ ...filters, format })}`}
    >
      {words.export[format]}
    </Button>
  ));
  return (
    <Screen title={w.admin.sections.audit.title} actions={action}>
      <Filters shown={shown} change={change} clear={() => setParams({})} />
      {trail.isPending && <Loading />}
      {trail.isError && <ProblemNotice error={trail.error} onRetry={() => void trail.refetch()} />}
      {trail.data && items.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <Entries entries={items} label={w.admin.sections.audit.title} />
      <More asked={trail} />
    </Screen>
  );
}

/** Days as the desk takes them: instants on Vietnam's clocks, the last day to its end. */
function asked({ from, to, ...rest }: AuditFilters): AuditFilters {
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
  return {
    ...rest,
    ...(isDay(from) ? { from: `${from}T00:00:00+07:00` } : {}),
    ...(isDay(to) ? { to: `${to}T23:59:59.999+07:00` } : {}),
  };
}

interface Props {
  shown: AuditFilters;
  change: (some: AuditFilters) => void;
  clear: () => void;
}

function Filters({ shown, change, clear }: Props) {
  const { audit: words } = useWords().w;
  const { typed, type } = useTyped(shown.q ?? '', (q) => change({ q }));
  const options = (some: Record<string, string>, all: string) => [
    { value: '', label: all },
    ...Object.entries(some).map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className={css.filters} role="search">
      <TextInput
        type="search"
        size="md"
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={words.action}
        value={shown.action ?? ''}
        data={options(words.actions, words.anyAction)}
        onChange={(event) => change({ action: event.currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label={words.outcome}
        value={shown.outcome ?? ''}
        data={options(words.outcomes, words.anyOutcome)}
        onChange={(event) => change({ outcome: event.currentTarget.value })}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          size="md"
          label={words[end]}
          value={shown[end] ?? ''}
          onChange={(event) => change({ [end]: event.currentTarget.value })}
        />
      ))}
      {Object.keys(shown).length > 0 && (
        <Button variant="subtle" onClick={clear}>
          {words.clear}
        </Button>
      )}
      {shown.person !== undefined && <p className="small">{words.onlyPerson}</p>}
      {shown.subject !== undefined && <p className="small">{words.onlySubject}</p>}
    </div>
  );
}
