/** The audit trail of one's own side: narrowed, read by pages, taken away as CSV or JSON. */
import { Button } from '@mantine/core';
import { queryString } from '../../../api/client.ts';
import { useAudit, type AuditFilters } from '../../../api/people.ts';
import { SpanFields } from '../../../parts/form/day-field.tsx';
import { allOr, SearchField, SelectField } from '../../../parts/form/fields.tsx';
import { Found } from '../../../parts/found.tsx';
import { Screen } from '../../../parts/screen.tsx';
import { useNarrowed, withSpan } from '../../../parts/use-narrowed.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../people/people.module.css';
import { Entries } from './entries.tsx';

const names = ['q', 'action', 'person', 'kind', 'subject', 'outcome', 'from', 'to'] as const;

export default function Audit() {
  const { w } = useWords();
  const words = w.audit;
  const { shown, change, clear } = useNarrowed(names);
  const filters = withSpan(shown);
  const trail = useAudit(filters);
  const actions = (['csv', 'json'] as const).map((format) => (
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
    <Screen
      title={w.admin.sections.audit.title}
      actions={<div className={css.actions}>{actions}</div>}
    >
      <Filters shown={shown} change={change} clear={clear} />
      <Found asked={trail} none={{ title: words.none, text: words.noneText }}>
        {(items) => <Entries entries={items} label={w.admin.sections.audit.title} />}
      </Found>
    </Screen>
  );
}

interface Props {
  shown: AuditFilters;
  change: (some: AuditFilters) => void;
  clear: () => void;
}

function Filters({ shown, change, clear }: Props) {
  const { audit: words } = useWords().w;
  return (
    <div className={css.filters} role="search">
      <SearchField label={words.search} value={shown.q ?? ''} onChange={(q) => change({ q })} />
      <SelectField
        label={words.kind}
        value={shown.kind ?? ''}
        options={allOr(words.anyKind, words.kinds)}
        onChange={(kind) => change({ kind })}
      />
      <SelectField
        label={words.action}
        value={shown.action ?? ''}
        options={allOr(words.anyAction, words.actions)}
        onChange={(action) => change({ action })}
      />
      <SelectField
        label={words.outcome}
        value={shown.outcome ?? ''}
        options={allOr(words.anyOutcome, words.outcomes)}
        onChange={(outcome) => change({ outcome })}
      />
      <SpanFields labels={words} value={shown} onChange={change} />
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
