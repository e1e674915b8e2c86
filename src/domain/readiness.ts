/**
 * Whether a contact can be relied on: what a desk knows of it besides the agreement. Never a reason
 * not to tell somebody: a contact that nobody has verified is told all the same, and named as such.
 */
import type { Calendar, Contact, Instant, Millis } from './agreement.ts';
import { timeBetween } from './calendar.ts';
import { channelsOf, type Channel } from './ladder.ts';

/**
 * How long a verification counts. Half a year: posts and numbers change about yearly, and a drill
 * in each half of the year keeps every contact of the country fresh.
 */
export const verificationLastsMs: Millis = 180 * 86_400_000;

/** How an address was verified: by an answer, by a person who called, or as the paper says. */
export const verifiedHows = ['answered', 'called', 'paper'] as const;

/** Somebody was reached at an address. It says nothing of another address that came later. */
export interface Verification {
  contact: string;
  channel: Channel;
  address: string;
  at: Instant;
  how: (typeof verifiedHows)[number];
  by: string;
}

/** A contact is away, in [from, to). */
export interface Leave {
  contact: string;
  from: Instant;
  to: Instant;
  remark: string;
}

/** When a contact is there at all; without it: at every hour. */
export interface ContactHours {
  contact: string;
  hours: Pick<Calendar, 'utcOffsetMinutes' | 'weekdays' | 'hours'>;
}

/** All that a desk knows of the contacts of one agreement. */
export interface ContactData {
  verified: readonly Verification[];
  leave: readonly Leave[];
  hours: readonly ContactHours[];
}

/** From the one that can be relied on to the one that cannot be told at all. */
export const standings = [
  'ready',
  'off-hours',
  'never-verified',
  'expired',
  'on-leave',
  'unreachable',
] as const;
export type Standing = (typeof standings)[number];

/** One means of a contact, with its last verification. */
export interface Means {
  channel: Channel;
  address: string;
  verified?: Verification;
  expiresAt?: Instant;
}

/** How a contact stands at an instant. */
export interface ContactState {
  standing: Standing;
  means: Means[];
  /** The leave that it is on. */
  leave?: Leave;
}

/** Where the ladder would fail: nobody is reached there, or nobody has been for half a year. */
export function wouldFail(standing: Standing): boolean {
  return standing === 'unreachable' || standing === 'on-leave' || standing === 'expired';
}

/** How a contact stands at `at`; undefined: the level names nobody. */
export function stateOf(
  contact: Contact | undefined,
  data: ContactData,
  at: Instant,
): ContactState {
  const means = channelsOf(contact).map((one) => verifiedMeans(contact?.id, one, data, at));
  if (!contact || means.length === 0) return { standing: 'unreachable', means };
  const leave = data.leave.find((l) => l.contact === contact.id && l.from <= at && at < l.to);
  if (leave) return { standing: 'on-leave', means, leave };
  if (means.every((one) => one.verified === undefined))
    return { standing: 'never-verified', means };
  if (!means.some((one) => one.expiresAt !== undefined && at < one.expiresAt)) {
    return { standing: 'expired', means };
  }
  const hours = data.hours.find((one) => one.contact === contact.id)?.hours;
  return { standing: hours && !isWithin(hours, at) ? 'off-hours' : 'ready', means };
}

function verifiedMeans(
  contact: string | undefined,
  { channel, address }: { channel: Channel; address: string },
  { verified }: ContactData,
  at: Instant,
): Means {
  const last = verified
    .filter((v) => v.contact === contact && v.channel === channel && v.address === address)
    .filter((v) => v.at <= at)
    .reduce<Verification | undefined>((a, b) => (a && a.at >= b.at ? a : b), undefined);
  if (!last) return { channel, address };
  return { channel, address, verified: last, expiresAt: last.at + verificationLastsMs };
}

function isWithin(hours: ContactHours['hours'], at: Instant): boolean {
  return timeBetween({ ...hours, holidays: [], holidaysThrough: '' }, at, at + 1) > 0;
}
