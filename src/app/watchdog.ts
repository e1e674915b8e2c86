/**
 * The watchdog: a process of its own, on another machine if one likes, that compares what is due
 * with what was done. It asks outward only when all is well, so that its own silence is an alarm
 * too.
 */
import type { Instant, Millis } from '../domain/agreement.ts';
import { countMax, type Pulse } from '../store/watch.ts';

/** How much lateness is no alarm yet. */
export interface WatchLimits {
  /** A deadline that the engine has not noted: it is noted within milliseconds when it runs. */
  lateMs: Millis;
  /** The engine's silence: it passes once a minute at least, so two in a row were missed. */
  silentMs: Millis;
  /**
   * A notice whose turn has come and that nobody sends: past the pause of a gateway that is shut.
   */
  unsentMs: Millis;
}

export const usualLimits: WatchLimits = { lateMs: 30_000, silentMs: 150_000, unsentMs: 300_000 };

/** How often it looks. */
export const watchEveryMs: Millis = 60_000;

/** A database or receiver that has not answered by then is out of reach. */
const answerWithinMs: Millis = 10_000;

/** Something is wrong, in both languages. */
export interface Alarm {
  code: 'unreachable' | 'silent' | 'late' | 'unsent' | 'deaf' | 'heartbeat';
  vi: string;
  en: string;
}

/** What a pulse says is wrong; empty: all is well. */
function alarmsOf(pulse: Pulse, limits: WatchLimits): Alarm[] {
  const alarms: Alarm[] = [];
  const { now, engineAt, late, unsent } = pulse;
  if (engineAt === undefined) alarms.push(neverRan);
  else if (now - engineAt > limits.silentMs) alarms.push(silent(now - engineAt));
  if (late.count > 0) alarms.push(isLate(late.count, now - (late.since ?? now)));
  if (unsent.count > 0) alarms.push(isUnsent(unsent.count, now - (unsent.since ?? now)));
  for (const { name, since } of pulse.deaf) alarms.push(isDeaf(name, now - since));
  return alarms;
}

/** What a round of the watchdog works with. */
export interface Watch {
  /** Reads the pulse; throws where the database cannot be asked. */
  pulse: () => Promise<Pulse>;
  limits: WatchLimits;
  /** Asked when all is well; whoever listens there raises the alarm when it stays away. */
  heartbeatUrl: string | undefined;
}

/** One round: looks, and reports well-being outward. Never throws; what is wrong is an alarm. */
export async function watchOnce({ pulse, limits, heartbeatUrl }: Watch): Promise<Alarm[]> {
  let alarms: Alarm[];
  try {
    alarms = alarmsOf(await within(answerWithinMs, pulse()), limits);
  } catch (error) {
    return [unreachable(wordsOf(error))];
  }
  if (alarms.length > 0 || heartbeatUrl === undefined) return alarms;
  return ping(heartbeatUrl);
}

/** The line of an alarm, for a log that somebody greps. */
export function alarmLine({ code, vi, en }: Alarm, at: Instant): string {
  return `${new Date(at).toISOString()} ALARM ${code}: ${vi} / ${en}`;
}

async function ping(url: string): Promise<Alarm[]> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) });
    await answer.body?.cancel();
    return answer.ok ? [] : [unheard(`HTTP ${answer.status}`)];
  } catch (error) {
    return [unheard(wordsOf(error))];
  }
}

async function within<T>(ms: Millis, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** One line; the address of a heartbeat may be a secret, so only the cause is told. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0] ?? '';
}

const neverRan: Alarm = {
  code: 'silent',
  vi: 'bộ máy theo dõi hạn chưa chạy lần nào',
  en: 'the engine has never run',
};

function silent(ms: Millis): Alarm {
  return {
    code: 'silent',
    vi: `bộ máy theo dõi hạn im lặng ${seconds(ms)} giây`,
    en: `the engine has been silent for ${seconds(ms)} s`,
  };
}

function isLate(count: number, ms: Millis): Alarm {
  return {
    code: 'late',
    vi: `${many(count)} sự cố đã tới hạn mà chưa được ghi, lâu nhất ${seconds(ms)} giây`,
    en: `${many(count)} incidents are due and not noted, the oldest for ${seconds(ms)} s`,
  };
}

function isUnsent(count: number, ms: Millis): Alarm {
  return {
    code: 'unsent',
    vi: `${many(count)} tin chờ gửi quá lâu, lâu nhất ${seconds(ms)} giây`,
    en: `${many(count)} messages wait too long, the oldest for ${seconds(ms)} s`,
  };
}

function isDeaf(name: string, ms: Millis): Alarm {
  return {
    code: 'deaf',
    vi: `không đọc được hộp thư ${name} đã ${seconds(ms)} giây: không phải là không có thư`,
    en: `the mailbox ${name} was not read for ${seconds(ms)} s: that is not "nothing new"`,
  };
}

function unreachable(why: string): Alarm {
  return {
    code: 'unreachable',
    vi: `không hỏi được cơ sở dữ liệu: ${why}`,
    en: `the database cannot be asked: ${why}`,
  };
}

function unheard(why: string): Alarm {
  return {
    code: 'heartbeat',
    vi: `mọi việc ổn, nhưng nơi nhận nhịp báo không nhận: ${why}`,
    en: `all is well, but the heartbeat was not taken: ${why}`,
  };
}

function many(count: number): string {
  return count >= countMax ? `≥ ${countMax}` : String(count);
}

function seconds(ms: Millis): number {
  return Math.round(ms / 1_000);
}
