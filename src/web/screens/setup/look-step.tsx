/** Everything once more, before it is done for good. */
import type { SetupChoices } from '../../../http/contract/setup.ts';
import { Facts } from '../../parts/facts.tsx';
import { useSetupWords } from '../../words/setup.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Draft } from './draft.ts';
import css from './setup.module.css';
import { Steps } from './steps.tsx';

interface Props {
  draft: Draft;
  choices: SetupChoices;
  back: () => void;
  busy: boolean;
  onFinish: () => void;
}

export function LookStep({ draft, choices, back, busy, onFinish }: Props) {
  const words = useSetupWords();
  const { say } = useWords();
  const { agreement, withOffices, name, email, side } = draft;
  if (!agreement) return null;
  const { title, customer, carrier } = agreement.what;
  const { departments, offices } = choices.offices;
  const directory = withOffices
    ? words.agreement.withOffices(departments, offices)
    : words.agreement.empty;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onFinish();
      }}
    >
      <Facts
        facts={[
          [words.look.agreement, say(title)],
          [words.look.customer, say(customer.name)],
          [words.look.carrier, say(carrier.name)],
          [words.look.offices, directory],
          [words.look.you, `${name} · ${email} · ${words.look[side]}`],
        ]}
      />
      <Steps back={back} next={words.look.finish} busy={busy} />
    </form>
  );
}
