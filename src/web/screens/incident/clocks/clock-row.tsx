/** One clock: its name and clause, its length drawn, its standing in words. */
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconClock,
  IconClockX,
  IconMinus,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { Deadline } from '../../../parts/deadline.tsx';
import { useNow } from '../../../parts/now.ts';
import { clockTime } from '../../../parts/time.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClockBar } from './clock-bar.tsx';
import css from './clocks.module.css';
import { standingOf, type ClockView, type Standing } from './standing.ts';
import { Why } from './why.tsx';

const icons = {
  running: IconClock,
  paused: IconPlayerPause,
  met: IconCircleCheck,
  'met-late': IconClockX,
  breached: IconAlertTriangleFilled,
  stopped: IconMinus,
};

interface Props {
  clock: ClockView;
  /** The id or code under which the screen shows the incident. */
  asked: string;
  view: IncidentView;
}

export function ClockRow({ clock, asked, view }: Props) {
  const { w, say } = useWords();
  const now = useNow('second');
  const [asking, setAsking] = useState(false);
  const id = useId();
  const words = w.incident.clocks;
  const standing = standingOf(clock, now);
  const Icon = icons[standing.status];
  return (
    <li className={css.clock} data-status={standing.status}>
      <div className={css.name}>
        <h3>
          {say(terms.clock[clock.clock])}
          {clock.round > 1 && <span className="muted"> · {words.round(clock.round)}</span>}
        </h3>
        <span className="muted small">{words.clause(clock.clause)}</span>
      </div>
      <ClockBar clock={clock} standing={standing} now={now} />
      <div className={css.standing}>
        {isTicking(standing) ? (
          <Deadline dueAt={clock.dueAt} clock={clock.clock} />
        ) : (
          <>
            <Icon size={16} aria-hidden="true" className={css.icon} />
            <span>
              <b>{say(terms.clockStatus[standing.status])}</b>{' '}
              <Outcome clock={clock} standing={standing} />
            </span>
          </>
        )}
      </div>
      <button
        type="button"
        className={css.why}
        aria-expanded={asking}
        aria-controls={id}
        onClick={() => setAsking(!asking)}
      >
        {words.why(clockTime(clock.dueAt))}
      </button>
      <div id={id} hidden={!asking} className={css.reasons}>
        {asking && <Why clock={clock} asked={asked} view={view} />}
      </div>
    </li>
  );
}

function isTicking({ status, isOpen }: Standing): boolean {
  return isOpen && (status === 'running' || status === 'breached');
}

/** By how much it was met or missed, or when it lost its sense. */
function Outcome({ clock, standing }: { clock: ClockView; standing: Standing }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.clocks.outcome;
  const at = time.absolute(standing.endMs);
  const span = time.duration(standing.leftMs);
  const due = time.absolute(clock.dueAt);
  switch (standing.status) {
    case 'met':
      return words.met(at, span);
    case 'met-late':
      return words.late(at, span, due);
    case 'breached':
      return words.breached(span, due, at);
    case 'paused':
      return words.paused(at, span);
    case 'stopped':
      return words.stopped(at, due);
    case 'running':
      return null;
  }
}
