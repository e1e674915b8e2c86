/** What a message said and what is known of it: its text, the gateway's answer, calls made. */
import type { Delivery } from '../../../http/contract/deliveries.ts';
import { useWords } from '../../words/use-words.tsx';
import { useTime } from '../use-time.ts';
import { When } from '../when.tsx';
import { channelName } from './channel.tsx';
import css from './delivery.module.css';

export function Evidence({ delivery }: { delivery: Delivery }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.delivery;
  const { answer, gateway, insteadOf, message, notBefore, text, calls = [] } = delivery;
  const via = gateway === undefined ? '' : ` (${words.gateway(gateway)})`;
  return (
    <div className={css.evidence}>
      {text === undefined ? (
        delivery.channel !== 'phone' && <p className="muted small">{words.noText}</p>
      ) : (
        <blockquote className={css.text}>{text}</blockquote>
      )}
      {message && message.bundled > 1 && <p className="small">{words.bundled(message.bundled)}</p>}
      {insteadOf !== undefined && (
        <p className="small">{words.insteadOf(channelName(insteadOf, w))}</p>
      )}
      {answer !== undefined && delivery.status !== 'sunk' && (
        <p className="small">
          <span className="muted">
            {words.answer}
            {via}:
          </span>{' '}
          {answer}
        </p>
      )}
      {notBefore !== undefined && delivery.channel !== 'phone' && (
        <p className="small">{words.notBefore(time.absolute(notBefore))}</p>
      )}
      {message?.nextTryAt !== undefined && (
        <p className="small">{words.nextTry(time.absolute(message.nextTryAt))}</p>
      )}
      <CallsMade calls={calls} />
    </div>
  );
}

/** The calls that were made for a task, each with who called and what came of it. */
export function CallsMade({ calls }: { calls: NonNullable<Delivery['calls']> }) {
  const words = useWords().w.delivery;
  if (calls.length === 0) return null;
  return (
    <ul className={css.calls} aria-label={words.calls}>
      {calls.map((call) => (
        <li key={`${call.at} ${call.by}`} className="small">
          <b>{words.callResult[call.result]}</b> · {call.by}, <When at={call.at} show="absolute" />
          {call.remark !== '' && <>: {call.remark}</>}
        </li>
      ))}
    </ul>
  );
}
