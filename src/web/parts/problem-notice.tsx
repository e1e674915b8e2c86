/** Why something did not work, and what to do: the refusal's own words, its clause beside them. */
import { IconAlertCircle } from '@tabler/icons-react';
import { asApiError } from '../api/problem.ts';
import { useWords } from '../words/use-words.tsx';
import css from './problem-notice.module.css';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

export function ProblemNotice({ error, onRetry }: Props) {
  const { w, lang } = useWords();
  const { code, words, problem } = asApiError(error);
  return (
    <div className={css.notice} role="alert">
      <IconAlertCircle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={css.what}>{words[lang].what}</p>
        <p>{words[lang].todo}</p>
        {problem?.fields?.map((field) => (
          <p key={field.path} className="small">
            <code>{field.path}</code>: {field.message}
          </p>
        ))}
        {problem && <p className={css.code}>{w.common.code(code)}</p>}
        {onRetry && (
          <button type="button" className={css.retry} onClick={onRetry}>
            {w.common.retry}
          </button>
        )}
      </div>
    </div>
  );
}
