/** One glance: what is wrong, since when, whose move, by when, what was promised. */
import type { ReactNode } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { Deadline } from '../../../parts/deadline.tsx';
import { StateBadge } from '../../../parts/state-badge.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { WhoseMove } from '../../../parts/whose-move.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { standingOf } from '../clocks/standing.ts';
import { outageOf } from '../side/outage.ts';
import { fateOf } from '../side/promises.ts';
import { awaitedOf } from './awaits.ts';
import css from './glance.module.css';

export function Glance({ view, me }: { view: IncidentView; me: Me }) {
  const { w, say } = useWords();
  const words = w.incident.glance;
  return (
    <section className={`card ${css.glance}`} aria-label={words.label}>
      <div className={css.head}>
        <div>
          <p className={css.code}>
            {view.code} · {view.circuit.code}
          </p>
          <p className={css.site}>{view.site.name}</p>
          <p className="muted">{view.province.name}</p>
        </div>
        <StateBadge state={view.state} withStep />
      </div>
      <dl className={css.facts}>
        <Fact name={words.what}>
          <b>{say(terms.symptom[view.symptom])}</b>
          <Since view={view} />
        </Fact>
        <Fact name={words.move}>
          <WhoseMove whoseMove={view.whoseMove} party={me.party} />
          <span>{w.incident.awaits[awaitedOf(view, me.party)]}</span>
        </Fact>
        <Fact name={words.due}>
          {view.due ? (
            <Deadline dueAt={view.due.dueAt} clock={view.due.clock} withClock />
          ) : (
            <span className="muted">{w.common.due.none}</span>
          )}
        </Fact>
        <Fact name={words.promised}>
          <Promised view={view} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Since({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.glance;
  const { totalMs, isOver } = outageOf(view, time.now);
  const isShort = totalMs < 60_000;
  const span = time.elapsed(totalMs);
  const from = time.absolute(view.outageSince);
  const running = isShort ? words.sinceNow(from) : words.since(from, span);
  return (
    <time dateTime={view.outageSince} title={time.full(view.outageSince)}>
      {isOver ? words.lasted(from, span) : running}
    </time>
  );
}

function Promised({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const time = useTime();
  const clock = view.clocks.findLast(
    (one) => one.clock === 'restoration' && one.cycle === view.cycle,
  );
  if (!clock) return <span className="muted">{w.incident.glance.nothingPromised}</span>;
  const fate = fateOf(clock, view, time.now);
  const { leftMs } = standingOf(clock, time.now);
  return (
    <>
      <b>{time.absolute(clock.dueAt)}</b>
      <span className={css.fate} data-fate={fate}>
        {w.incident.promises.fate[fate](time.duration(leftMs))}
      </span>
    </>
  );
}
