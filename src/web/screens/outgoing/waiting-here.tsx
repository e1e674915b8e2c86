/** On an incident's page: what this phone still owes the desk of it. */
import type { Me } from '../../../http/contract/directory.ts';
import { useWaiting } from '../../offline/use-waiting.ts';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import { ActList } from './act-list.tsx';

export function WaitingHere({ incident, me }: { incident: string; me: Me }) {
  const { w } = useWords();
  const acts = useWaiting().filter((one) => one.incident === incident && one.person === me.person);
  if (acts.length === 0) return null;
  return (
    <Section title={w.outgoing.here}>
      <ActList acts={acts} />
    </Section>
  );
}
