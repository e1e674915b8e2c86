/** What the technician could check, and the verdict (clause 1). */
import { Checklist } from '../../parts/self-check/checklist.tsx';
import { VerdictChoice, type VerdictOrLater } from '../../parts/self-check/verdict.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Question } from './question.tsx';
import { partId, type QuestionProps } from './question-props.ts';

const options: readonly VerdictOrLater[] = ['carrier', 'local', 'later'];

export function SelfCheckQuestion({ draft, change, tried }: QuestionProps) {
  const { w } = useWords();
  return (
    <Question n={3} title={w.report.check.title}>
      <p className="muted">{w.report.check.lead}</p>
      <Checklist answers={draft.answers} onChange={(answers) => change({ answers })} />
      <div id={partId('verdict')}>
        <VerdictChoice
          answers={draft.answers}
          value={draft.verdict}
          options={options}
          onChange={(verdict) => change({ verdict })}
          error={tried && draft.verdict === undefined ? w.report.verdict.missing : undefined}
        />
      </div>
    </Question>
  );
}
