/**
 * Whom the ladder names on the carrier's side, when each level falls due, and whether it was told.
 */
import { IconMail } from '@tabler/icons-react';
import type { Delivery } from '../../../../http/contract/deliveries.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useTold } from '../../../api/deliveries.ts';
import { useRecord } from '../../../api/queries.ts';
import { ChannelMark } from '../../../parts/delivery/channel.tsx';
import { DeliveryStatus } from '../../../parts/delivery/status.tsx';
import { isOver } from '../../../../http/contract/procedure.ts';
import { useNow } from '../../../parts/now.ts';
import { PhoneLink } from '../../../parts/phone-link.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { IfNobody } from './if-nobody.tsx';
import { LevelStory } from './level-story.tsx';
import { levelFacts, standingOfLevel, type Level, type LevelFact } from './levels.ts';
import css from './ladder.module.css';
import { Panel } from './panel.tsx';

export function Ladder({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const record = useRecord(asked);
  const told = useTold(asked);
  const { levels } = view.ladder;
  const neverAsked = isOver(view.state) && view.notifiedAt === undefined;
  if (levels.length === 0 || neverAsked) return null;
  const facts = levelFacts(record.data?.entries ?? []);
  return (
    <Panel
      title={w.incident.ladder.title}
      help={<ClauseHelp topic="ladder" agreement={view.agreement} />}
    >
      <p className="muted small">{w.incident.ladder.lead}</p>
      <ol className={css.list}>
        {levels.map((level) => (
          <LevelRow
            key={level.level}
            level={level}
            view={view}
            facts={facts.filter(({ data }) => data.level === level.level)}
            deliveries={(told.data ?? []).filter((one) => one.level === level.level)}
          />
        ))}
      </ol>
      <IfNobody view={view} />
    </Panel>
  );
}

interface RowProps {
  level: Level;
  view: IncidentView;
  facts: LevelFact[];
  deliveries: Delivery[];
}

function LevelRow({ level, view, facts, deliveries }: RowProps) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.ladder;
  const { contact } = level;
  const standing = standingOfLevel(facts, level.level, view.cycle);
  const earlier = facts.filter(({ kind, data }) => kind === 'told' && data.cycle !== view.cycle);
  return (
    <li className={css.level} data-standing={standing?.kind}>
      <div className={css.top}>
        <h3>{words.level(level.level)}</h3>
        <span className="muted small">
          {words.after(time.duration(level.afterMs))} · {w.incident.clocks.clause(level.clause)}
        </span>
      </div>
      <p>{standing ? <LevelStory fact={standing} /> : <FallsDue level={level} />}</p>
      <Means deliveries={deliveries} cycle={view.cycle} />
      <p>
        <b>{contact.name}</b>
        <br />
        <span className="muted small">{say(contact.title)}</span>
      </p>
      <div className={css.ways}>
        {contact.phone !== undefined && (
          <PhoneLink e164={contact.phone} printed={contact.phonePrinted} />
        )}
        {contact.email !== undefined && (
          <a className={css.mail} href={`mailto:${contact.email}`}>
            <IconMail size={18} stroke={1.75} aria-hidden="true" />
            {contact.email}
          </a>
        )}
      </div>
      {earlier.map((fact) => (
        <p key={fact.entry.seq} className="muted small">
          {words.earlier(fact.data.cycle)}: <LevelStory fact={fact} />
        </p>
      ))}
    </li>
  );
}

/** By what means the level was told in this cycle, and what became of each. */
function Means({ deliveries, cycle }: { deliveries: Delivery[]; cycle: number }) {
  const shown = deliveries.filter((one) => one.notice === 'escalated' && one.cycle === cycle);
  if (shown.length === 0) return null;
  return (
    <ul className={css.means}>
      {shown.map((one) => (
        <li key={one.id}>
          <ChannelMark channel={one.channel} />
          <DeliveryStatus status={one.status} channel={one.channel} />
        </li>
      ))}
    </ul>
  );
}

/** When the level falls due, or fell due; nothing here says that anybody was told. */
function FallsDue({ level }: { level: Level }) {
  const { w } = useWords();
  const time = useTime();
  const now = useNow('minute');
  const words = w.incident.ladder.due;
  if (level.dueAt === undefined || level.status === undefined) return words.notYet;
  const at = time.absolute(level.dueAt);
  if (level.status === 'met' || level.status === 'stopped') return words.spared(at);
  return Date.parse(level.dueAt) < now
    ? words.fell(at, time.relative(level.dueAt))
    : words.falls(at, time.relative(level.dueAt));
}
