/** The form of a command in its sheet; the hotline's call has a card of its own. */
import { terms } from '../../../../http/contract/terms.ts';
import { useWords } from '../../../words/use-words.tsx';
import { SignForm } from '../closing/sign-form.tsx';
import { HotlineCard } from '../hotline/hotline-card.tsx';
import { CommandForm } from './command-form.tsx';
import type { FormProps, Opened } from './opened.ts';
import { Sheet } from './sheet.tsx';

interface Props extends FormProps {
  opened: Opened;
  onClose: () => void;
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
