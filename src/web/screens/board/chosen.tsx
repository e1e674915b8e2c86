/** What can be done with several incidents at once: join them as one mass outage. */
import { Button } from '@mantine/core';
import { IconUsersGroup, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePropose } from '../../api/board.ts';
import { focusFirstFlaw } from '../../parts/form/first-flaw.ts';
import { useOwnDraft } from '../../parts/form/own-draft.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Sheet } from '../incident/act/sheet.tsx';
import css from './chosen.module.css';

interface Props {
  chosen: ReadonlySet<string>;
  proposing: boolean;
  onPropose: (proposing: boolean) => void;
  onClear: () => void;
}

/** At the foot of the page while something is chosen; its region announces how much. */
export function Chosen({ chosen, proposing, onPropose, onClear }: Props) {
  const { w } = useWords();
  const words = w.board.chosen;
  return (
    <>
      <div role="status" className={css.place}>
        {chosen.size > 0 && (
          <div className={css.bar}>
            <b>{words.count(chosen.size)}</b>
            <Button
              leftSection={<IconUsersGroup size={18} aria-hidden="true" />}
              onClick={() => onPropose(true)}
            >
              {words.propose}
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconX size={16} aria-hidden="true" />}
              onClick={onClear}
            >
              {words.clear}
            </Button>
          </div>
        )}
      </div>
      {proposing && chosen.size > 0 && (
        <Propose incidents={[...chosen]} onClose={() => onPropose(false)} />
      )}
    </>
  );
}

const nothing = { reason: '' };

function Propose({ incidents, onClose }: { incidents: string[]; onClose: () => void }) {
  const { w } = useWords();
  const words = w.board.chosen;
  const propose = usePropose();
  const [, go] = useLocation();
  const [tried, setTried] = useState(false);
  const [{ reason }, change, forget] = useOwnDraft('propose', nothing);
  return (
    <Sheet title={words.propose} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() === '') return focusFirstFlaw(event.currentTarget);
          propose.mutate(
            { incidents, reason: reason.trim() },
            {
              onSuccess: ({ id }) => {
                forget();
                go(`/dien-rong/${id}`);
              },
            },
          );
        }}
      >
        <p className="muted">{words.text(incidents.length)}</p>
        <TextField
          label={words.reason}
          error={tried && reason.trim() === '' ? w.groups.fields.missing : undefined}
          value={reason}
          required
          onChange={(said) => change({ reason: said })}
        />
        {propose.isError && <ProblemNotice error={propose.error} />}
        <Button type="submit" size="lg" loading={propose.isPending}>
          {words.send}
        </Button>
      </form>
    </Sheet>
  );
}
