/** How fast messages go: to one address, through one gateway, and again after a failure. Pure. */
import type { Instant, Millis } from '../domain/agreement.ts';

/** What bounds the sending; every figure can be another one in a test. */
export interface SendingRules {
  /** The most messages to one address within an hour; what is more waits, and goes as one. */
  perHourMax: number;
  /** The most messages a minute through one gateway. */
  perMinuteMax: number;
  /** The most messages that one process sends at once through one gateway. */
  atOnceMax: number;
  /** The most tries of a message. */
  attemptsMax: number;
  firstRetryMs: Millis;
  retryMaxMs: Millis;
  /** After so many failures in a row a gateway is left alone for a while. */
  shutAfter: number;
  shutMs: Millis;
  shutMaxMs: Millis;
  /** After so long a sender counts as dead, and another takes its message over. */
  leaseMs: Millis;
}

/**
 * The rules of a desk: eight tries over about half an hour, twenty messages an hour to one address;
 * and ten a second, so that seven hundred offices that fail together are told within two minutes.
 */
export const usualRules: SendingRules = {
  perHourMax: 20,
  perMinuteMax: 600,
  atOnceMax: 8,
  attemptsMax: 8,
  firstRetryMs: 15_000,
  retryMaxMs: 900_000,
  shutAfter: 5,
  shutMs: 60_000,
  shutMaxMs: 600_000,
  // Longer than any messenger's own time limit: nobody is taken for dead while it still sends.
  leaseMs: 150_000,
};

export const hourMs = 3_600_000;

/**
 * When the next message to an address may go, given when the last hour's went (ascending). The n-th
 * waits n times a step, so that a flood comes in ever larger bundles and never runs into the cap:
 * with 20 an hour, the first at once, the second after 19 s, and none waits more than six minutes.
 */
export function allowedAt(sent: readonly Instant[], now: Instant, perHourMax: number): Instant {
  const last = sent.at(-1);
  if (last === undefined) return now;
  const step = (2 * hourMs) / Math.max(2, perHourMax * (perHourMax - 1));
  const spaced = last + Math.ceil(sent.length * step);
  const leaving = sent[sent.length - perHourMax];
  return Math.max(now, spaced, leaving === undefined ? 0 : leaving + hourMs);
}

/** How a gateway has been doing. */
export interface GatewayHealth {
  failures: number;
  shutUntil?: Instant;
  pacedUntil?: Instant;
}

/** How many messages a gateway takes now, at its rate; a tenth of a minute's may go at once. */
export function roomOf(health: GatewayHealth, now: Instant, rules: SendingRules): number {
  if (isShut(health, now)) return 0;
  const { spacing, burst } = rateOf(rules);
  const ahead = Math.max(0, (health.pacedUntil ?? 0) - now);
  const room = Math.floor((burst * spacing - ahead) / spacing);
  return Math.max(0, isProbing(health, rules) ? Math.min(1, room) : room);
}

/** The rate's mark after `count` more messages. */
export function pacedAfter(
  health: GatewayHealth,
  now: Instant,
  count: number,
  rules: SendingRules,
): Instant {
  return Math.ceil(Math.max(now, health.pacedUntil ?? 0) + count * rateOf(rules).spacing);
}

/** When a gateway that has no room takes the next message. */
export function roomAt(health: GatewayHealth, now: Instant, rules: SendingRules): Instant {
  const { spacing, burst } = rateOf(rules);
  const free = (health.pacedUntil ?? 0) - (burst - 1) * spacing;
  return Math.max(now, Math.ceil(free), health.shutUntil ?? 0);
}

/** Whether a gateway is left alone now. */
export function isShut({ shutUntil }: GatewayHealth, now: Instant): boolean {
  return shutUntil !== undefined && shutUntil > now;
}

/** Whether a gateway that failed is to be tried with a single message. */
export function isProbing({ failures }: GatewayHealth, rules: SendingRules): boolean {
  return failures >= rules.shutAfter;
}

/** Until when a gateway is left alone after so many failures in a row; undefined: it is not. */
export function shutFor(failures: number, rules: SendingRules): Millis | undefined {
  if (failures < rules.shutAfter) return undefined;
  return Math.min(rules.shutMaxMs, rules.shutMs * 2 ** (failures - rules.shutAfter));
}

/**
 * How long until the next try after `attempts`: doubled each time, and up to a quarter more or less
 * by chance (`random` in 0 … 1), so that what failed together does not come back together.
 */
export function retryAfter(attempts: number, rules: SendingRules, random: number): Millis {
  const base = Math.min(rules.retryMaxMs, rules.firstRetryMs * 2 ** (attempts - 1));
  return Math.round(base * (0.75 + random / 2));
}

function rateOf({ perMinuteMax }: SendingRules): { spacing: Millis; burst: number } {
  return { spacing: 60_000 / perMinuteMax, burst: Math.max(1, Math.floor(perMinuteMax / 10)) };
}
