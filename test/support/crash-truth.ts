/**
 * What has to be true after processes were killed, worked out from the records' own entries and the
 * agreement, without the code that is being tested. Each gives the exceptions, in words.
 */
import type { Agreement } from '../../src/domain/agreement.ts';
import type { EventData } from '../../src/domain/incident.ts';
import type { Store } from '../../src/store/connect.ts';
import { castings, circuits, type Part } from './cast.ts';
import type { Acknowledged } from './crash-load.ts';

interface Entry {
  incident: string;
  seq: number;
  command: string;
  type: string;
  at: number;
  data: Record<string, unknown>;
}

/** A deadline of an incident, and the entry that answered it, if one did. */
interface Due {
  fact: string;
  at: number;
  answer: Entry | undefined;
}

/** All entries, by incident, in order. */
export async function readEntries(store: Store): Promise<Map<string, Entry[]>> {
  const { rows } = await store.pool.query<Entry>(`
    select incident, seq, command, body::jsonb->>'type' as type, body::jsonb->'data' as data,
      (body::jsonb->>'at')::float8 as at
    from events order by incident, seq`);
  return Map.groupBy(rows, (entry) => entry.incident);
}

/**
 * Commands that were answered with 2xx and whose entries are not there, or there more than once.
 */
export function lostCommands(
  entries: ReadonlyMap<string, Entry[]>,
  acknowledged: readonly Acknowledged[],
): string[] {
  return acknowledged.flatMap(({ incident, command, name }) => {
    const made = (entries.get(incident) ?? []).filter((entry) => entry.command === command);
    const [first, last] = [made.at(0), made.at(-1)];
    const isOnce = first && last && last.seq - first.seq + 1 === made.length && twins(made) === 0;
    return isOnce ? [] : [`${name} ${command} of ${incident}: ${made.length} entries`];
  });
}

function twins(made: readonly Entry[]): number {
  return made.length - new Set(made.map(({ type }) => type)).size;
}

/**
 * Deadlines that passed without their one fact, or have one too many. What was answered in time has
 * none; what was answered late has one if the engine came first, and none if the answer did.
 */
export function wrongFacts(entries: ReadonlyMap<string, Entry[]>, agreement: Agreement): string[] {
  return [...entries].flatMap(([incident, record]) =>
    duesOf(record, agreement).flatMap(({ fact, at, answer }) => {
      const noted = record.filter((entry) => factOf(entry) === fact);
      const [least, most] = answer ? [0, answer.at <= at ? 0 : 1] : [1, 1];
      const isRight = noted.length >= least && noted.length <= most;
      const isAfter = noted.some((entry) => answer !== undefined && entry.seq > answer.seq);
      return isRight && !isAfter ? [] : [`${incident}: ${fact}, ${noted.length} times`];
    }),
  );
}

function duesOf(record: readonly Entry[], { clocks, ladder }: Agreement): Due[] {
  const notice = record.find(({ type }) => type === 'carrier-notified');
  if (!notice) return [];
  const { t0 } = notice.data as EventData['carrier-notified'];
  const word = record.find(({ type }) => type === 'responded' || type === 'diagnosed');
  const cause = record.find(({ type }) => type === 'diagnosed');
  const promise = (cause?.data as EventData['diagnosed'] | undefined)?.etr;
  return [
    { fact: 'breached response 0', at: t0 + (clocks.response.dueMs ?? Infinity), answer: word },
    { fact: 'breached diagnosis 0', at: t0 + (clocks.diagnosis.dueMs ?? Infinity), answer: cause },
    ...ladder.levels.map(({ level, afterMs }) => {
      return { fact: `escalated response ${level}`, at: t0 + afterMs, answer: word };
    }),
    ...(promise === undefined
      ? []
      : [{ fact: 'breached restoration 0', at: promise, answer: undefined }]),
  ];
}

/** A fact as `what clock level`; undefined for an entry that is no deadline's. */
function factOf({ type, data }: Entry): string | undefined {
  if (type === 'breached') return `breached ${String(data['clock'])} 0`;
  return type === 'escalated' ? `escalated response ${String(data['level'])}` : undefined;
}

/** Deliveries that ought to be queued and are not, or the other way round. */
export async function wrongDeliveries(
  store: Store,
  entries: ReadonlyMap<string, Entry[]>,
  agreement: Agreement,
): Promise<string[]> {
  const { rows } = await store.pool.query<{ key: string }>(`
    select concat_ws(' ', incident, notice, clock, level, recipient, channel) as key
    from deliveries`);
  const there = new Map(Map.groupBy(rows, ({ key }) => key));
  const asked = new Set<string>();
  for (const [incident, record] of entries) {
    for (const entry of record) {
      for (const whom of toldBy(entry, record, agreement)) {
        asked.add(`${incident} ${factOf(entry)} ${whom}`);
      }
    }
  }
  return [
    ...[...asked].filter((key) => there.get(key)?.length !== 1).map((key) => `not once: ${key}`),
    ...[...there.keys()].filter((key) => !asked.has(key)).map((key) => `unasked: ${key}`),
  ];
}

/** Who learns of a breach, by the circuit: the carrier's help desk, the office, those above it. */
const concerned: Record<string, readonly Part[]> = {
  [circuits.muongTe]: ['helpdesk', 'technician', 'colleague', 'coordinator'],
  [circuits.hoanKiem]: ['helpdesk', 'neighbour', 'otherCoordinator'],
};

function toldBy(entry: Entry, record: readonly Entry[], agreement: Agreement): string[] {
  if (entry.type === 'escalated') {
    const level = agreement.ladder.levels.find((one) => one.level === entry.data['level']);
    return ['mail', 'text', 'phone'].map((channel) => `contact:${level?.contact} ${channel}`);
  }
  if (entry.type !== 'breached') return [];
  const report = record[0]?.data as EventData['reported'] | undefined;
  const parts = concerned[report?.circuit.id ?? ''] ?? [];
  return parts.map((part) => `person:${castings[part].id} mail`);
}

/** A mail as the server took it. */
export interface Taken {
  id: string;
  text: string;
}

/**
 * Mails that came more often than processes died while sending them, or that say different things
 * under one Message-ID; messages that never came; tries that are not accounted for.
 */
export async function wrongMails(store: Store, taken: readonly Taken[]): Promise<string[]> {
  const { rows } = await store.pool.query<{
    id: string;
    status: string;
    sent: number;
    unknown: number;
  }>(`
    select m.id, m.status, count(t.*) filter (where t.outcome = 'sent')::int as sent,
      count(t.*) filter (where t.message is not null and t.outcome is null)::int as unknown
    from messages m left join tries t on t.message = m.id
    where m.channel = 'mail' group by m.id`);
  const arrived = Map.groupBy(taken, ({ id }) => id);
  const known = new Set(rows.map(({ id }) => id));
  return [
    ...[...arrived.keys()].filter((id) => !known.has(id)).map((id) => `from nowhere: ${id}`),
    ...rows.flatMap(({ id, status, sent, unknown }) => {
      const copies = arrived.get(id) ?? [];
      const isAlike = new Set(copies.map(({ text }) => text)).size === 1;
      const isRight = sent === 1 && copies.length >= 1 && copies.length <= 1 + unknown;
      if (status === 'sent' && isRight && isAlike) return [];
      return [`${id}: ${status}, came ${copies.length} times, sent ${sent}, unknown ${unknown}`];
    }),
  ];
}
