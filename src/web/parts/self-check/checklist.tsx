/** The checklist of the self-diagnosis: one thumb, six questions, how to answer each. */
import { IconCheck, IconHelpCircle, IconMinus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { checkResults, checks } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useWords } from '../../words/use-words.tsx';
import { Choices } from '../form/choices.tsx';
import { TextField } from '../form/text-field.tsx';
import css from './checklist.module.css';
import type { Answer, Answers, CheckName } from './suggest.ts';

const icons = { ok: IconCheck, fault: IconX, 'not-checked': IconMinus };

interface Props {
  answers: Answers;
  onChange: (answers: Answers) => void;
}

export function Checklist({ answers, onChange }: Props) {
  return (
    <ol className={css.list}>
      {checks.map((name) => (
        <li key={name}>
          <OneCheck
            name={name}
            answer={answers[name]}
            onChange={(answer) => onChange({ ...answers, [name]: answer })}
          />
        </li>
      ))}
    </ol>
  );
}

interface OneProps {
  name: CheckName;
  answer: Answer | undefined;
  onChange: (answer: Answer) => void;
}

function OneCheck({ name, answer, onChange }: OneProps) {
  const { w, say } = useWords();
  const [helping, setHelping] = useState(false);
  const id = useId();
  const { ask, how } = w.report.checks[name];
  const title = say(terms.check[name]);
  return (
    <div className={css.check} data-result={answer?.result}>
      <div className={css.head}>
        <div>
          <p className={css.title}>{title}</p>
          <p className={css.ask}>{ask}</p>
        </div>
        <button
          type="button"
          className={css.help}
          aria-expanded={helping}
          aria-controls={id}
          aria-label={w.report.howTo(title)}
          onClick={() => setHelping(!helping)}
        >
          <IconHelpCircle size={22} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      <p id={id} className={css.how} hidden={!helping}>
        {how}
      </p>
      <Choices
        legend={title}
        hideLegend
        name={`check-${name}`}
        layout="row"
        choices={checkResults.map((result) => {
          const Icon = icons[result];
          return {
            value: result,
            label: say(terms.checkResult[result]),
            icon: <Icon size={18} stroke={2} aria-hidden="true" />,
          };
        })}
        value={answer?.result}
        onChange={(result) => onChange({ ...answer, result })}
      />
      {answer?.result === 'fault' && (
        <TextField
          label={w.report.remark}
          value={answer.remark ?? ''}
          onChange={(remark) => onChange({ ...answer, remark })}
        />
      )}
    </div>
  );
}
