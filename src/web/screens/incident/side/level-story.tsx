/** What happened to a level, in one line: told (late, early, by whom), skipped, or offered. */
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import type { LevelFact } from './levels.ts';
import css from './ladder.module.css';

/** Below this the desk was on time: it wakes at the deadline, not before it. */
const noticedMs = 60_000;

export function LevelStory({ fact }: { fact: LevelFact }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.ladder.told;
  const { kind, entry, data } = fact;
  const at = time.absolute(entry.at);
  if (kind === 'skipped') return <b className={css.bad}>{words.skipped(at)}</b>;
  if (kind === 'offered')
    return <b className={css.waits}>{words.waits(time.absolute(data.dueAt))}</b>;
  if (data.how !== 'due') {
    return (
      <>
        <b>{words[data.how](at, entry.actor.name)}</b>
        {data.reason !== undefined && <>: {data.reason}</>}
      </>
    );
  }
  const lateMs = data.lateMs ?? 0;
  if (lateMs < noticedMs) return <b>{words.due(at)}</b>;
  return <b className={css.waits}>{words.late(at, time.duration(lateMs))}</b>;
}
