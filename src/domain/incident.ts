/**
 * What can happen to an incident (events), what it is (state), and how the one makes the other
 * (`evolve`). Events are facts: `evolve` never refuses and never asks the agreement anything,
 * because each event carries the instants that it fixed.
 */
import type { ClockName, Instant, Millis, Party } from './agreement.ts';
import type { Clock, StartedClock } from './clocks.ts';
import type { StateName } from './procedure.ts';
import type { Actor, Author, Engine } from './roles.ts';

/** Who holds responsibility for the outage; `unknown` until the parties agree (clause 4). */
export const holders = ['customer', 'carrier', 'force-majeure'] as const;
export type Holder = (typeof holders)[number];

export const symptoms = ['down', 'intermittent', 'degraded'] as const;
export const noticeMeans = [
  'hotline',
  'mail',
  'text',
  'partner-system',
  'fax',
  'in-person',
] as const;
export const verdicts = ['local', 'carrier'] as const;
/** The questions of the self-diagnosis (clause 1), in the order in which a technician walks. */
export const checks = [
  'power',
  'device-lights',
  'cabling',
  'lan',
  'gateway-ping',
  'restart',
] as const;
export const checkResults = ['ok', 'fault', 'not-checked'] as const;

/** One question of the self-diagnosis checklist (clause 1), with what was seen. */
export interface Check {
  check: (typeof checks)[number];
  result: (typeof checkResults)[number];
  remark?: string;
}

/** What each kind of event says, in the order of the clauses. */
export interface EventData {
  reported: {
    code: string;
    circuit: { id: string; code: string };
    site: { id: string; name: string };
    province: string;
    customerUnits: string[];
    carrierUnit: string;
    agreement: { id: string; version: number; sha256: string };
    symptom: (typeof symptoms)[number];
    description: string;
    /** Since when the line is down, as the site says. The outage is counted from here. */
    outageSince: Instant;
    /** Whom to call back at the site. */
    contact?: { name: string; phone: string };
  };
  'self-diagnosed': { verdict: (typeof verdicts)[number]; checks: Check[]; remark?: string };
  withdrawn: { reason: string };
  'hotline-called': {
    number: string;
    answered: boolean;
    answeredBy?: string;
    reference?: string;
    remark?: string;
  };
  /** The carrier has received the notice; `t0` is the instant from which its clocks run. */
  'carrier-notified': {
    means: (typeof noticeMeans)[number] | 'unanswered-calls';
    t0: Instant;
    receipt?: string;
  };
  responded: { text: string };
  /** News from either side; `relayedFrom`: whom of the carrier the site heard by other means. */
  updated: { text: string; relayedFrom?: string };
  diagnosed: { cause: string; etr: Instant };
  'responsibility-proposed': { holder: Holder; reason: string; by: Party };
  'responsibility-agreed': { holder: Holder };
  'responsibility-disputed': { holder: Holder; reason: string };
  'repaired-locally': { what: string };
  'etr-revised': { etr: Instant; reason: string };
  'force-majeure-claimed': { reason: string };
  'force-majeure-accepted': Record<string, never>;
  'force-majeure-rejected': { reason: string };
  'force-majeure-ended': { how: 'over' | 'withdrawn'; text: string };
  'fixed-reported': { what: string };
  confirmed: { text: string };
  rejected: { reason: string };
  /** A clock passed its deadline unmet; `lateMs`: how much later the desk came to note it. */
  breached: { clock: ClockName; cycle: number; round: number; dueAt: Instant; lateMs: Millis };
  /** A level of the ladder is told (clause 3): when due, by a person's click, or early. */
  escalated: {
    cycle: number;
    round: number;
    level: number;
    contact: string;
    how: 'due' | 'offered' | 'early';
    reason?: string;
    dueAt?: Instant;
    lateMs?: Millis;
  };
  /** A level that nobody can be reached at is passed over at once, and said so. */
  'level-skipped': { cycle: number; round: number; level: number; contact: string; dueAt: Instant };
  /** A level is due, and the agreement asks for a person's click. */
  'escalation-offered': { cycle: number; round: number; level: number; dueAt: Instant };
  /** Older records have signatures without what they cover and without how the signer proved it. */
  signed: { side: Party; reservation?: string } & Partial<Covered>;
  closed: Record<string, never>;
  /** A root-cause report is owed so long after the closing; `days`: as the customer said. */
  'rfo-asked': { by: 'customer' | 'agreement'; allowedMs: Millis; days?: number; reason?: string };
  'rfo-given': { cause: string; measures?: string; file?: string };
  attached: AttachedFile;
  noted: { text: string };
  corrected: { entry: number; text: string };
}

/** What a signature stands on: the facts by their digest, the record by its head. */
export interface Covered {
  /** SHA-256 of the canonical statement of facts (closing.ts). */
  statement: string;
  /** The hash of the last entry that the signer saw. */
  head: string;
  /** How the signer proved anew who it is. */
  proof: ProofMeans;
}

export const proofMeans = ['password', 'two-factor', 'passkey', 'sso', 'token'] as const;
export type ProofMeans = (typeof proofMeans)[number];

/** A file beside the record: its content is known by its hash, and kept apart. */
export interface AttachedFile {
  name: string;
  type: string;
  size: number;
  /** Of what is kept; `source`: of what was sent, where an image was written anew. */
  sha256: string;
  source: string;
}

/** A file with its place in the record. */
export interface Attachment extends AttachedFile {
  seq: number;
  at: Instant;
  person: string;
  by: Party;
}

/** The root-cause report: asked for, owed after closing, and given. */
export interface Rfo {
  by: 'customer' | 'agreement';
  allowedMs: Millis;
  days?: number;
  reason?: string;
  given?: EventData['rfo-given'] & { at: Instant; name: string };
}

export type EventType = keyof EventData;

/** What `decide` gives: an event before it has a place in the record. */
export type NewEvent = {
  [T in EventType]: { type: T; data: EventData[T]; starts?: StartedClock[] };
}[EventType];

/** What every entry of a record carries besides its fact. */
export interface Envelope {
  incident: string;
  /** The place in the record, from 1. */
  seq: number;
  /** When it reached the desk. */
  at: Instant;
  /** When it happened, as the author says. Never later than `at`. */
  claimedAt: Instant;
  actor: Actor | Engine;
  /** The id of the command that it came from: a command sent twice is known by it. */
  command: string;
}

export type Event = NewEvent & Envelope;
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** A span of force majeure (clause 5). It counts as such only where the customer accepted it. */
export interface ForceMajeure {
  from: Instant;
  to?: Instant;
  verdict: 'pending' | 'accepted' | 'rejected' | 'withdrawn';
}

/** A proposal of who is responsible that waits for the other side (clause 4). */
export interface Proposal {
  holder: Holder;
  by: Party;
  at: Instant;
  disputed: boolean;
}

/** Who signed for a side, with what reservation, and on what. */
export type Signature = { at: Instant; name: string; reservation?: string } & Partial<Covered>;

/** An incident as its record makes it. */
export interface Incident {
  id: string;
  /** How many entries the record has; the next one is `version + 1`. */
  version: number;
  state: StateName;
  report: EventData['reported'];
  reportedAt: Instant;
  /** 0 until the carrier is notified; then 1, and one more with each return to clause 4. */
  cycle: number;
  /** T0 of the first notice. */
  notifiedAt?: Instant;
  outage: { since: Instant; until?: Instant };
  /** The last cause and ETR given, and in which cycle. */
  diagnosis?: { cause: string; cycle: number };
  responsibility: { held?: Holder; proposal?: Proposal };
  /** Who held responsibility from when on; before the first: not yet known. */
  holdings: { from: Instant; holder: 'customer' | 'carrier' | 'unknown' }[];
  forceMajeure: ForceMajeure[];
  clocks: Clock[];
  unansweredCalls: number;
  /** The last instant at which the carrier, or the site itself, reported the line fixed. */
  fixedAt?: Instant;
  signatures: Partial<Record<Party, Signature>>;
  rfo?: Rfo;
  /** Absent where there are none: a report's row stays as small as it was. */
  attachments?: Attachment[];
  /** The side that wrote each entry, by place: only the author's side corrects it. */
  authors: Author[];
  /** The levels of the ladder that were told, in order. */
  escalations: { cycle: number; level: number; at: Instant; how: 'due' | 'offered' | 'early' }[];
}

/** The events in which the carrier lets the site know how things stand (clause 3). */
const carrierWords: readonly EventType[] = [
  'responded',
  'updated',
  'diagnosed',
  'etr-revised',
  'force-majeure-claimed',
  'fixed-reported',
];

/** Whether an event is status information from the carrier: the response clock waits for it. */
export function informs(event: Pick<NewEvent, 'type' | 'data'>, author: Author): boolean {
  if (!carrierWords.includes(event.type)) return false;
  return author === 'carrier' || 'relayedFrom' in event.data;
}

/** The names of the clocks that an act of clause 4 or later can leave without sense. */
export const carrierClocks: readonly ClockName[] = ['response', 'diagnosis', 'restoration'];

/** The ETR in force: the last promise, kept or not. Undefined before the first. */
export function promisedAt(incident: Incident): Instant | undefined {
  return incident.clocks.findLast((clock) => clock.clock === 'restoration')?.dueAt;
}

/** The last claim of force majeure, if it has not ended. */
export function openForceMajeure(incident: Incident): ForceMajeure | undefined {
  const last = incident.forceMajeure.at(-1);
  return last && last.to === undefined ? last : undefined;
}

/**
 * The claim of force majeure that the customer has not answered yet. Never more than one: a second
 * claim is refused while one waits; but one agreed at clause 4 may have come after it.
 */
export function pendingForceMajeure(incident: Incident): ForceMajeure | undefined {
  return incident.forceMajeure.find((claim) => claim.verdict === 'pending');
}

/** Whether cause and ETR of the present cycle are known. */
export function isDiagnosed(incident: Incident): boolean {
  return incident.diagnosis?.cycle === incident.cycle;
}
