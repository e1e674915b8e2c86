/** The report could not be sent: why, that nothing is lost, and the number to call meanwhile. */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { ApiError } from '../../api/problem.ts';
import { useCircuit } from '../../api/queries.ts';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

interface Props {
  error: ApiError;
  circuit: string | undefined;
  /** The key under which it was sent, which is also the id of the incident that it made. */
  sentAs: string | undefined;
  /** The recorded incident is opened: this form has done its work. */
  onOpen: () => void;
}

export function SendTrouble({ error, circuit, sentAs, onOpen }: Props) {
  const { w } = useWords();
  const known = useCircuit(circuit);
  const place = useRef<HTMLDivElement>(null);
  // It stands at the end of a long form: who pressed the button is looking elsewhere.
  useEffect(() => {
    // In braces: newer browsers give a promise here, which React would take for a clean-up.
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  // The id was used before: an earlier try did arrive, its answer was lost on the way.
  if (error.code === 'D-3' && sentAs !== undefined) {
    return (
      <div ref={place} className={css.arrived} role="alert">
        <p>{w.report.arrived.text}</p>
        <Link href={`/su-co/${sentAs}`} className={css.go} onClick={onOpen}>
          {w.report.arrived.open}
        </Link>
      </div>
    );
  }
  return (
    <div ref={place} className={css.stack}>
      <ProblemNotice error={error} />
      <p>{w.report.failed.kept}</p>
      {error.status === 0 && known.data && (
        <p>
          {w.report.failed.hotline}{' '}
          <PhoneLink e164={known.data.hotline.e164} printed={known.data.hotline.printed} />
        </p>
      )}
    </div>
  );
}
