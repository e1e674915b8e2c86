/** Who was told of a mass outage: each act once to each person, with the evidence of each. */
import type { GroupView } from '../../../http/contract/groups.ts';
import { useDeliveries } from '../../api/deliveries.ts';
import { ToldList } from '../../parts/delivery/told-list.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import { More } from '../../parts/more.tsx';

export function ToldOfGroup({ view }: { view: GroupView }) {
  const words = useWords().w.groups;
  const told = useDeliveries({ group: view.id });
  if (told.isPending || view.confirmedAt === undefined) return null;
  const items = told.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={words.toldTitle}>
      <p className="muted">{items.length === 0 ? words.toldNone : words.toldText}</p>
      {told.isError && <ProblemNotice error={told.error} />}
      <ToldList deliveries={items} />
      <More asked={told} />
    </Section>
  );
}
