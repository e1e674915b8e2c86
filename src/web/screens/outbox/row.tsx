/** One message in the list: to whom, by what means, about what; opened, as it would read. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Delivery } from '../../../http/contract/deliveries.ts';
import type { Me } from '../../../http/contract/directory.ts';
import { useRetry } from '../../api/deliveries.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { Evidence } from '../../parts/delivery/evidence.tsx';
import { NoticeName } from '../../parts/delivery/notice-name.tsx';
import { DeliveryStatus } from '../../parts/delivery/status.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Message } from './message.tsx';
import css from './outbox.module.css';

export function Row({ delivery, me }: { delivery: Delivery; me: Me }) {
  const { w } = useWords();
  const [opened, setOpened] = useState(false);
  const { incident, recipient } = delivery;
  return (
    <li className={css.item}>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className={css.summary}>
          <span className={css.means}>
            <ChannelMark channel={delivery.channel} quiet />
          </span>
          <span className={css.whom}>
            <b>{recipient.name}</b>
            <span className="muted small">{delivery.address}</span>
          </span>
          <span className={css.about}>
            <span>
              <NoticeName delivery={delivery} />
            </span>
            <span className="muted small">
              {incident ? `${incident.code} · ${incident.site}` : w.outbox.ofDesk}
            </span>
          </span>
          <span className={css.state}>
            <DeliveryStatus status={delivery.status} channel={delivery.channel} />
            <span className="muted small">
              <When at={delivery.sentAt ?? delivery.queuedAt} show="absolute" />
            </span>
          </span>
        </summary>
        {opened && <Opened delivery={delivery} me={me} />}
      </details>
    </li>
  );
}

function Opened({ delivery, me }: { delivery: Delivery; me: Me }) {
  const { w } = useWords();
  const { incident, message } = delivery;
  // Of the desk's own there is no part of a bundle to show first.
  const [whole, setWhole] = useState(!incident);
  return (
    <div className={css.opened}>
      {incident && (
        <p>
          <Link href={`/su-co/${incident.code}`} className={css.go}>
            {incident.code} · {incident.site}
          </Link>
        </p>
      )}
      {!whole && <Evidence delivery={delivery} />}
      <div className={css.buttons}>
        {message && incident && (
          <Button variant="default" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? w.outbox.hide : w.outbox.read}
          </Button>
        )}
        {message && delivery.status === 'failed' && me.role === 'headquarters' && (
          <Retry message={message.id} />
        )}
      </div>
      {whole && message && <Message id={message.id} />}
    </div>
  );
}

function Retry({ message }: { message: string }) {
  const words = useWords().w.outbox;
  const retry = useRetry();
  if (retry.isSuccess) return <p role="status">{words.retried}</p>;
  return (
    <>
      <Button variant="light" loading={retry.isPending} onClick={() => retry.mutate(message)}>
        {words.retry}
      </Button>
      {retry.isError && <ProblemNotice error={retry.error} />}
    </>
  );
}
