/** Telling the carrier (clause 2): the number, the stopwatch, what came of it, other ways. */
import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { callDraft } from '../../../parts/dialled.ts';
import { useDraft } from '../../../parts/form/draft.ts';
import { deskNow } from '../../../parts/now.ts';
import { useWords } from '../../../words/use-words.tsx';
import type { FormProps, Opened } from '../act/opened.ts';
import { noCall, type Call } from './call.ts';
import { CallOutcome } from './call-outcome.tsx';
import css from './hotline.module.css';
import { Calling } from './calling.tsx';
import { readablePhone } from './phone.ts';

interface Props extends FormProps {
  open?: (opened: Opened) => void;
  /** Without its frame, inside a sheet. */
  bare?: boolean;
}

export function HotlineCard(props: Props) {
  const { view, me, open, bare } = props;
  const { w, say } = useWords();
  const [call, change, forget] = useDraft<Call>(callDraft(me.person, view.id), noCall);
  const words = w.incident.hotline;
  const start = (): void => change({ startedAt: new Date(deskNow()).toISOString() });
  return (
    <div className={bare ? css.bare : `card ${css.card}`}>
      {!bare && <h2>{words.title(say(view.carrier.name))}</h2>}
      <Number
        hotline={view.hotline}
        isDialled={call.startedAt !== undefined || call.isPast === true}
        onDial={() => call.startedAt === undefined && start()}
      />
      {view.unansweredCalls > 0 && (
        <p className={css.unanswered}>{words.unansweredSoFar(view.unansweredCalls)}</p>
      )}
      {call.outcome !== undefined || call.isPast ? (
        <CallOutcome {...props} call={call} change={change} forget={forget} />
      ) : call.startedAt === undefined ? (
        <div className={css.ways}>
          <button type="button" className={css.way} onClick={start}>
            {words.otherPhone}
          </button>
          <button type="button" className={css.way} onClick={() => change({ isPast: true })}>
            {words.calledBefore}
          </button>
        </div>
      ) : (
        <Calling startedAt={call.startedAt} change={change} forget={forget} />
      )}
      {open && view.commands.includes('notify') && (
        <Button
          variant="light"
          size="md"
          className={css.tall}
          onClick={() => open({ command: 'notify' })}
        >
          {say(terms.command.notify)}
        </Button>
      )}
    </div>
  );
}

interface NumberProps {
  hotline: IncidentView['hotline'];
  /** The call is under way: what came of it matters more now than the number. */
  isDialled: boolean;
  onDial: () => void;
}

/** The number to tap, read together with how the paper prints it. */
function Number({ hotline, isDialled, onDial }: NumberProps) {
  const { w } = useWords();
  const readable = readablePhone(hotline.e164);
  return (
    <div>
      <a
        className={css.dial}
        data-dialled={isDialled}
        href={`tel:${hotline.e164}`}
        aria-label={w.incident.hotline.dial(readable)}
        onClick={onDial}
      >
        <IconPhone size={26} stroke={2} aria-hidden="true" />
        <span>{readable}</span>
      </a>
      <p className={css.printed}>{w.incident.hotline.printed(hotline.printed, hotline.e164)}</p>
    </div>
  );
}
