/** One call to make: the number under the thumb, the words to say, then the stopwatch. */
import { IconPhone } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'wouter';
import type { PhoneTask } from '../../../http/contract/deliveries.ts';
import type { Me } from '../../../http/contract/directory.ts';
import { ChannelMark } from '../../parts/delivery/channel.tsx';
import { CallsMade } from '../../parts/delivery/evidence.tsx';
import { NoticeName } from '../../parts/delivery/notice-name.tsx';
import { DeliveryStatus } from '../../parts/delivery/status.tsx';
import { taskDraft } from '../../parts/dialled.ts';
import { useDraft } from '../../parts/form/draft.ts';
import { deskNow } from '../../parts/now.ts';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import { Calling } from '../incident/hotline/calling.tsx';
import hotline from '../incident/hotline/hotline.module.css';
import { readablePhone } from '../incident/hotline/phone.ts';
import css from './calls.module.css';
import { Outcome } from './outcome.tsx';
import { noTaskCall, type TaskCall } from './task-call.ts';

interface Props {
  task: PhoneTask;
  me: Me;
  onDone: () => void;
}

export function Task({ task, me, onDone }: Props) {
  const { w } = useWords();
  const time = useTime();
  const id = useId();
  const [call, change, forget] = useDraft<TaskCall>(taskDraft(me.person, task.id), noTaskCall);
  const words = w.calls;
  const { recipient, incident, others, calls } = task;
  return (
    <article className={`card ${css.task}`} aria-labelledby={id}>
      <header>
        <h3 id={id}>{recipient.name}</h3>
        <p className="muted small">
          <NoticeName delivery={{ ...task, clock: '', cycle: 1, round: 1 }} /> ·{' '}
          {words.since(time.elapsed(time.now - Date.parse(task.since)))}
        </p>
        <Link href={`/su-co/${incident.code}`} className={css.go}>
          {incident.code} · {incident.site}
        </Link>
      </header>
      <CallSteps task={task} call={call} change={change} forget={forget} onDone={onDone} />
      <section>
        <h4 className={css.minor}>{words.script}</h4>
        <blockquote className={css.script}>{task.script}</blockquote>
      </section>
      {calls.length > 0 && (
        <section>
          <h4 className={css.minor}>{words.made}</h4>
          <CallsMade calls={calls} />
        </section>
      )}
      {others.length > 0 && <Others others={others} />}
    </article>
  );
}

interface StepsProps extends Omit<Props, 'me'> {
  call: TaskCall;
  change: (change: Partial<TaskCall>) => void;
  forget: () => void;
}

/** The number, and what follows it: the ways to begin, the stopwatch, or what came of it. */
function CallSteps({ task, call, change, forget, onDone }: StepsProps) {
  const words = useWords().w.calls;
  const { startedAt, outcome } = call;
  const start = (): void => change({ startedAt: new Date(deskNow()).toISOString() });
  const done = (): void => {
    forget();
    onDone();
  };
  return (
    <>
      <a
        className={hotline.dial}
        data-dialled={startedAt !== undefined || outcome !== undefined}
        href={`tel:${task.phone}`}
        aria-label={words.call(task.recipient.name, readablePhone(task.phone))}
        onClick={() => startedAt === undefined && start()}
      >
        <IconPhone size={26} stroke={2} aria-hidden="true" />
        <span>{readablePhone(task.phone)}</span>
      </a>
      {outcome !== undefined ? (
        <Outcome task={task} call={call} change={change} onBack={forget} onDone={done} />
      ) : startedAt !== undefined ? (
        <Calling startedAt={startedAt} change={change} forget={forget} />
      ) : (
        <div className={hotline.ways}>
          <button type="button" className={hotline.way} onClick={start}>
            {words.otherPhone}
          </button>
          <button
            type="button"
            className={hotline.way}
            onClick={() => change({ outcome: 'answered' })}
          >
            {words.record}
          </button>
        </div>
      )}
    </>
  );
}

/** How the same person's other means fared: "we have written to you already" is worth saying. */
function Others({ others }: Pick<PhoneTask, 'others'>) {
  const { w } = useWords();
  return (
    <section>
      <h4 className={css.minor}>{w.calls.others}</h4>
      <ul className={css.others}>
        {others.map(({ channel, status, answer }) => (
          <li key={channel}>
            <ChannelMark channel={channel} />
            <DeliveryStatus status={statusOf(status)} channel={channel} />
            {answer !== undefined && status !== 'sunk' && (
              <span className="muted small">{answer}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const statuses = ['queued', 'sending', 'sent', 'failed', 'sunk', 'done'] as const;

/** A status that this page does not know yet still waits for something. */
function statusOf(status: string): (typeof statuses)[number] {
  return statuses.find((one) => one === status) ?? 'queued';
}
