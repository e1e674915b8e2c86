/** Who answers for the outage, what is proposed or disputed, and force majeure (clauses 4, 5). */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { Panel } from './panel.tsx';
import css from './responsibility.module.css';

export function Responsibility({ view }: { view: IncidentView }) {
  const { w, say } = useWords();
  const words = w.incident.responsibility;
  const { responsibility: held, proposal, forceMajeure } = view;
  return (
    <Panel
      title={words.title}
      help={<ClauseHelp topic="responsibility" agreement={view.agreement} />}
    >
      <p>
        {held === undefined ? (
          words.open
        ) : (
          <>
            {words.held} <b>{say(terms.owner[held])}</b>
          </>
        )}
      </p>
      {proposal && (
        <p className={css.proposal} data-disputed={proposal.disputed}>
          {(proposal.disputed ? words.disputed : words.proposed)(
            say(terms.party[proposal.by]),
            say(terms.owner[proposal.holder]),
          )}
        </p>
      )}
      {forceMajeure.length > 0 && (
        <>
          <h3>{words.forceMajeure}</h3>
          <ul className={css.list}>
            {forceMajeure.map((claim) => (
              <Claim key={claim.from} claim={claim} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Claim({ claim }: { claim: IncidentView['forceMajeure'][number] }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.responsibility;
  const { from, to, verdict } = claim;
  return (
    <li>
      <p>
        {to === undefined
          ? words.since(time.absolute(from), time.relative(from))
          : words.span(
              time.absolute(from),
              time.absolute(to),
              time.duration(Date.parse(to) - Date.parse(from)),
            )}
      </p>
      <p className="muted small">{words.verdict[verdict]}</p>
    </li>
  );
}
