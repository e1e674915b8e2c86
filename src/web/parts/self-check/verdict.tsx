/** The verdict of the self-diagnosis, with what the answers point to beside the choice. */
import { IconBulb } from '@tabler/icons-react';
import { verdicts } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useWords } from '../../words/use-words.tsx';
import { Choices, type Choice } from '../form/choices.tsx';
import { suggest, type Answers, type Verdict } from './suggest.ts';
import css from './verdict.module.css';

/** `later`: the report goes out first, the verdict is given on the incident. */
export type VerdictOrLater = Verdict | 'later';

interface Props<T extends VerdictOrLater> {
  answers: Answers;
  value: T | undefined;
  onChange: (verdict: T) => void;
  options: readonly T[];
  error?: string | undefined;
}

export function VerdictChoice<T extends VerdictOrLater>(props: Props<T>) {
  const { answers, value, onChange, options, error } = props;
  const { w, say, lang } = useWords();
  const suggestion = suggest(answers);
  const because = suggestion?.because.map((name) => say(terms.check[name]).toLowerCase());
  const joined = new Intl.ListFormat(lang).format(because ?? []);
  const choices = options.map((option): Choice<T> => {
    const suggested = suggestion?.verdict === option;
    return {
      value: option,
      label: (
        <>
          {labelOf(option)}
          {suggested && <span className={css.mark}>{w.report.verdict.suggested}</span>}
        </>
      ),
      hint: w.report.verdict.hints[option],
    };
  });
  function labelOf(option: T): string {
    const known = verdicts.find((verdict) => verdict === option);
    return known === undefined ? w.report.verdict.later : say(terms.verdict[known]);
  }
  return (
    <div className={css.verdict}>
      <Choices
        name="verdict"
        legend={w.report.verdict.legend}
        choices={choices}
        value={value}
        onChange={onChange}
        error={error}
      />
      <p className={css.suggestion}>
        <IconBulb size={18} stroke={1.75} aria-hidden="true" />
        <span>
          {suggestion
            ? w.report.verdict.because(say(terms.verdict[suggestion.verdict]), joined)
            : w.report.verdict.nothing}
        </span>
      </p>
    </div>
  );
}
