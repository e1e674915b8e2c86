/**
 * What a process takes in hand: in one transaction, what waits becomes messages and each is written
 * down as being tried. Whatever happens to the process afterwards, that is known.
 */
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Messenger } from '../notify/messenger.ts';
import type { Store } from '../store/connect.ts';
import { addLinks } from '../store/answer-links.ts';
import { addMessages, beginTries, giveUp, unsentMessages } from '../store/messages.ts';
import * as queue from '../store/outbox.ts';
import type { DB } from '../store/schema.ts';
import { readSwitch } from '../store/switch.ts';
import { readWordings } from '../store/wordings.ts';
import { standIn, type Which } from './outbox-fallback.ts';
import { writeMessages, type Writer } from './outbox-write.ts';
import * as pace from './pace.ts';

/** The means that a desk has, by channel. */
export type Messengers = Partial<Record<string, Messenger>>;

/** What claiming works with. */
export interface Claiming extends Writer {
  store: Store;
  messengers: Messengers;
  rules: pace.SendingRules;
  /** How many messages this process is sending by a channel right now. */
  inFlight: (channel: string) => number;
}

/** A message in this process's hands. */
export interface Job {
  message: queue.DueMessage;
  /** Which try this is; the try's own key. */
  attempt: number;
  messenger: Messenger;
  /** Whether it tries a gateway that had failed. */
  isProbe: boolean;
}

/** What a claim gave. */
export interface Claimed {
  jobs: Job[];
  /** Whether anything was moved at all: then there may be more. */
  moved: boolean;
  /** When there is something to do again; undefined: nothing waits. */
  wakeAt?: Instant;
}

/** How many recipients one transaction takes. */
const groupsMax = 200;

/** Why something was not sent, in the words of the evidence. */
export const reasons = {
  sunk: 'delivery is not live: this is what would have been sent',
  beforeLive: 'queued before delivery went live: not sent',
  switchedOff: 'delivery was switched off before this was confirmed as sent',
  noGateway: 'no gateway for this channel',
  tooOften: 'given up after too many tries',
} as const;

/** Takes in hand what may go now. */
export async function claim(claiming: Claiming, now: Instant): Promise<Claimed> {
  return claiming.store.db.transaction().execute(async (tx) => {
    await queue.lockOutbox(tx);
    const [turn] = await readSwitch(tx);
    if (!turn?.isLive) return sinkAll(claiming, tx, now);
    const sunk = await settleGroups(claiming, tx, now, { before: turn.at, fate: 'beforeLive' });
    const taken: Taken = { jobs: [], moved: sunk > 0, later: new Map() };
    for (const channel of await channelsAtWork(claiming, tx, now)) {
      await claimChannel(claiming, tx, { channel, now, taken });
    }
    const wakeAt = await nextWake(tx, now, taken.later);
    return { jobs: taken.jobs, moved: taken.moved, ...(wakeAt === undefined ? {} : { wakeAt }) };
  });
}

interface Taken {
  jobs: Job[];
  moved: boolean;
  /** Channels that have no room: when they do again; Infinity: when a try of ours has ended. */
  later: Map<string, Instant>;
}

interface AtChannel {
  channel: string;
  now: Instant;
  taken: Taken;
}

/** Not live: everything is written as it would have been sent, and stays on the desk. */
async function sinkAll(claiming: Claiming, tx: Kysely<DB>, now: Instant): Promise<Claimed> {
  const unsent = await unsentMessages(tx, now);
  await giveUp(tx, unsent, { now, answer: reasons.switchedOff });
  const sunk = await settleGroups(claiming, tx, now, { fate: 'sunk' });
  const wakeAt = await nextWake(tx, now, new Map());
  return { jobs: [], moved: sunk > 0, ...(wakeAt === undefined ? {} : { wakeAt }) };
}

/** Writes groups that will not be sent, and says why; gives how many. */
async function settleGroups(
  claiming: Claiming,
  tx: Kysely<DB>,
  now: Instant,
  how: { before?: Instant; channel?: string; fate: 'sunk' | 'beforeLive' | 'noGateway' },
): Promise<number> {
  const { fate, ...narrowed } = how;
  const at = { now, hourAgo: now - pace.hourMs, limit: groupsMax, ...narrowed };
  const groups = await queue.waitingGroups(tx, at);
  const status = fate === 'noGateway' ? ('failed' as const) : ('sunk' as const);
  const messages = await written(claiming, tx, groups, now, {
    fate: { status, answer: reasons[fate] },
    ...(how.before === undefined ? {} : { before: how.before }),
  });
  if (status === 'failed') {
    await standInFor(claiming, tx, now, { messages: messages.map(({ id }) => id) });
  }
  return messages.length;
}

async function channelsAtWork(
  claiming: Claiming,
  tx: Kysely<DB>,
  now: Instant,
): Promise<Set<string>> {
  const waiting = await queue.waitingChannels(tx, now);
  return new Set([...Object.keys(claiming.messengers), ...waiting]);
}

async function claimChannel(claiming: Claiming, tx: Kysely<DB>, at: AtChannel): Promise<void> {
  const { channel, now, taken } = at;
  const { rules } = claiming;
  const messenger = claiming.messengers[channel];
  if (!messenger) {
    const failed = await settleGroups(claiming, tx, now, { channel, fate: 'noGateway' });
    taken.moved ||= failed > 0;
    return;
  }
  const gateway = (await queue.readGateways(tx, [messenger.name])).get(messenger.name);
  if (!gateway) throw new Error(`gateway ${messenger.name} has no row`);
  if (pace.isShut(gateway, now)) {
    await standInFor(claiming, tx, now, { waitingOn: channel, now });
    taken.later.set(channel, gateway.shutUntil ?? now);
    return;
  }
  const free = rules.atOnceMax - claiming.inFlight(channel);
  const room = Math.min(free, pace.roomOf(gateway, now, rules));
  if (room <= 0) {
    taken.later.set(channel, free <= 0 ? Infinity : pace.roomAt(gateway, now, rules));
    return;
  }
  const isProbe = pace.isProbing(gateway, rules);
  const due = await takeMessages(claiming, tx, { channel, now, room, taken });
  if (due.length === 0) return;
  await queue.markGateway(tx, messenger.name, {
    pacedUntil: pace.pacedAfter(gateway, now, due.length, rules),
    // Only one message tries it: for the others, in any process, it stays shut meanwhile.
    ...(isProbe ? { shutUntil: now + rules.leaseMs } : {}),
  });
  const tries = due.map(({ id }) => ({ id, gateway: messenger.name }));
  await beginTries(tx, tries, { now, leaseUntil: now + rules.leaseMs });
  taken.moved = true;
  for (const message of due) {
    taken.jobs.push({ message, attempt: message.attempts + 1, messenger, isProbe });
  }
}

/** Messages to try now: first those that wait for another try, then new ones. */
async function takeMessages(
  claiming: Claiming,
  tx: Kysely<DB>,
  { channel, now, room, taken }: AtChannel & { room: number },
): Promise<queue.DueMessage[]> {
  const due = await queue.takeDueMessages(tx, { channel, now, limit: room });
  const spent = due.filter((message) => message.attempts >= message.attemptsMax);
  if (spent.length > 0) {
    const ids = spent.map(({ id }) => id);
    await giveUp(tx, ids, { now, answer: reasons.tooOften });
    await standInFor(claiming, tx, now, { messages: ids });
    taken.moved = true;
  }
  const again = due.filter((message) => message.attempts < message.attemptsMax);
  const fresh = await newMessages(claiming, tx, { channel, now, room: room - again.length, taken });
  return [...again, ...fresh];
}

async function newMessages(
  claiming: Claiming,
  tx: Kysely<DB>,
  { channel, now, room, taken }: AtChannel & { room: number },
): Promise<queue.DueMessage[]> {
  if (room <= 0) return [];
  const { rules } = claiming;
  // What is not ready yet is put off and not looked at again: a few more than there is room for.
  const limit = 2 * room + 20;
  const at = { now, hourAgo: now - pace.hourMs, limit, channel };
  const groups = await queue.waitingGroups(tx, at);
  const timed = groups.map((group) => ({
    group,
    until: pace.allowedAt(group.lately, now, rules.perHourMax),
  }));
  const early = timed.filter(({ until }) => until > now);
  await queue.postpone(tx, early);
  taken.moved ||= early.length > 0;
  const ready = timed.filter(({ until }) => until <= now).slice(0, room);
  const fate = { status: 'waiting' as const };
  const messages = await written(
    claiming,
    tx,
    ready.map(({ group }) => group),
    now,
    { fate },
  );
  return messages
    .filter(({ status }) => status === 'waiting')
    .map((message) => ({ ...message, attempts: 0, attemptsMax: rules.attemptsMax }));
}

/** Writes the messages of groups into the database, and gives them. */
async function written(
  claiming: Claiming,
  tx: Kysely<DB>,
  groups: readonly queue.WaitingGroup[],
  now: Instant,
  how: { fate: Parameters<typeof writeMessages>[1][number]['fate']; before?: Instant },
) {
  if (groups.length === 0) return [];
  const rows = Map.groupBy(await queue.takeGroups(tx, groups, how.before), keyOf);
  const wordings = await readWordings(tx, claiming.style.lang);
  const writable = groups.map((group) => ({
    group,
    rows: rows.get(keyOf(group)) ?? [],
    fate: how.fate,
  }));
  const messages = await writeMessages(claiming, writable, { now, wordings });
  await addMessages(tx, messages, { now, attemptsMax: claiming.rules.attemptsMax });
  const links = messages.flatMap((message) => message.links);
  await addLinks(tx, links);
  return messages;
}

function keyOf({
  recipient,
  channel,
  address,
}: Pick<queue.WaitingRow, 'recipient' | 'channel' | 'address'>): string {
  return JSON.stringify([recipient, channel, address]);
}

/** Queues what stands in, by the channels whose gateway works now. */
export async function standInFor(
  claiming: Claiming,
  tx: Kysely<DB>,
  now: Instant,
  which: Which,
): Promise<void> {
  const { messengers, agreementOf } = claiming;
  const names = Object.values(messengers).flatMap((messenger) =>
    messenger ? [messenger.name] : [],
  );
  const gateways = await queue.readGateways(tx, names);
  const works = (channel: string): boolean => {
    const gateway = gateways.get(messengers[channel]?.name ?? '');
    return gateway !== undefined && !pace.isShut(gateway, now);
  };
  await standIn(tx, which, { now, works, agreementOf });
}

async function nextWake(
  tx: Kysely<DB>,
  now: Instant,
  later: ReadonlyMap<string, Instant>,
): Promise<Instant | undefined> {
  const work = await queue.nextWork(tx);
  const instants = work.map(({ channel, at }) => Math.max(at, later.get(channel) ?? now));
  const next = Math.min(...instants);
  return Number.isFinite(next) ? next : undefined;
}
