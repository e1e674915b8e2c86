/** The figures of the wall: how much is open and late, the longest outage, the next deadline. */
import { Link } from 'wouter';
import type { WallStanding } from '../../../http/contract/board.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './figures.module.css';

/** `names`: whether the incidents behind them are named, with a way to each. */
export function Figures({ standing }: { standing: WallStanding }) {
  const { w } = useWords();
  const words = w.map;
  const time = useTime();
  const { open, overdue, worst, longest } = standing;
  return (
    <dl className={css.figures}>
      <div>
        <dt>{words.open}</dt>
        <dd className={css.big}>{w.common.number(open)}</dd>
      </div>
      <div data-late={overdue > 0}>
        <dt>{words.overdue}</dt>
        <dd className={css.big}>{w.common.number(overdue)}</dd>
      </div>
      <div className={css.wide}>
        <dt>{words.next}</dt>
        <dd>
          {worst ? (
            <>
              <Deadline dueAt={worst.dueAt} clock={worst.clock} withClock />
              <Link href={`/su-co/${worst.code}`} className="tap">
                {worst.siteName}
              </Link>
            </>
          ) : (
            <span className="muted">{w.common.due.none}</span>
          )}
        </dd>
      </div>
      <div className={css.wide}>
        <dt>{words.longest}</dt>
        <dd>
          {longest ? (
            <>
              <b>
                <time dateTime={longest.since} title={time.full(longest.since)}>
                  {time.elapsed(time.now - Date.parse(longest.since))}
                </time>
              </b>
              <span className="muted small">{words.since(time.absolute(longest.since))}</span>
              <Link href={`/su-co/${longest.code}`} className="tap">
                {longest.siteName}
              </Link>
            </>
          ) : (
            <span className="muted">{words.noOutage}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}
