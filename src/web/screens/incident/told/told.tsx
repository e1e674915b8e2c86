/** Who was told of this incident: each message's text as sent, and what the gateway answered. */
import type { Delivery } from '../../../../http/contract/deliveries.ts';
import { useTold } from '../../../api/deliveries.ts';
import { ChannelMark } from '../../../parts/delivery/channel.tsx';
import { Evidence } from '../../../parts/delivery/evidence.tsx';
import { NoticeName } from '../../../parts/delivery/notice-name.tsx';
import { DeliveryStatus } from '../../../parts/delivery/status.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import { Links } from './links.tsx';
import css from './told.module.css';

export function Told({ asked }: { asked: string }) {
  const { w } = useWords();
  const told = useTold(asked);
  const words = w.delivery.told;
  if (told.isPending) return null;
  return (
    <Panel title={words.title}>
      {told.isError && <ProblemNotice error={told.error} />}
      {told.data?.length === 0 && <p className="muted">{words.none}</p>}
      {groupsOf(told.data ?? []).map((group) => (
        <Group key={group.key} deliveries={group.deliveries} />
      ))}
      <Links asked={asked} />
    </Panel>
  );
}

/** One fact with everybody who was told of it. */
function Group({ deliveries }: { deliveries: Delivery[] }) {
  const [first] = deliveries;
  if (!first) return null;
  return (
    <section className={css.group}>
      <h3>
        <NoticeName delivery={first} />
      </h3>
      <p className="muted small">
        <When at={first.queuedAt} />
      </p>
      <ul className={css.list}>
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <details className={css.row}>
              <summary>
                <ChannelMark channel={delivery.channel} quiet />
                <span className={css.whom}>
                  {delivery.recipient.name}
                  <span className="muted small">{delivery.address}</span>
                </span>
                <DeliveryStatus status={delivery.status} channel={delivery.channel} />
              </summary>
              <Evidence delivery={delivery} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest fact first; within it the recipients as the desk gives them. */
function groupsOf(deliveries: Delivery[]): { key: string; deliveries: Delivery[] }[] {
  const groups = new Map<string, Delivery[]>();
  for (const one of deliveries) {
    const key = `${one.notice} ${one.clock} ${one.cycle} ${one.round} ${one.level}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, some]) => ({ key, deliveries: some }));
}
