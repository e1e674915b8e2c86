/** Why a command was not carried out, that nothing is lost, and what another try does. */
import type { ApiError } from '../../../api/problem.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './command-form.module.css';

export function SendProblem({ error }: { error: ApiError | null }) {
  const { w } = useWords();
  if (!error) return null;
  // An earlier try did arrive, its answer was lost on the way, and the words were mended since.
  if (error.code === 'D-3') {
    return (
      <p className={css.arrived} role="alert">
        {w.incident.arrived}
      </p>
    );
  }
  return (
    <>
      <ProblemNotice error={error} />
      <p className="small muted">{w.incident.kept}</p>
    </>
  );
}
