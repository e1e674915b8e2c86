/** Entries of the audit trail: who, what, when, and each member before and after. */
import type { AuditEntryView } from '../../../../http/contract/audit.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from '../people/people.module.css';

export function Entries({ entries, label }: { entries: AuditEntryView[]; label: string }) {
  if (entries.length === 0) return null;
  return (
    <ol className={css.list} aria-label={label}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: AuditEntryView }) {
  const { audit: words } = useWords().w;
  const { actor, party, action, subject, outcome, address } = entry;
  return (
    <li className={css.entry}>
      <span>
        <b>{words.actions[action] ?? action}</b>{' '}
        {outcome === 'refused' && <span className={css.warn}>{words.refused} </span>}
        <span className="muted">{words.subject(subject.id)}</span>
      </span>
      <span className="muted small">
        {actor?.name ?? (party === 'desk' ? words.desk : words.nobody)} · <When at={entry.at} />
        {address !== undefined && ` · ${words.origin(address)}`}
      </span>
      <Difference before={entry.before} after={entry.after} />
    </li>
  );
}

function Difference({ before, after }: Pick<AuditEntryView, 'before' | 'after'>) {
  const { w, say } = useWords();
  const words = w.audit;
  const [from, to] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...from.keys(), ...to.keys()])].filter(
    (name) => from.get(name) !== to.get(name) || !to.has(name),
  );
  if (names.length === 0) return null;
  const roles = new Map<string, (typeof terms.role)['site']>(Object.entries(terms.role));
  const said = (value: string): string => {
    const role = roles.get(value);
    return role ? say(role) : value;
  };
  return (
    <ul className={css.difference}>
      {names.map((name) => {
        const [was, is] = [from.get(name), to.get(name)];
        return (
          <li key={name}>
            {words.members[name] ?? name}: {was !== undefined && <del>{said(was)}</del>}
            {was !== undefined && is !== undefined && ' → '}
            {is !== undefined && <ins>{said(is)}</ins>}
          </li>
        );
      })}
    </ul>
  );
}

function membersOf(state: unknown): Map<string, string> {
  if (typeof state !== 'object' || state === null) return new Map();
  return new Map(
    Object.entries(state).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
