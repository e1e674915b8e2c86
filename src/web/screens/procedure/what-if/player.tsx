/** Plays the time line: a button, and a handle that eye, thumb and arrow keys can move. */
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './what-if.module.css';

/** How long the whole of it takes to play: long enough to read each moment as it comes. */
const playMs = 12_000;

interface Props {
  /** The instants between which it is played, in milliseconds since 1970. */
  from: number;
  until: number;
  value: number;
  onChange: (at: number) => void;
}

export function Player({ from, until, value, onChange }: Props) {
  const words = useWords().w.procedure.whatIf;
  const time = useTime();
  /** From which instant it plays; undefined: it stands. */
  const [start, setStart] = useState<number | undefined>();
  const playing = start !== undefined;
  useEffect(() => {
    if (start === undefined) return undefined;
    const begun = performance.now();
    let frame = requestAnimationFrame(step);
    function step(now: number): void {
      const at = Math.min(until, (start ?? from) + ((now - begun) / playMs) * (until - from));
      onChange(Math.round(at));
      if (at < until) frame = requestAnimationFrame(step);
      else setStart(undefined);
    }
    return () => cancelAnimationFrame(frame);
  }, [start, from, until, onChange]);
  const toggle = (): void => setStart(playing ? undefined : value >= until ? from : value);
  const said = `${time.clock(value)} · ${words.after(time.duration(value - from))}`;
  return (
    <div className={css.player}>
      <button type="button" onClick={toggle} aria-pressed={playing}>
        {playing ? (
          <IconPlayerPause size={20} aria-hidden="true" />
        ) : (
          <IconPlayerPlay size={20} aria-hidden="true" />
        )}
        {playing ? words.pause : words.play}
      </button>
      <input
        type="range"
        aria-label={words.shownUpTo}
        aria-valuetext={said}
        min={from}
        max={until}
        step={60_000}
        value={value}
        onChange={(event) => {
          setStart(undefined);
          onChange(Number(event.currentTarget.value));
        }}
      />
      <output>{said}</output>
    </div>
  );
}
