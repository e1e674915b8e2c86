/**
 * What was done to a thing, by whom: each member before and after; the last can be taken back, from
 * the notice that follows a change or from its entry.
 */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HistoryView } from '../../../http/contract/admin.ts';
import { useUndo } from '../../api/admin.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './admin.module.css';
import { Entries } from './audit/entries.tsx';

interface Props {
  entries: HistoryView;
  /** What changes the thing; tells when that was saved. */
  children: (saved: () => void) => ReactNode;
  /** What stands between the form and the history. */
  between?: ReactNode;
  /** What is said where nothing was done yet. */
  none?: string;
}

/** A thing's form, the notice that it was saved with the way back, and its history. */
export function WithHistory({ entries, children, between, none }: Props) {
  const words = useWords().w.admin.history;
  const undo = useUndo();
  const [times, setTimes] = useState(0);
  const last = entries.find(({ undoable }) => undoable);
  const wayBack = last && (
    <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate(last.id)}>
      {words.undo}
    </Button>
  );
  const isNew = times > 0 && !undo.isSuccess;
  const saved = (): void => {
    undo.reset();
    setTimes((before) => before + 1);
  };
  return (
    <>
      {children(saved)}
      {(times > 0 || undo.isSuccess) && (
        <Notice key={`${times} ${undo.isSuccess}`} act={isNew && wayBack}>
          {isNew ? words.saved : words.undone}
        </Notice>
      )}
      {undo.isError && <ProblemNotice error={undo.error} />}
      {between}
      <Section title={words.title}>
        {entries.length === 0 && <p className="muted">{none ?? words.none}</p>}
        <Entries
          entries={entries}
          label={words.title}
          besides={last && !isNew ? { of: last.id, act: wayBack } : undefined}
        />
      </Section>
    </>
  );
}

/** Takes the focus: the button that was pressed is gone with the form as it was. */
function Notice({ act, children }: { act: ReactNode; children: string }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} className={css.saved} role="status" tabIndex={-1}>
      <IconCheck size={20} stroke={2} aria-hidden="true" />
      <p>{children}</p>
      {act}
    </div>
  );
}
