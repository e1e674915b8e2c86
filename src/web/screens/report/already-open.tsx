/** A warning, not a refusal: the circuit has open incidents already. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Circuit } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

/** The newest are enough to see that it is the same fault again. */
const shownMax = 3;

export function AlreadyOpen({ incidents }: { incidents: Circuit['openIncidents'] }) {
  const { w, say } = useWords();
  if (incidents.length === 0) return null;
  return (
    <div className={css.warning} role="note">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{w.report.already.title(incidents.length)}</b>
        </p>
        <ul className={css.open}>
          {incidents.slice(0, shownMax).map(({ code, state, reportedAt }) => (
            <li key={code}>
              <Link href={`/su-co/${code}`} className={css.go}>
                {w.report.already.open(code)}
              </Link>
              <span className="small">
                {say(terms.state[state])} · <When at={reportedAt} />
              </span>
            </li>
          ))}
        </ul>
        <p>{w.report.already.text}</p>
      </div>
    </div>
  );
}
