/** Entries of the audit trail: who, what, when, and each member before and after. */
import type { ReactNode } from 'react';
import type { AuditEntryView } from '../../../../http/contract/audit.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useTemplateWords } from '../../../words/templates.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../people/people.module.css';
import { useWordingName } from '../templates/names.ts';

interface Props {
  entries: AuditEntryView[];
  label: string;
  /** What can be done about one of them. */
  besides?: { of: string; act: ReactNode } | undefined;
}

export function Entries({ entries, label, besides }: Props) {
  if (entries.length === 0) return null;
  return (
    <ol className={css.list} aria-label={label}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} act={besides?.of === entry.id && besides.act} />
      ))}
    </ol>
  );
}

function Entry({ entry, act }: { entry: AuditEntryView; act: ReactNode }) {
  const { audit: words, admin } = useWords().w;
  const { actor, party, action, subject, outcome, address } = entry;
  const toldOf = useToldOf();
  const told = subject.id === actor?.person ? undefined : toldOf(subject);
  // A change of the directory is named by its verb: unit.change, circuit.add.
  const verb = admin.history.actions[action.split('.')[1] ?? ''];
  return (
    <li className={css.entry}>
      <span>
        <b>{words.actions[action] ?? verb ?? action}</b>{' '}
        {outcome === 'refused' && <span className={css.warn}>{words.refused} </span>}
        {told !== undefined && <span className="muted">{words.subject(told)}</span>}
      </span>
      <span className="muted small">
        {actor?.name ?? (party === 'desk' ? words.desk : words.nobody)} · <When at={entry.at} />
        {address !== undefined && ` · ${words.origin(address)}`}
      </span>
      <Difference before={entry.before} after={entry.after} />
      {act && <div>{act}</div>}
    </li>
  );
}

/** What a thing is called; an id that says nothing to anybody is left to the file. */
function useToldOf(): (subject: AuditEntryView['subject']) => string | undefined {
  const wordingName = useWordingName();
  return ({ kind, id, name }) => {
    const [worded = '', lang] = id.split('/');
    if (kind === 'wording') return wordingName(worded, lang === 'en' ? 'en' : 'vi');
    return name ?? (/^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/.test(id) ? undefined : id);
  };
}

/** Each member of a thing that is not as it was, before and after. */
export function Difference({ before, after }: Pick<AuditEntryView, 'before' | 'after'>) {
  const { w, say } = useWords();
  const { fields } = useTemplateWords().wording;
  const time = useTime();
  const [from, to] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...from.keys(), ...to.keys()])].filter(
    (name) => from.get(name) !== to.get(name) || !to.has(name),
  );
  if (names.length === 0) return null;
  const { columns } = w.admin.imports;
  const texts = new Map(Object.entries(fields));
  const nameOf = (name: string): string =>
    w.audit.members[name] ?? texts.get(name) ?? columns[columnOf[name] ?? name] ?? name;
  const roles = new Map<string, (typeof terms.role)['site']>(Object.entries(terms.role));
  const said = (value: string): string => {
    const role = roles.get(value);
    if (role) return say(role);
    if (value === 'null' || value === '') return w.audit.empty;
    if (/^\d{4}-\d\d-\d\d(, \d{4}-\d\d-\d\d)*$/.test(value)) {
      return value.split(', ').map(time.longDate).join(', ');
    }
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? time.absolute(value) : value;
  };
  return (
    <ul className={css.difference}>
      {names.map((name) => {
        const [was, is] = [from.get(name), to.get(name)];
        return (
          <li key={name}>
            {nameOf(name)}: {was !== undefined && <del>{said(was)}</del>}
            {was !== undefined && is !== undefined && ' → '}
            {is !== undefined && <ins>{said(is)}</ins>}
          </li>
        );
      })}
    </ul>
  );
}

/** What the tables call a member of a record. */
const columnOf: Record<string, string> = { validFrom: 'from', validTo: 'to' };

function membersOf(state: unknown): Map<string, string> {
  if (typeof state !== 'object' || state === null) return new Map();
  return new Map(Object.entries(state).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) {
    const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const isFlat = members.length > 0 && members.every(([, one]) => typeof one !== 'object');
    return isFlat
      ? members.map(([name, one]) => `${name}: ${String(one)}`).join(', ')
      : JSON.stringify(value);
  }
  // Of an import's changes the number: each has an entry of its own.
  const isOfThings = value.some((one) => typeof one === 'object');
  return isOfThings ? String(value.length) : value.join(', ');
}
