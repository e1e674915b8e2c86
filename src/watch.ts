/** `thongsuot watch`: the watchdog's process. It starts nothing and ends nothing of the desk. */
import { setTimeout as delay } from 'node:timers/promises';
import {
  alarmLine,
  usualLimits,
  watchEveryMs,
  watchOnce,
  type Alarm,
  type WatchLimits,
} from './app/watchdog.ts';
import type { Config } from './config.ts';
import { connect } from './store/connect.ts';
import { findDatabase } from './store/postgres.ts';
import { readPulse, type Pulse } from './store/watch.ts';

/** How a watchdog is run. */
export interface WatchOptions {
  once: boolean;
  say: (line: string) => void;
  /** Ends the watch after the round under way. */
  signal: AbortSignal;
  limits?: WatchLimits;
  everyMs?: number;
}

/** Watches until it is ended, or once. Gives 1 where the last look found something wrong. */
export async function watch(config: Config, options: WatchOptions): Promise<number> {
  const { once, say, signal, limits = usualLimits, everyMs = watchEveryMs } = options;
  const pulse = (): Promise<Pulse> => pulseOf(config, limits);
  let before = '';
  for (;;) {
    const alarms = await watchOnce({ pulse, limits, heartbeatUrl: config.watchHeartbeatUrl });
    const codes = alarms.map(({ code }) => code).join(' ');
    for (const line of linesOf(alarms, before)) say(line);
    before = codes;
    if (once || signal.aborted) return alarms.length > 0 ? 1 : 0;
    // Aborted while it sleeps: the end that was asked for, no failure.
    await delay(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return alarms.length > 0 ? 1 : 0;
  }
}

/** A database of its own each round: one that hangs must not hold up the next look. */
async function pulseOf(config: Config, limits: WatchLimits): Promise<Pulse> {
  const store = connect(await findDatabase(config));
  try {
    return await readPulse(store, limits);
  } finally {
    // Not waited for: a server that does not answer would hold up the alarm about itself.
    void store.db.destroy();
  }
}

/** Alarms every round while they last; well-being once, when it comes back. */
function linesOf(alarms: readonly Alarm[], before: string): string[] {
  const at = Date.now();
  if (alarms.length > 0) return alarms.map((alarm) => alarmLine(alarm, at));
  if (before === '') return [];
  return [`${new Date(at).toISOString()} WELL: mọi việc ổn trở lại / all is well again`];
}
