/** The outage minute by minute: whose each is, by colour, by pattern and in a table. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { EventType } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { turnsOf, type Turn } from './causes.ts';
import { outageOf, type Outage } from './outage.ts';
import { ClauseHelp } from '../help/clause-help.tsx';
import css from './outage.module.css';
import { Panel } from './panel.tsx';

export function OutageStrip({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const record = useRecord(asked);
  const time = useTime();
  const outage = outageOf(view, time.now);
  const words = w.incident.outage;
  const end = outage.spans.at(-1)?.toMs ?? time.now;
  return (
    <Panel
      title={words.title}
      aside={
        <span>
          <b>{time.duration(outage.totalMs)}</b>{' '}
          <span className="muted small">{outage.isOver ? words.over : words.running}</span>
        </span>
      }
      help={<ClauseHelp topic="outage" agreement={view.agreement} />}
    >
      <div aria-hidden="true">
        <Strip outage={outage} />
        <div className={css.ends}>
          <span>{time.absolute(view.outageSince)}</span>
          <span>{outage.isOver ? time.absolute(end) : words.now}</span>
        </div>
      </div>
      <Turns turns={turnsOf(outage, record.data?.entries ?? [])} />
      <Minutes byOwner={outage.byOwner} />
      <p className="muted small">{words.explained}</p>
    </Panel>
  );
}

/** The strip alone. Decoration: `Minutes` says the same. */
function Strip({ outage }: { outage: Outage }) {
  const { say } = useWords();
  const time = useTime();
  const titleOf = ({ owner, fromMs, toMs }: Outage['spans'][number]): string =>
    `${say(terms.owner[owner])}: ${time.absolute(fromMs)} – ${time.absolute(toMs)}`;
  return (
    <div className={css.strip}>
      {outage.spans.map((span) => (
        <div
          key={span.fromMs}
          className={css.span}
          data-owner={span.owner}
          style={{ flexGrow: Math.max(1, span.toMs - span.fromMs) }}
          title={titleOf(span)}
        />
      ))}
    </div>
  );
}

/** When the minutes changed hands, by whose entry: the same list for both sides. */
function Turns({ turns }: { turns: Turn[] }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.outage;
  return (
    <ol className={css.turns} aria-label={words.turns}>
      {turns.map(({ atMs, entry, owner }) => (
        <li key={`${atMs} ${owner ?? 'over'}`}>
          <span className={css.key} data-owner={owner} aria-hidden="true" />
          <time dateTime={new Date(atMs).toISOString()}>{time.absolute(atMs)}</time>
          <span>
            {owner === undefined ? words.ends : words.goesTo(say(terms.owner[owner]))}
            {entry && (
              <span className="muted small">
                {' · '}
                {say(terms.event[entry.type as EventType])} #{entry.seq}, {entry.actor.name}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The minutes by owner, as both sides sign them. */
export function Minutes({ byOwner }: Pick<Outage, 'byOwner'>) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.outage;
  return (
    <table className={css.table}>
      <caption className="unseen">{words.caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{words.owner}</th>
          <th scope="col">{words.minutes}</th>
          <th scope="col">{words.span}</th>
        </tr>
      </thead>
      <tbody>
        {byOwner.map(({ owner, ms }) => (
          <tr key={owner}>
            <th scope="row">
              <span className={css.key} data-owner={owner} aria-hidden="true" />
              {say(terms.owner[owner])}
            </th>
            <td>{words.minutesOf(Math.floor(ms / 60_000))}</td>
            <td className="muted">{time.duration(ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
