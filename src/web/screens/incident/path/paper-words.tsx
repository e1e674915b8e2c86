/** The agreement's own words on the present step. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useAgreements } from '../../../api/queries.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading } from '../../../parts/screen.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './path.module.css';

export function PaperWords({ view }: { view: IncidentView }) {
  const { w, say } = useWords();
  const agreements = useAgreements();
  if (agreements.isPending) return <Loading />;
  if (agreements.isError) return <ProblemNotice error={agreements.error} />;
  const { sha256 } = view.agreement;
  // Only the very version under which the incident was opened speaks for it.
  const agreement = agreements.data.find((one) => one.sha256 === sha256);
  const clause = agreement?.paper.find((one) => one.clause === view.clause);
  if (!clause) return <p className="muted">{w.incident.path.noPaper}</p>;
  return (
    <blockquote className={css.words}>
      <p>
        <b>{say(clause.title)}</b>
      </p>
      <p>{say(clause.text)}</p>
    </blockquote>
  );
}
