/** What was done to a thing, by whom: each field before and after; the last can be taken back. */
import { Button } from '@mantine/core';
import type { AdminUnitPage } from '../../../http/contract/admin.ts';
import { useUndo } from '../../api/admin.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './admin.module.css';

type Entry = AdminUnitPage['history'][number];

export function History({ entries }: { entries: Entry[] }) {
  const words = useWords().w.admin.history;
  const time = useTime();
  const undo = useUndo();
  return (
    <Section title={words.title}>
      {entries.length === 0 && <p className="muted">{words.none}</p>}
      {undo.isError && <ProblemNotice error={undo.error} />}
      <ol className={css.plain}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <b>{words.actions[entry.action.split('.')[1] ?? ''] ?? entry.action}</b>{' '}
            <span className="muted small">
              {words.by(entry.actor?.name ?? words.desk, time.absolute(entry.at))}
            </span>
            <Difference before={entry.before} after={entry.after} />
            {entry.undoable && (
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate(entry.id)}
              >
                {words.undo}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Difference({ before, after }: Pick<Entry, 'before' | 'after'>) {
  const { w } = useWords();
  const [from, to] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...from.keys(), ...to.keys()])].filter(
    (name) => name !== 'id' && from.get(name) !== to.get(name),
  );
  if (before === undefined || after === undefined) return null;
  return (
    <ul className={css.difference}>
      {names.map((name) => (
        <li key={name}>
          {w.admin.imports.columns[columnOf[name] ?? name] ?? name}:{' '}
          <del>{from.get(name) ?? w.admin.history.empty}</del>{' '}
          <ins>{to.get(name) ?? w.admin.history.empty}</ins>
        </li>
      ))}
    </ul>
  );
}

/** What the tables call a member of a record. */
const columnOf: Record<string, string> = { validFrom: 'from', validTo: 'to' };

function membersOf(record: unknown): Map<string, string> {
  if (typeof record !== 'object' || record === null) return new Map();
  const members = Object.entries(record).filter(([, value]) => typeof value === 'string');
  return new Map(members.map(([name, value]) => [name, String(value)]));
}
