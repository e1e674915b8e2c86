/** Who was told of this incident: each message's text as sent, and what the gateway answered. */
import { useTold } from '../../../api/deliveries.ts';
import { ToldList } from '../../../parts/delivery/told-list.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import { Links } from './links.tsx';

export function Told({ asked }: { asked: string }) {
  const { w } = useWords();
  const told = useTold(asked);
  const words = w.delivery.told;
  if (told.isPending) return null;
  return (
    <Panel title={words.title}>
      {told.isError && <ProblemNotice error={told.error} />}
      {told.data?.length === 0 && <p className="muted">{words.none}</p>}
      <ToldList deliveries={told.data ?? []} />
      <Links asked={asked} />
    </Panel>
  );
}
