/** Who was told of what: each fact once, under it everybody, each with the evidence. */
import type { Delivery } from '../../../http/contract/deliveries.ts';
import { When } from '../when.tsx';
import { ChannelMark } from './channel.tsx';
import { Evidence } from './evidence.tsx';
import { NoticeName } from './notice-name.tsx';
import { DeliveryStatus } from './status.tsx';
import css from './told.module.css';

export function ToldList({ deliveries }: { deliveries: Delivery[] }) {
  return groupsOf(deliveries).map((group) => (
    <Group key={group.key} deliveries={group.deliveries} />
  ));
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
