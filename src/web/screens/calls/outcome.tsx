/** What came of a call: reached or not, and what was said, which is the carrier's word. */
import { Button } from '@mantine/core';
import type { PhoneTask } from '../../../http/contract/deliveries.ts';
import { useReportCall } from '../../api/deliveries.ts';
import { Choices } from '../../parts/form/choices.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import hotline from '../incident/hotline/hotline.module.css';
import { reportOf, resultOf, type TaskCall } from './task-call.ts';

interface Props {
  task: PhoneTask;
  call: TaskCall;
  change: (change: Partial<TaskCall>) => void;
  onBack: () => void;
  onDone: () => void;
}

const results = ['reached', 'not-reached', 'wrong-number'] as const;

export function Outcome({ task, call, change, onBack, onDone }: Props) {
  const { w } = useWords();
  const words = w.calls;
  const sending = useReportCall(task.id);
  const result = resultOf(call);
  return (
    <form
      className={hotline.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(reportOf(call), { onSuccess: onDone });
      }}
    >
      <Choices
        legend={words.result}
        value={result}
        onChange={(chosen) => change({ result: chosen })}
        choices={results.map((one) => ({
          value: one,
          label: words.results[one],
          hint: words.resultHints[one],
        }))}
      />
      {result === 'reached' && (
        <TextField
          label={words.said}
          hint={words.saidHint}
          lines="many"
          value={call.said}
          onChange={(said) => change({ said })}
        />
      )}
      <TextField
        label={words.remark}
        value={call.remark}
        onChange={(remark) => change({ remark })}
      />
      {sending.error && <ProblemNotice error={sending.error} />}
      {sending.error && <p className="small muted">{words.kept}</p>}
      <Button type="submit" size="lg" loading={sending.isPending}>
        {words.send}
      </Button>
      <button type="button" className={hotline.way} onClick={onBack}>
        {w.incident.hotline.notCalled}
      </button>
    </form>
  );
}
