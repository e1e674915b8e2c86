/** What is known of a mass outage: who was called, cause, promise, fixed, ended. */
import type { GroupView } from '../../../http/contract/groups.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';

export function GroupFacts({ view }: { view: GroupView }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.groups;
  const { call, etr, fixedAt, endedAt, why, reason } = view;
  const at = (one: string | undefined) => (one === undefined ? undefined : time.absolute(one));
  const { answeredBy = '', reference } = call ?? {};
  const called = call && words.called(time.absolute(call.at), answeredBy);
  return (
    <Section title={words.back(view.back, view.sites)}>
      <Facts
        facts={[
          [words.reason, reason ?? words.proposedBy[why]],
          [words.call, [called ?? words.notCalled, reference].filter(Boolean).join(' · ')],
          [words.cause, view.cause],
          [words.fields.etr, etr === undefined ? words.noEtr : time.absolute(etr)],
          [words.fixed, at(fixedAt)],
          [words.ended, at(endedAt)],
        ]}
      />
    </Section>
  );
}
