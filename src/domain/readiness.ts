/**
 * Whether a contact can be relied on: what a desk knows of it besides the agreement. Never a reason
 * not to tell somebody: a contact that nobody has verified is told all the same, and named as such.
 */
import type { Contact, Hours, Instant, Millis } from './agreement.ts';
import { timeBetween } from './calendar.ts';
import { channelsOf, type Channel } from './ladder.ts';

/**
 * How long a verification counts. Half a year: posts and numbers change about yearly, and a drill
 * in each half of the year keeps every contact of the country fresh.
 */
export const verificationLastsMs: Millis = 180 * 86_400_000;

/** How an address was verified: by an answer, by a person who called, or as the paper says. */
export const verifiedHows = ['answered', 'called', 'paper'] as const;

/**
 * How a means of the desk's stands. `dead`: a gateway that failed and is left alone; `silent`: a
 * mailbox that was not reached; `absent`: contacts have such an address, and nothing sends there.
 */
export const meansStandings = ['works', 'unused', 'dead', 'silent', 'absent'] as const;

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
  /** Another contact of the agreement, who is told as well meanwhile. */
  deputy?: string;
}

/** When a contact is there at all; without it: at every hour. */
export interface ContactHours {
  contact: string;
  hours: Hours;
}

/** All that a desk knows of the contacts of one agreement. */
export interface ContactData {
  verified: readonly Verification[];
  leave: readonly Leave[];
  hours: readonly ContactHours[];
  /** The agreement's contacts, among whom a deputy is found; absent: there are none. */
  contacts?: readonly Contact[];
}

/** From the one that can be relied on to the one that cannot be told at all. */
export const standings = [
  'ready',
  'off-hours',
  'deputised',
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
  /** Who is told as well while it lasts. */
  deputy?: { id: string; name: string };
  /** When it can be reached; absent: at every hour. */
  hours?: Hours;
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
  const hours = data.hours.find((one) => one.contact === contact.id)?.hours;
  const known = { means, ...(hours ? { hours } : {}) };
  const leave = leaveAt(contact.id, data, at);
  if (leave) {
    const deputy = deputyOf(leave, data, at);
    if (!deputy) return { standing: 'on-leave', ...known, leave };
    return { standing: 'deputised', ...known, leave, deputy };
  }
  if (means.every((one) => one.verified === undefined))
    return { standing: 'never-verified', ...known };
  if (!means.some((one) => one.expiresAt !== undefined && at < one.expiresAt)) {
    return { standing: 'expired', ...known };
  }
  return { standing: hours && !isWithin(hours, at) ? 'off-hours' : 'ready', ...known };
}

function leaveAt(contact: string, { leave }: ContactData, at: Instant): Leave | undefined {
  return leave.find((one) => one.contact === contact && one.from <= at && at < one.to);
}

/** Who stands in; nobody where the deputy is away too, or has no means: no chain of deputies. */
function deputyOf(leave: Leave, data: ContactData, at: Instant): ContactState['deputy'] {
  const found = data.contacts?.find(({ id }) => id === leave.deputy && id !== leave.contact);
  if (!found || channelsOf(found).length === 0) return undefined;
  return leaveAt(found.id, data, at) ? undefined : { id: found.id, name: found.name };
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

function isWithin(hours: Hours, at: Instant): boolean {
  return timeBetween({ ...hours, holidays: [], holidaysThrough: '' }, at, at + 1) > 0;
}
