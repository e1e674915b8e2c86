/** A message whole, as its recipient reads it, with each of its tries. */
import type { DeliveryMessage } from '../../../http/contract/deliveries.ts';
import { useMessage } from '../../api/deliveries.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading } from '../../parts/screen.tsx';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './outbox.module.css';

export function Message({ id }: { id: string }) {
  const words = useWords().w.outbox;
  const message = useMessage(id);
  if (message.isPending) return <Loading />;
  if (message.isError) return <ProblemNotice error={message.error} />;
  const { channel, recipient, address, subject, text, short, status, answer, tries } = message.data;
  const isShort = channel === 'text';
  return (
    <section className={css.message} aria-label={words.whole}>
      <header>
        <p className="small">
          <span className="muted">{words.recipient}</span> {recipient.name} &lt;{address}&gt;
        </p>
        {!isShort && <h3>{subject}</h3>}
      </header>
      <p className={css.body}>{isShort ? short : text}</p>
      {answer !== undefined && status !== 'sunk' && <p className="muted small">{answer}</p>}
      {tries.length > 0 && <Tries tries={tries} />}
    </section>
  );
}

function Tries({ tries }: Pick<DeliveryMessage, 'tries'>) {
  const words = useWords().w.outbox;
  return (
    <div>
      <h4 className={css.minor}>{words.tries}</h4>
      <ol className={css.tries}>
        {tries.map((one) => (
          <li key={one.attempt}>
            <When at={one.beganAt} show="absolute" /> · {one.gateway} ·{' '}
            {one.outcome === undefined ? words.noOutcome : words.outcome[one.outcome]}
            {one.answer !== undefined && <>: {one.answer}</>}
            {one.receipt !== undefined && <> · {words.receipt(one.receipt)}</>}
          </li>
        ))}
      </ol>
    </div>
  );
}
