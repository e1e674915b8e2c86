/** What a signature is put under: the facts, the minutes of each owner, the promises. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { Minutes } from '../side/outage-strip.tsx';
import { outageOf } from '../side/outage.ts';
import { promisesOf } from '../side/promises.ts';
import css from './closing.module.css';

export function SigningFacts({ asked, view }: { asked: string; view: IncidentView }) {
  const { w, say } = useWords();
  const time = useTime();
  const record = useRecord(asked);
  const words = w.incident.closing;
  const outage = outageOf(view, time.now);
  const promises = promisesOf(view, record.data?.entries ?? [], time.now).toReversed();
  const until = view.outageUntil ?? view.fixedAt;
  return (
    <section className={css.facts} aria-label={words.signedFacts}>
      <h3>{words.signedFacts}</h3>
      <ul>
        <li>
          {view.code} · {view.site.name} · {view.circuit.code}
        </li>
        <li>
          {say(terms.symptom[view.symptom])}: {time.absolute(view.outageSince)}
          {until !== undefined && ` – ${time.absolute(until)}`} ({time.duration(outage.totalMs)})
        </li>
        {view.diagnosis && <li>{words.cause(view.diagnosis.cause)}</li>}
        <li>{words.cycles(Math.max(1, view.cycle))}</li>
        {view.responsibility !== undefined && (
          <li>{words.held(say(terms.owner[view.responsibility]))}</li>
        )}
      </ul>
      <Minutes outage={outage} />
      {promises.length > 0 && (
        <>
          <h3>{w.incident.promises.title}</h3>
          <ul>
            {promises.map(({ clock, given, fate, leftMs }) => (
              <li key={`${clock.cycle} ${clock.round}`}>
                {time.absolute(given?.etrMs ?? clock.dueAt)}:{' '}
                {w.incident.promises.fate[fate](time.duration(leftMs))}
              </li>
            ))}
          </ul>
        </>
      )}
      {record.data && (
        <p className="muted small">
          {words.record(record.data.entries.length, record.data.head.slice(0, 12))}
        </p>
      )}
    </section>
  );
}
