/** A clock's length drawn: from its start to its deadline, what has run, and where now is. */
import { clockTime } from '../../../parts/time.ts';
import css from './clocks.module.css';
import type { ClockView, Standing } from './standing.ts';

/** What is late is drawn too, but never so long that the agreed length shrinks to nothing. */
const overMax = 0.5;

/** Decoration: the words below say the same. */
export function ClockBar(props: { clock: ClockView; standing: Standing; now: number }) {
  const { clock, standing } = props;
  const [start, due] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
  const length = Math.max(1, due - start);
  const over = Math.min(overMax, Math.max(0, -standing.leftMs / length));
  const scale = 1 / (1 + over);
  const run = Math.min(1 + over, Math.max(0, (standing.endMs - start) / length)) * scale;
  const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`;
  return (
    <div className={css.drawn} aria-hidden="true">
      <div className={css.bar}>
        <div className={css.run} style={{ width: percent(Math.min(run, scale)) }} />
        {over > 0 && (
          <div className={css.over} style={{ left: percent(scale), width: percent(run - scale) }} />
        )}
        <div className={css.due} style={{ left: percent(scale) }} />
        {standing.isOpen && <div className={css.now} style={{ left: percent(run) }} />}
      </div>
      <div className={css.ends}>
        <span>{clockTime(clock.startedAt)}</span>
        <span style={{ left: percent(scale) }}>{clockTime(clock.dueAt)}</span>
      </div>
    </div>
  );
}
