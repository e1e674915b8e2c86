/** A warning, not a refusal: the circuit has an open incident already. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Circuit } from '../../../http/contract/directory.ts';
import { terms } from '../../../http/contract/terms.ts';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

export function AlreadyOpen({ incident }: { incident: Circuit['openIncidents'][number] }) {
  const { w, say } = useWords();
  const { code, state, reportedAt } = incident;
  return (
    <div className={css.warning} role="note">
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{w.report.already.one(code)}</b>
        </p>
        <p className="small">
          {say(terms.state[state])} · <When at={reportedAt} />
        </p>
        <p>{w.report.already.text}</p>
        <Link href={`/su-co/${code}`} className={css.go}>
          {w.report.already.open(code)}
        </Link>
      </div>
    </div>
  );
}
