/** What a signature is put under, as the desk states it: facts, minutes of each owner, promises. */
import type { Closing } from '../../../../http/contract/closing.ts';
import { owners } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { Minutes } from '../side/outage-strip.tsx';
import css from './closing.module.css';

export function SigningFacts({ closing }: { closing: Closing }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.closing;
  const { facts, version, head, statement } = closing;
  const { since, until } = facts.outage;
  const outageMs = Date.parse(until) - Date.parse(since);
  const byOwner = owners.map((owner) => ({ owner, ms: facts.minutes[owner] ?? 0 }));
  return (
    <section className={css.facts} aria-label={words.signedFacts}>
      <h3>{words.signedFacts}</h3>
      <ul>
        <li>
          {facts.code} · {facts.site} · {facts.circuit}
        </li>
        <li>
          {say(terms.symptom[facts.symptom])}: {time.absolute(since)} – {time.absolute(until)} (
          {time.duration(outageMs)})
        </li>
        {facts.notifiedAt !== undefined && (
          <li>
            {say(terms.event['carrier-notified'])}: {time.absolute(facts.notifiedAt)}
          </li>
        )}
        {facts.cause !== undefined && <li>{words.cause(facts.cause)}</li>}
        <li>{words.cycles(Math.max(1, facts.cycles))}</li>
        {facts.responsibility !== undefined && (
          <li>{words.held(say(terms.owner[facts.responsibility]))}</li>
        )}
        {facts.rfo && <li>{words.rfo(time.duration(facts.rfo.allowedMs))}</li>}
      </ul>
      <Minutes byOwner={byOwner.filter(({ ms }) => ms > 0)} />
      <Promises promises={facts.promises} />
      <p className="muted small">{words.record(version, head.slice(0, 12))}</p>
      <p className="muted small">{words.statement(statement.slice(0, 12))}</p>
    </section>
  );
}

function Promises({ promises }: Pick<Closing['facts'], 'promises'>) {
  const { w, say } = useWords();
  const time = useTime();
  if (promises.length === 0) return null;
  return (
    <>
      <h3>{w.incident.promises.title}</h3>
      <ul>
        {promises.map(({ clock, cycle, round, dueAt, status }) => (
          <li key={`${clock} ${cycle} ${round}`}>
            {say(terms.clock[clock])}, {time.absolute(dueAt)}: {say(terms.clockStatus[status])}
          </li>
        ))}
      </ul>
    </>
  );
}
