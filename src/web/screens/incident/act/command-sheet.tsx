/** The form of a command in its sheet; the hotline's call has a card of its own. */
import { terms } from '../../../../http/contract/terms.ts';
import { useWords } from '../../../words/use-words.tsx';
import { SignForm } from '../closing/sign-form.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { HotlineCard } from '../hotline/hotline-card.tsx';
import { CommandForm } from './command-form.tsx';
import type { FormProps, Opened } from './opened.ts';
import { Sheet } from './sheet.tsx';
import type { FormCommand } from './values.ts';
import type { HelpTopic } from '../../../words/help.ts';

/** What the paper says about an act; what it does not speak of needs no question mark. */
const topics: Partial<Record<FormCommand, HelpTopic>> = {
  'self-diagnose': 'report',
  'log-call': 'report',
  notify: 'report',
  respond: 'clocks',
  escalate: 'ladder',
  diagnose: 'diagnose',
  'propose-responsibility': 'responsibility',
  'agree-responsibility': 'responsibility',
  'dispute-responsibility': 'responsibility',
  'revise-etr': 'promises',
  'claim-force-majeure': 'restore',
  'accept-force-majeure': 'restore',
  'reject-force-majeure': 'restore',
  'end-force-majeure': 'restore',
  'report-fixed': 'verify',
  confirm: 'verify',
  reject: 'verify',
  sign: 'close',
};

interface Props extends FormProps {
  opened: Opened;
  onClose: () => void;
}

export function CommandSheet(props: Props) {
  const { opened, onClose } = props;
  const { say } = useWords();
  const { command, entry } = opened;
  const topic = topics[command];
  return (
    <Sheet title={say(terms.command[command])} onClose={onClose}>
      {topic && <ClauseHelp topic={topic} agreement={props.view.agreement} isSaid />}
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
