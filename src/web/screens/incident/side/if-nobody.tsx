/** "If nobody answers": what the desk will do about this incident, before it matters. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useRehearsal } from '../../../api/readiness.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './ladder.module.css';

export function IfNobody({ view }: { view: IncidentView }) {
  const { w, lang } = useWords();
  const { circuit, notifiedAt, cycle, ladder } = view;
  // From the second cycle on the ladder has another T0, which its levels show themselves.
  const waits = ladder.levels.some(({ status }) => status === 'running');
  const isAsked = notifiedAt !== undefined && cycle === 1 && waits;
  const rehearsal = useRehearsal(isAsked ? circuit.id : undefined, notifiedAt);
  if (!isAsked || !rehearsal.data) return null;
  const { steps, lines } = rehearsal.data;
  const ahead = lines[lang].slice(-steps.length).filter((_line, index) => {
    return Date.parse(steps[index]?.dueAt ?? '') > Date.parse(view.now);
  });
  if (ahead.length === 0) return null;
  return (
    <details className={css.ifNobody}>
      <summary>{w.readiness.rehearsal}</summary>
      <ul>
        {ahead.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
