/** One entry of the record, with its corrections beside it. */
import { IconPencil } from '@tabler/icons-react';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import { eventName, terms } from '../../../../http/contract/terms.ts';
import { PersonLine } from '../../../parts/person-line.tsx';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { EntryIcon } from './entry-icon.tsx';
import type { Level } from '../side/levels.ts';
import { tell } from './facts.ts';
import css from './timeline.module.css';

interface Props {
  entry: RecordEntry;
  corrections: RecordEntry[];
  levels: readonly Level[];
  onCorrect?: () => void;
}

/** A claim that differs from the receipt by less than this is the same moment to a reader. */
const sameMs = 60_000;

export function Entry({ entry, corrections, levels, onCorrect }: Props) {
  const { w, say } = useWords();
  const name = say(eventName(entry.type));
  return (
    <li className={css.entry} data-party={entry.actor.party} id={`entry-${entry.seq}`}>
      <EntryIcon type={entry.type} />
      <div className={css.body}>
        <div className={css.top}>
          <h3>{name}</h3>
          <span className={css.seq}>{w.incident.timeline.seq(entry.seq)}</span>
          {onCorrect && (
            <button
              type="button"
              className={css.correct}
              aria-label={w.incident.timeline.correct(entry.seq, name)}
              title={say(terms.command.correct)}
              onClick={onCorrect}
            >
              <IconPencil size={18} stroke={1.75} aria-hidden="true" />
            </button>
          )}
        </div>
        <Facts entry={entry} levels={levels} />
        {corrections.map((correction) => (
          <Correction key={correction.seq} correction={correction} />
        ))}
        <div className={css.source}>
          <p>
            <span className={css.side}>
              {entry.actor.party === 'desk'
                ? w.incident.timeline.desk
                : say(terms.party[entry.actor.party])}
            </span>{' '}
            <PersonLine {...entry.actor} />
          </p>
          {entry.actor.via && <p>{w.incident.timeline.byLink[entry.actor.via.channel]}</p>}
          <Times entry={entry} />
        </div>
      </div>
    </li>
  );
}

function Facts({ entry, levels }: Pick<Props, 'entry' | 'levels'>) {
  const { lang } = useWords();
  const { now } = useTime();
  return (
    <>
      {tell(entry, { lang, now, levels }).map((line, index) => (
        <p key={index} className={css.fact}>
          {line.label !== undefined && <span className="muted">{line.label}: </span>}
          {line.text}
        </p>
      ))}
    </>
  );
}

/** The time claimed and the time received, where they are not the same. */
function Times({ entry }: { entry: RecordEntry }) {
  const { w } = useWords();
  const time = useTime();
  const delay = Date.parse(entry.at) - Date.parse(entry.claimedAt);
  if (delay < sameMs) {
    return (
      <p>
        <When at={entry.at} />
      </p>
    );
  }
  return (
    <p>
      {w.incident.timeline.claimed} <When at={entry.claimedAt} /> ·{' '}
      {w.incident.timeline.received(time.absolute(entry.at), time.duration(delay))}
    </p>
  );
}

function Correction({ correction }: { correction: RecordEntry }) {
  const { w } = useWords();
  const { text } = correction.data;
  return (
    <div className={css.correction}>
      <p>
        <b>{w.incident.timeline.correctedBy(correction.seq)}</b> {String(text)}
      </p>
      <p className="muted small">
        {correction.actor.name}, <When at={correction.at} />
      </p>
    </div>
  );
}
