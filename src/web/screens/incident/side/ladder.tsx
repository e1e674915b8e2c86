/** Whom the ladder names on the carrier's side, and when each level falls due (clause 3). */
import { IconMail } from '@tabler/icons-react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { isOver } from '../../../../http/contract/procedure.ts';
import { useNow } from '../../../parts/now.ts';
import { PhoneLink } from '../../../parts/phone-link.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './ladder.module.css';
import { Panel } from './panel.tsx';

type Level = IncidentView['ladder']['levels'][number];

export function Ladder({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const { levels } = view.ladder;
  const neverAsked = isOver(view.state) && view.notifiedAt === undefined;
  if (levels.length === 0 || neverAsked) return null;
  return (
    <Panel title={w.incident.ladder.title}>
      <p className="muted small">{w.incident.ladder.lead}</p>
      <ol className={css.list}>
        {levels.map((level) => (
          <LevelRow key={level.level} level={level} />
        ))}
      </ol>
    </Panel>
  );
}

function LevelRow({ level }: { level: Level }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.incident.ladder;
  const { contact } = level;
  return (
    <li className={css.level}>
      <div className={css.top}>
        <h3>{words.level(level.level)}</h3>
        <span className="muted small">
          {words.after(time.duration(level.afterMs))} · {w.incident.clocks.clause(level.clause)}
        </span>
      </div>
      <p>
        <FallsDue level={level} />
      </p>
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
    </li>
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
