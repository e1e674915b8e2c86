/** What is wrong, and since when. */
import { IconActivity, IconGauge, IconPlugConnectedX } from '@tabler/icons-react';
import { symptoms } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { Choices } from '../../parts/form/choices.tsx';
import { InstantField } from '../../parts/form/instant-field.tsx';
import { deskNow } from '../../parts/now.ts';
import { duration } from '../../parts/time.ts';
import { useWords } from '../../words/use-words.tsx';
import { Question } from './question.tsx';
import { partId, type QuestionProps } from './question-props.ts';
import css from './report.module.css';

const icons = { down: IconPlugConnectedX, intermittent: IconActivity, degraded: IconGauge };
const minuteMs = 60_000;
/** What people say when they are asked: a quarter of an hour, half an hour, one, two. */
const agoMinutes = [15, 30, 60, 120];

const before = (spanMs: number) => () => new Date(deskNow() - spanMs).toISOString();

export function SymptomQuestion(props: QuestionProps & { isFuture: boolean }) {
  const { draft, change, tried, isFuture } = props;
  const { w, say, lang } = useWords();
  const { symptom: words } = w.report;
  const sinceError = isFuture
    ? words.sinceFuture
    : tried && draft.since === undefined
      ? words.sinceMissing
      : undefined;
  return (
    <Question n={2} title={words.title}>
      <div id={partId('symptom')}>
        <Choices
          name="symptom"
          legend={words.legend}
          hideLegend
          value={draft.symptom}
          onChange={(symptom) => change({ symptom })}
          error={tried && draft.symptom === undefined ? words.missing : undefined}
          choices={symptoms.map((value) => {
            const Icon = icons[value];
            return {
              value,
              label: say(terms.symptom[value]),
              hint: words.hints[value],
              icon: <Icon size={24} stroke={1.75} aria-hidden="true" className={css.icon} />,
            };
          })}
        />
      </div>
      <div id={partId('since')}>
        <InstantField
          legend={words.since}
          quick={[
            { label: words.justNow, at: before(0) },
            ...agoMinutes.map((minutes) => ({
              label: words.ago(duration(minutes * minuteMs, lang)),
              at: before(minutes * minuteMs),
            })),
          ]}
          pick={{ label: words.pick, at: before(0) }}
          value={draft.since}
          onChange={(since) => change({ since })}
          error={sinceError}
        />
      </div>
    </Question>
  );
}
