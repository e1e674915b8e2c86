/** How each gateway does, and who turned the switch when. */
import type { DeliveryState } from '../../../http/contract/deliveries.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './live-switch.module.css';

/** Each gateway: well, shut until when and why, or not used yet. */
export function Gateways({ gateways }: Pick<DeliveryState, 'gateways'>) {
  const words = useWords().w.outbox.live;
  const time = useTime();
  return (
    <ul className={css.facts} aria-label={words.gateways}>
      {gateways.map(({ name, channel, isShut, shutUntil, lastOkAt, lastAnswer }) => (
        <li key={name}>
          <ChannelMark channel={channel} />
          <span className="muted">{name}</span>
          <b className={isShut ? css.shut : undefined}>
            {isShut && shutUntil !== undefined
              ? words.shut(time.absolute(shutUntil))
              : lastOkAt === undefined
                ? words.unused
                : words.fine}
          </b>
          {lastOkAt !== undefined && (
            <span className="muted small">{words.lastOk(time.absolute(lastOkAt))}</span>
          )}
          {isShut && lastAnswer !== undefined && <span className="small">{lastAnswer}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Who turned the switch, which way and when. */
export function Turns({ turns }: Pick<DeliveryState, 'turns'>) {
  const words = useWords().w.outbox.live;
  const time = useTime();
  return (
    <details>
      <summary className={css.more}>{words.history}</summary>
      <ol className={css.facts}>
        {turns.map(({ isLive, at, by, reach }) => (
          <li key={at}>
            <b>{isLive ? words.turnedOn : words.turnedOff}</b> {time.absolute(at)} · {by}
            {reach && <span className="muted"> · {words.reached(reach.addresses)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
