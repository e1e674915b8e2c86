/** The fields that choose one of a few: who is responsible, by which means, how it ended. */
import {
  holders,
  noticeMeans,
  type CommandName,
  type Holder,
  type Party,
} from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { Choices } from '../../../parts/form/choices.tsx';
import { useWords } from '../../../words/use-words.tsx';
import type { FieldWords } from './field-words.ts';
import type { Means, Values } from './values.ts';

interface Shared<T> {
  words: FieldWords;
  party: Party;
  value: T | undefined;
  onChange: (value: T) => void;
  error: string | undefined;
}

/** Who answers for the outage. A side that names itself is taken at its word, and told so. */
export function HolderChoice(props: Shared<Holder> & { command: CommandName }) {
  const { words, party, value, onChange, error, command } = props;
  const { w, say } = useWords();
  const { holderHints } = w.incident;
  return (
    <Choices
      legend={command === 'diagnose' ? `${words.label} (${w.common.optional})` : words.label}
      value={value}
      onChange={onChange}
      error={error}
      choices={holders.map((holder) => ({
        value: holder,
        label: say(terms.owner[holder]),
        hint: holder === party ? holderHints.own : holderHints.other,
      }))}
    />
  );
}

/** By which means the carrier received the notice, the hotline apart. */
export function MeansChoice({ words, value, onChange, error }: Shared<Means>) {
  const { say } = useWords();
  const means = noticeMeans.filter((one): one is Means => one !== 'hotline');
  return (
    <Choices
      legend={words.label}
      value={value}
      onChange={onChange}
      error={error}
      choices={means.map((one) => ({ value: one, label: say(terms.means[one]) }))}
    />
  );
}

type How = NonNullable<Values['how']>;

/** How force majeure ended; only the carrier withdraws its own claim. */
export function HowChoice({ words, party, value, onChange, error }: Shared<How>) {
  const { w } = useWords();
  const hows: readonly How[] = party === 'carrier' ? ['over', 'withdrawn'] : ['over'];
  return (
    <Choices
      legend={words.label}
      value={value}
      onChange={onChange}
      error={error}
      choices={hows.map((how) => ({ value: how, label: w.incident.how[how] }))}
    />
  );
}
