/** The form of a command in its sheet; the hotline's call has a card of its own. */
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useWords } from '../../../words/use-words.tsx';
import { SignForm } from '../closing/sign-form.tsx';
import { HotlineCard } from '../hotline/hotline-card.tsx';
import type { Done } from './actions.tsx';
import { CommandForm } from './command-form.tsx';
import type { FormCommand } from './values.ts';
import { Sheet } from './sheet.tsx';

/** A form that somebody has opened. */
export interface Opened {
  command: FormCommand;
  /** The entry that is to be corrected. */
  entry?: number;
}

interface Props {
  /** The id or code under which the screen shows the incident. */
  asked: string;
  view: IncidentView;
  me: Me;
  opened: Opened;
  onClose: () => void;
  /** The command was carried out. */
  onDone: (done: Done) => void;
}

export function CommandSheet(props: Props) {
  const { opened, onClose } = props;
  const { say } = useWords();
  const { command, entry } = opened;
  return (
    <Sheet title={say(terms.command[command])} onClose={onClose}>
      {command === 'log-call' ? (
        <HotlineCard {...props} bare />
      ) : command === 'sign' ? (
        <SignForm {...props} />
      ) : (
        <CommandForm {...props} command={command} {...(entry === undefined ? {} : { entry })} />
      )}
    </Sheet>
  );
}
