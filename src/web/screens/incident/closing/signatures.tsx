/** Who has signed the closing and who is still awaited (clause 7). */
import { IconHourglassLow, IconSignature } from '@tabler/icons-react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { Party } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { Panel } from '../side/panel.tsx';
import css from './closing.module.css';

const sides: readonly Party[] = ['customer', 'carrier'];

export function Signatures({ view }: { view: IncidentView }) {
  const { w } = useWords();
  if (view.state !== 'closing' && view.signatures.length === 0) return null;
  return (
    <Panel
      title={w.incident.closing.title}
      help={<ClauseHelp topic="close" agreement={view.agreement} />}
    >
      <ul className={css.signatures}>
        {sides.map((side) => (
          <Signature key={side} side={side} view={view} />
        ))}
      </ul>
    </Panel>
  );
}

function Signature({ side, view }: { side: Party; view: IncidentView }) {
  const { w, say } = useWords();
  const words = w.incident.closing;
  const signature = view.signatures.find((one) => one.side === side);
  if (!signature) {
    return (
      <li className={css.signature}>
        <IconHourglassLow size={20} stroke={1.75} aria-hidden="true" />
        <span>
          <b>{say(terms.party[side])}</b> · <span className="muted">{words.awaited}</span>
        </span>
      </li>
    );
  }
  return (
    <li className={css.signature} data-signed>
      <IconSignature size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p>
          <b>{say(terms.party[side])}</b> · {words.signed(signature.name)}
        </p>
        <p className="muted small">
          <When at={signature.at} />
        </p>
        {signature.reservation !== undefined && <p>{words.reservation(signature.reservation)}</p>}
      </div>
    </li>
  );
}
