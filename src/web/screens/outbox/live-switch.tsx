/**
 * Whether anything leaves the desk: said plainly, turned on only after whom it reaches was read.
 */
import { Button, Checkbox } from '@mantine/core';
import { IconInbox, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { DeliveryState } from '../../../http/contract/deliveries.ts';
import { useDeliveryState, useSendTest, useTurn } from '../../api/deliveries.ts';
import { useInPlace } from '../../parts/in-place.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import { Gateways, Turns } from './live-facts.tsx';
import css from './live-switch.module.css';
import { Message } from './message.tsx';

export function LiveSwitch() {
  const words = useWords().w.outbox.live;
  const state = useDeliveryState();
  if (state.isPending) return null;
  return (
    <Section title={words.title}>
      {state.isError ? <ProblemNotice error={state.error} /> : <Switch state={state.data} />}
    </Section>
  );
}

function Switch({ state }: { state: DeliveryState }) {
  const words = useWords().w.outbox.live;
  const time = useTime();
  const turn = useTurn();
  const [asking, setAsking] = useState(false);
  const { isLive, gateways, turns } = state;
  const isAsking = asking && !isLive;
  const [last] = turns;
  const Icon = isLive ? IconSend : IconInbox;
  const confirm = (): void => {
    turn.mutate({ live: true, confirm: state.reach }, { onSuccess: () => setAsking(false) });
  };
  return (
    <div className={css.switch}>
      <div className={css.standing} data-live={isLive}>
        <Icon size={24} stroke={1.75} aria-hidden="true" />
        <div>
          <p>
            <b>{isLive ? words.on : words.off}</b>
          </p>
          {!isLive && <p>{words.offText}</p>}
          {last && <p className="muted small">{words.since(last.by, time.absolute(last.at))}</p>}
        </div>
      </div>
      {gateways.length === 0 ? <p>{words.noGateway}</p> : <Gateways gateways={gateways} />}
      {isAsking && (
        <Ask
          reach={state.reach}
          busy={turn.isPending}
          onYes={confirm}
          onNo={() => setAsking(false)}
        />
      )}
      <div className={css.buttons} hidden={isAsking}>
        {isLive ? (
          <Button
            variant="outline"
            color="red"
            loading={turn.isPending}
            onClick={() => turn.mutate({ live: false })}
          >
            {words.turnOff}
          </Button>
        ) : (
          gateways.length > 0 && <Button onClick={() => setAsking(true)}>{words.turnOn}</Button>
        )}
        <Test />
      </div>
      {turn.isError && <ProblemNotice error={turn.error} />}
      {turns.length > 0 && <Turns turns={turns} />}
    </div>
  );
}

interface AskProps {
  reach: DeliveryState['reach'];
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** The confirmation repeats the numbers: the desk refuses it where they are not the true ones. */
function Ask({ reach: { addresses, gateways }, busy, onYes, onNo }: AskProps) {
  const { w } = useWords();
  const words = w.outbox.live;
  const [understood, setUnderstood] = useState(false);
  const place = useInPlace<HTMLDivElement>(onNo);
  return (
    <div ref={place} className={css.ask} role="alertdialog" aria-label={words.askTitle}>
      <p>
        <b>{words.askTitle}</b>
      </p>
      <p>{words.reach(addresses, gateways)}</p>
      <p className="small">{words.whom}</p>
      <Checkbox
        size="md"
        label={words.understood(addresses)}
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      <div className={css.buttons}>
        <Button color="red" disabled={!understood} loading={busy} onClick={onYes}>
          {words.confirm}
        </Button>
        <Button variant="default" onClick={onNo}>
          {w.common.cancel}
        </Button>
      </div>
    </div>
  );
}

/** A test to oneself: written like any other, and sunk while nothing leaves the desk. */
function Test() {
  const { w, lang } = useWords();
  const test = useSendTest();
  const words = w.outbox.live;
  return (
    <>
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate(lang)}>
        {words.test}
      </Button>
      {test.isError && <ProblemNotice error={test.error} />}
      {test.data && (
        <div className={css.tested} role="status">
          <p>{words.tested}</p>
          <Message id={test.data.id} />
        </div>
      )}
    </>
  );
}
