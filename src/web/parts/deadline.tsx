/** A deadline: what is left or overdue, ticking, with an icon, and the hour itself beside it. */
import { IconAlertTriangleFilled, IconClock, IconHourglassHigh } from '@tabler/icons-react';
import type { ClockName } from '../../http/contract/procedure.ts';
import { terms } from '../../http/contract/terms.ts';
import { useWords } from '../words/use-words.tsx';
import css from './deadline.module.css';
import { Figures } from './figures.tsx';
import { useNow } from './now.ts';
import { absolute, countdown } from './time.ts';

/** From here on a deadline is near. A matter of display: no rule depends on it. */
const soonMs = 30 * 60_000;

/** Within this the countdown tells seconds (see `countdown`), and a little before. */
const secondsMs = 11 * 60_000;

const icons = { overdue: IconAlertTriangleFilled, soon: IconHourglassHigh, ahead: IconClock };

interface Props {
  /** ISO 8601. */
  dueAt: string;
  clock: ClockName;
  /** Names the clock in sight too; it is always read aloud. */
  withClock?: boolean;
}

/** Seconds only where they are shown: a board of hundreds must not redraw for nothing. */
export function Deadline(props: Props) {
  const now = useNow('minute');
  const isNear = Math.abs(Date.parse(props.dueAt) - now) < secondsMs;
  return isNear ? <Ticking {...props} /> : <Told {...props} now={now} />;
}

function Ticking(props: Props) {
  return <Told {...props} now={useNow('second')} isTicking />;
}

interface ToldProps extends Props {
  now: number;
  isTicking?: boolean;
}

/**
 * The ticking words are hidden from screen readers, which hear the clock and the hour instead:
 * a number that changes every second must not be announced every second.
 */
function Told({ dueAt, clock, withClock = false, now, isTicking = false }: ToldProps) {
  const { w, say, lang } = useWords();
  const left = Date.parse(dueAt) - now;
  const kind = left < 0 ? 'overdue' : left < soonMs ? 'soon' : 'ahead';
  const Icon = icons[kind];
  const when = absolute(dueAt, now, lang);
  const span = countdown(left, lang);
  const words = left < 0 ? w.common.due.overdue(span) : w.common.due.left(span);
  return (
    <span className={css.deadline} data-kind={kind} data-stacked={withClock}>
      <Icon size={16} aria-hidden="true" />
      <span aria-hidden="true" className={css.words}>
        <b>{isTicking ? <Figures text={words} /> : words}</b>
        <time dateTime={dueAt} className={css.when}>
          {withClock ? `${when} · ${say(terms.clock[clock])}` : when}
        </time>
      </span>
      <span className="unseen">
        {w.common.due.at(say(terms.clock[clock]), when)}
        {left < 0 && `, ${say(terms.clockStatus.breached)}`}
      </span>
    </span>
  );
}
