/** The wall: the country on a screen that nobody touches. It says when it is not live. */
import { ActionIcon } from '@mantine/core';
import {
  IconArrowLeft,
  IconMaximize,
  IconPlugConnectedX,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Wall } from '../../../http/contract/board.ts';
import { startLive, useLostSince } from '../../api/live.ts';
import { useWall } from '../../api/board.ts';
import { Choice } from '../../parts/choice.tsx';
import { useNow } from '../../parts/now.ts';
import { Loading } from '../../parts/screen.tsx';
import { SchemeChoice } from '../../parts/scheme-choice.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useDeeds } from '../../shell/keys.ts';
import { useWords } from '../../words/use-words.tsx';
import { useAwake } from './awake.ts';
import { makeChime } from './chime.ts';
import { Country } from './country.tsx';
import { Figures } from './figures.tsx';
import { Legend } from './legend.tsx';
import { useDrawn } from './map.tsx';
import { Ranking } from './ranking.tsx';
import { useRoom } from './use-room.ts';
import css from './wall.module.css';

export default function WallScreen() {
  const { w } = useWords();
  const client = useQueryClient();
  useEffect(() => startLive(client), [client]);
  useEffect(() => {
    document.title = `${w.common.nav.wall} · ${w.common.product}`;
  }, [w]);
  useAwake();
  const wall = useWall();
  const [drawn, setDrawn] = useDrawn();
  return (
    <main className={css.wall}>
      <header className={css.head}>
        <h1>{w.common.nav.wall}</h1>
        <Clock />
        <Controls wall={wall.data} />
        <Choice
          label={w.map.drawn}
          hideLabel
          value={drawn}
          options={[
            { value: 'map', label: w.map.asMap },
            { value: 'tiles', label: w.map.asTiles },
          ]}
          onChange={setDrawn}
        />
        <SchemeChoice hideLabel />
      </header>
      <NotLive failed={wall.isError} since={wall.dataUpdatedAt} />
      {wall.data ? (
        <div className={css.columns}>
          <section className={css.side}>
            <Figures standing={wall.data} />
            <Ranked wall={wall.data} />
            <Legend />
          </section>
          <div className={css.country}>
            <Country wall={wall.data} drawn={drawn} />
          </div>
        </div>
      ) : (
        <Loading />
      )}
    </main>
  );
}

/** As much of the ranking as the screen has room for, and how much more there is. */
function Ranked({ wall }: { wall: Wall }) {
  const [place, room] = useRoom();
  return (
    <div ref={place} className={css.ranked}>
      <Ranking provinces={wall.provinces} most={room} />
    </div>
  );
}

function Clock() {
  const now = useNow('second');
  const time = useTime();
  return (
    <p className={css.clock}>
      <b>{time.clock(now)}</b> <span className="muted">{time.weekDate(now)}</span>
    </p>
  );
}

/** Since when what is shown may be old. Its region is always there, so that it is announced. */
function NotLive({ failed, since }: { failed: boolean; since: number }) {
  const { w } = useWords();
  const time = useTime();
  const lost = useLostSince() ?? (failed ? since : undefined);
  return (
    <div role="status">
      {lost !== undefined && (
        <p className={css.lost}>
          <IconPlugConnectedX size={22} aria-hidden="true" />
          {w.map.notLive(time.absolute(lost))}
        </p>
      )}
    </div>
  );
}

function Controls({ wall }: { wall: Wall | undefined }) {
  const { w } = useWords();
  const words = w.map;
  const [sounds, toggle] = useChime(wall);
  const full = (): void => {
    const { fullscreenElement, documentElement } = document;
    // Refused by a browser that has none: the page stays as it is.
    void (
      fullscreenElement ? document.exitFullscreen() : documentElement.requestFullscreen()
    ).catch(() => undefined);
  };
  useDeeds(w.common.nav.wall, [
    { id: 'full', keys: ['f'], label: words.full, isAct: true, run: full },
    { id: 'sound', keys: ['m'], label: words.sound, isAct: true, run: toggle },
  ]);
  const Icon = sounds ? IconVolume : IconVolumeOff;
  return (
    <div className={css.controls}>
      <ActionIcon component={Link} href="/ban-do" aria-label={words.leave} title={words.leave}>
        <IconArrowLeft size={22} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        aria-label={words.sound}
        title={words.sound}
        aria-pressed={sounds}
        onClick={toggle}
      >
        <Icon size={22} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon aria-label={words.full} title={words.full} onClick={full}>
        <IconMaximize size={22} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

/** A tone for each new overdue, once somebody has asked for it: a page may not sound by itself. */
function useChime(wall: Wall | undefined): [boolean, () => void] {
  const [chime, setChime] = useState<ReturnType<typeof makeChime>>();
  const before = useRef<Map<string, number>>(undefined);
  useEffect(() => {
    if (!wall) return;
    const now = new Map(wall.provinces.map(({ code, overdue }) => [code, overdue]));
    const isWorse = [...now].some(([code, late]) => late > (before.current?.get(code) ?? 0));
    if (before.current && isWorse) chime?.sound();
    before.current = now;
  }, [wall, chime]);
  const toggle = (): void => {
    void chime?.close();
    if (chime) return setChime(undefined);
    const made = makeChime();
    made.sound();
    setChime(made);
  };
  return [chime !== undefined, toggle];
}
