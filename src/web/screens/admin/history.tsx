/** What was done to a thing, by whom: each member before and after; the last can be taken back. */
import { Button } from '@mantine/core';
import type { HistoryView } from '../../../http/contract/admin.ts';
import { useUndo } from '../../api/admin.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Entries } from './audit/entries.tsx';

export function History({ entries }: { entries: HistoryView }) {
  const words = useWords().w.admin.history;
  const undo = useUndo();
  const last = entries.find(({ undoable }) => undoable);
  const undoing = last && {
    of: last.id,
    act: (
      <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(last.id)}>
        {words.undo}
      </Button>
    ),
  };
  return (
    <Section title={words.title}>
      {entries.length === 0 && <p className="muted">{words.none}</p>}
      {undo.isError && <ProblemNotice error={undo.error} />}
      <Entries entries={entries} label={words.title} besides={undoing} />
    </Section>
  );
}
