/** "What if …": the agreement played on a time line, from the notice to the last that happens. */
import { useId, useState } from 'react';
import type { AgreementView } from '../../../../http/contract/directory.ts';
import { plots, type Plot } from '../../../../http/contract/plots.ts';
import type { WhatIfView } from '../../../../http/contract/what-if.ts';
import { useWhatIf } from '../../../api/what-if.ts';
import { Choices } from '../../../parts/form/choices.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClockLines } from './clock-lines.tsx';
import { Moments } from './moments.tsx';
import { Player } from './player.tsx';
import css from './what-if.module.css';

/** Ten minutes before the first clock falls due: the answer that is just in time. */
const justMinutes = 10;
/** Steps of the slider, in minutes; a phone's thumb hits no finer one. */
const stepMinutes = 10;

export function WhatIf({ agreement }: { agreement: AgreementView }) {
  const { w } = useWords();
  const words = w.procedure.whatIf;
  const firstDue = Math.min(...agreement.clocks.flatMap(({ dueMs }) => dueMs ?? [])) / 60_000;
  const lastDue = Math.max(...agreement.ladder.levels.map(({ afterMs }) => afterMs)) / 60_000;
  const [plot, setPlot] = useState<Plot>('nobody-answers');
  const [answerMinutes, setAnswer] = useState(Math.max(stepMinutes, firstDue - justMinutes));
  // A day whose hours everybody knows: the play begins at nine in the morning of a working day.
  const [at] = useState(() => nineOf(new Date()));
  const played = useWhatIf(agreement.id, { plot, answerMinutes, at });
  return (
    <Section title={words.title}>
      <p className="muted">{words.lead}</p>
      <Choices
        legend={words.plot}
        hideLegend
        layout="row"
        choices={plots.map((value) => ({ value, label: words.plots[value] }))}
        value={plot}
        onChange={setPlot}
      />
      {plot !== 'nobody-answers' && (
        <AnswerAt value={answerMinutes} max={lastDue + 120} onChange={setAnswer} />
      )}
      {played.isPending && <Loading />}
      {played.isError && (
        <ProblemNotice error={played.error} onRetry={() => void played.refetch()} />
      )}
      {played.data && <Stage key={`${plot} ${answerMinutes}`} played={played.data} />}
    </Section>
  );
}

/** The instant up to which the play is shown; at first all of it. */
function Stage({ played }: { played: WhatIfView }) {
  const [from, until] = [Date.parse(played.t0), Date.parse(played.until)];
  const [upTo, setUpTo] = useState(until);
  return (
    <>
      <Player from={from} until={until} value={upTo} onChange={setUpTo} />
      <ClockLines played={played} upTo={upTo} />
      <Moments played={played} upTo={upTo} />
    </>
  );
}

function AnswerAt({
  value,
  max,
  onChange,
}: {
  value: number;
  max: number;
  onChange: (minutes: number) => void;
}) {
  const words = useWords().w.procedure.whatIf;
  const time = useTime();
  const id = useId();
  const said = words.after(time.duration(value * 60_000));
  return (
    <div className={css.answer}>
      <label htmlFor={id}>{words.answers}</label>
      <output htmlFor={id}>{said}</output>
      <input
        id={id}
        type="range"
        min={stepMinutes}
        max={max}
        step={stepMinutes}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}

/** 09:00 in Việt Nam of the last Monday. */
function nineOf(today: Date): string {
  const monday = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000);
  return `${monday.toISOString().slice(0, 10)}T09:00:00+07:00`;
}
