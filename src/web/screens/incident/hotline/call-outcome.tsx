/** What came of the call: who answered and their reference, or that nobody did. */
import { Button } from '@mantine/core';
import { useCommand } from '../../../api/commands.ts';
import { useAttempts } from '../../../parts/form/attempt.ts';
import { Choices } from '../../../parts/form/choices.tsx';
import { TextField } from '../../../parts/form/text-field.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClaimedTime } from '../act/claimed-time.tsx';
import { draftName } from '../act/draft-name.ts';
import type { FormProps } from '../act/opened.ts';
import { SendProblem } from '../act/send-problem.tsx';
import { commandOf } from '../act/values.ts';
import { claimOf, type Call } from './call.ts';
import css from './hotline.module.css';

interface Props extends FormProps {
  call: Call;
  change: (change: Partial<Call>) => void;
  forget: () => void;
}

export function CallOutcome(props: Props) {
  const { view, me, call, change, forget, onDone } = props;
  const { w } = useWords();
  const attempts = useAttempts(draftName(me, view.id, 'log-call'));
  const sending = useCommand(view.id, attempts);
  const words = w.incident.hotline;
  const answered = call.outcome === 'answered';
  const log = (): void => {
    const { answeredBy, reference, remark } = call;
    const said = { answered, answeredBy, reference, remark };
    const at = claimOf(call) ?? attempts.begin().at;
    sending.mutate(commandOf('log-call', said, at), {
      onError: attempts.failed,
      onSuccess: ({ version }) => {
        forget();
        onDone({ command: 'log-call', version });
      },
    });
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        log();
      }}
    >
      <Choices
        legend={words.outcome}
        layout="row"
        value={call.outcome}
        onChange={(outcome) => change({ outcome })}
        choices={[
          { value: 'answered', label: words.answered },
          { value: 'unanswered', label: words.unanswered },
        ]}
      />
      {call.outcome !== undefined && <Details view={view} call={call} change={change} />}
      <SendProblem error={sending.error} />
      {call.outcome !== undefined && (
        <Button type="submit" size="lg" loading={sending.isPending}>
          {answered ? words.logAnswered : words.logUnanswered}
        </Button>
      )}
      <button type="button" className={css.way} onClick={forget}>
        {words.notCalled}
      </button>
    </form>
  );
}

type DetailsProps = Pick<Props, 'view' | 'call' | 'change'>;

function Details({ view, call, change }: DetailsProps) {
  const { w } = useWords();
  const words = w.incident.hotline;
  return (
    <>
      <OutcomeTime view={view} call={call} change={change} />
      {call.outcome === 'answered' && <Answered call={call} change={change} />}
      <TextField
        label={words.remark}
        value={call.remark}
        onChange={(remark) => change({ remark })}
      />
    </>
  );
}

function OutcomeTime({ view, call, change }: DetailsProps) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.hotline;
  const answered = call.outcome === 'answered';
  const at = claimOf(call);
  return (
    <div>
      <ClaimedTime
        key={call.outcome}
        legend={answered ? words.answeredAt : words.calledAt}
        {...(at === undefined ? {} : { unchanged: time.absolute(at) })}
        startOpen={at === undefined}
        value={at}
        onChange={(chosen) => change(answered ? { answeredAt: chosen } : { startedAt: chosen })}
      />
      {answered && view.state === 'notifying' && <p className="muted small">{words.t0}</p>}
    </div>
  );
}

function Answered({ call, change }: Pick<Props, 'call' | 'change'>) {
  const { w } = useWords();
  const words = w.incident.hotline;
  return (
    <>
      <TextField
        label={words.answeredBy}
        value={call.answeredBy}
        onChange={(answeredBy) => change({ answeredBy })}
      />
      <TextField
        label={words.reference}
        hint={words.referenceHint}
        value={call.reference}
        onChange={(reference) => change({ reference })}
      />
    </>
  );
}
