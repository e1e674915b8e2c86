/** What became of a message: a word, and a shape beside it. */
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconInbox,
  IconSend,
  type Icon,
} from '@tabler/icons-react';
import type { Delivery } from '../../../http/contract/deliveries.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './delivery.module.css';

const icons: Record<Delivery['status'], Icon> = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  failed: IconAlertTriangle,
  sunk: IconInbox,
  done: IconCheck,
};

export function DeliveryStatus({ status, channel }: Pick<Delivery, 'status' | 'channel'>) {
  const words = useWords().w.delivery;
  const Shape = icons[status];
  const isCall = channel === 'phone';
  const word =
    isCall && status === 'queued'
      ? words.toCall
      : isCall && status === 'failed'
        ? words.notCalled
        : words.status[status];
  return (
    <span className={css.status} data-status={status}>
      <Shape size={16} stroke={1.75} aria-hidden="true" />
      {word}
    </span>
  );
}
