/**
 * Clause 7: what the two sides sign, what may still be added after it, and by when. A signature is
 * to facts: it carries their digest and the head of the chain on which they were seen, so that it
 * can be held against the record years later, without the desk.
 */
import type { Agreement, Instant, Millis } from './agreement.ts';
import { attribute } from './availability.ts';
import { addTime } from './calendar.ts';
import { isOpen, statusOf, type StartedClock } from './clocks.ts';
import type { CommandData } from './commands.ts';
import type { Incident, NewEvent, ProofMeans, Rfo } from './incident.ts';
import { canonical, sha256 } from './record.ts';
import type { RefusalCode } from './refusals.ts';
import { partyOf, type Actor } from './roles.ts';

/** A proof of who one is that was given anew, and when. */
export interface Proof {
  at: Instant;
  means: ProofMeans;
}

/** So long a proof lasts: time to read one statement, not to leave a desk open over lunch. */
const proofLastsMs: Millis = 5 * 60_000;

/** The most files of one incident, and of one person in it: a record is no archive of films. */
export const attachmentsMax = 40;
export const attachmentsOfOneMax = 20;

/** The latest day that a root-cause report is asked for; one further away is a slip. */
const rfoDaysMax = 90;

const dayMs: Millis = 86_400_000;

/** What a rule of this clause is judged by. */
interface Context {
  now: Instant;
  actor: Actor;
  agreement: Agreement;
  head?: string | undefined;
  proof?: Proof | undefined;
}

/**
 * The facts that a signature is put under, as plain values for `canonical`: times, whose minutes,
 * promises kept and broken. It depends on the record alone, never on when it is read.
 */
export function statementOf(i: Incident) {
  const until = i.outage.until ?? i.outage.since;
  return {
    incident: i.id,
    code: i.report.code,
    circuit: i.report.circuit.code,
    site: i.report.site.name,
    agreement: i.report.agreement.sha256,
    symptom: i.report.symptom,
    reportedAt: i.reportedAt,
    notifiedAt: i.notifiedAt,
    outage: { since: i.outage.since, until },
    fixedAt: i.fixedAt,
    cycles: i.cycle,
    cause: i.diagnosis?.cause,
    responsibility: i.responsibility.held,
    minutes: attribute(i, until),
    forceMajeure: i.forceMajeure,
    promises: i.clocks
      .filter((clock) => clock.level === 0)
      .map((clock) => ({
        clock: clock.clock,
        cycle: clock.cycle,
        round: clock.round,
        dueAt: clock.dueAt,
        endedAt: clock.metAt ?? clock.stoppedAt,
        status: statusOf(clock, until),
      })),
    levelsTold: i.escalations.map(({ cycle, level, at, how }) => ({ cycle, level, at, how })),
    rfo: i.rfo && { by: i.rfo.by, allowedMs: i.rfo.allowedMs },
  };
}

/** The digest of the statement, in hexadecimal: what a signature names. */
export function statementDigest(i: Incident): string {
  return sha256(canonical(statementOf(i)));
}

/** The signature, and with the second one the end; or why it is not put. */
export function signing(
  i: Incident,
  data: CommandData['sign'],
  ctx: Context,
): NewEvent[] | RefusalCode {
  const { proof, head, now } = ctx;
  if (!isFresh(proof, now)) return 'P-7.5';
  const statement = statementDigest(i);
  // Somebody wrote meanwhile: what this person read is no longer what would be signed.
  if (head === undefined || data.head !== head || data.statement !== statement) return 'P-7.4';
  const words = data.reservation?.trim() ? { reservation: data.reservation } : {};
  const side = partyOf(ctx.actor);
  const covered = { statement, head, proof: proof.means };
  const signed: NewEvent = { type: 'signed', data: { side, ...words, ...covered } };
  const isLast = Object.keys(i.signatures).length === 1;
  return isLast ? [signed, ending(i, ctx)] : [signed];
}

/** Whether a proof was given, and not too long ago. */
function isFresh(proof: Proof | undefined, now: Instant): proof is Proof {
  return proof !== undefined && now - proof.at <= proofLastsMs;
}

function ending(i: Incident, { agreement, now }: Context): NewEvent {
  if (!i.rfo) return { type: 'closed', data: {} };
  return { type: 'closed', data: {}, starts: [rfoClock(i, i.rfo, agreement, now)] };
}

/** The clock of the report: named days are days; agreed hours are those of the calendar. */
function rfoClock(i: Incident, rfo: Rfo, agreement: Agreement, now: Instant): StartedClock {
  const { allowedMs, days } = rfo;
  const dueAt =
    days === undefined ? addTime(agreement.calendar, now, allowedMs) : now + days * dayMs;
  const clause = agreement.clocks.rfo?.clause ?? '7';
  const name = { clock: 'rfo', cycle: i.cycle, round: 1, level: 0 } as const;
  return { ...name, clause, startedAt: now, dueAt, ...(days === undefined ? { allowedMs } : {}) };
}

/** The customer asks for a root-cause report, before both have signed. */
export function askingRfo(
  data: CommandData['ask-rfo'],
  { agreement }: Context,
): NewEvent[] | RefusalCode {
  const { days } = data;
  const reason = data.reason?.trim() ? { reason: data.reason } : {};
  if (days !== undefined) {
    if (!Number.isInteger(days) || days < 1 || days > rfoDaysMax) return 'P-7.8';
    return [
      { type: 'rfo-asked', data: { by: 'customer', allowedMs: days * dayMs, days, ...reason } },
    ];
  }
  const allowedMs = agreement.clocks.rfo?.dueMs;
  if (allowedMs === undefined) return 'P-7.8';
  return [{ type: 'rfo-asked', data: { by: 'customer', allowedMs, ...reason } }];
}

/** What the agreement asks for by itself once the line works: a report, save of one's own fault. */
export function askedByAgreement(i: Incident, agreement: Agreement): NewEvent[] {
  const { rfo } = agreement.clocks;
  if (rfo?.asked !== 'always' || i.rfo || i.responsibility.held === 'customer') return [];
  return [{ type: 'rfo-asked', data: { by: 'agreement', allowedMs: rfo.dueMs } }];
}

/** The root-cause report: the one thing that is said after both have signed. */
export function givingRfo(i: Incident, data: CommandData['give-rfo']): NewEvent[] | RefusalCode {
  const { cause, measures, file } = data;
  if (cause.trim() === '') return 'P-7.9';
  if (file !== undefined && !i.attachments?.some(({ sha256: known }) => known === file)) {
    return 'P-7.10';
  }
  const more = { ...(measures?.trim() ? { measures } : {}), ...(file ? { file } : {}) };
  return [{ type: 'rfo-given', data: { cause, ...more } }];
}

/** Whether a root-cause report is owed still: asked for, closed, and not given. */
export function awaitsRfo(i: Incident): boolean {
  return i.clocks.some((clock) => clock.clock === 'rfo' && isOpen(clock));
}

/** By when it is owed; undefined where none is. */
export function rfoDueAt(i: Incident): Instant | undefined {
  return i.clocks.find((clock) => clock.clock === 'rfo' && isOpen(clock))?.dueAt;
}

/** Why no file may be added whatever it holds; undefined: one may. */
export function attachBar(i: Incident, actor: Actor): RefusalCode | undefined {
  // After the end only what belongs to the report that is owed, from the side that owes it.
  if (i.state === 'closed' && partyOf(actor) === 'customer') return 'P-7.2';
  const files = i.attachments ?? [];
  if (files.length >= attachmentsMax) return 'F-8';
  const own = files.filter(({ person }) => person === actor.person);
  return own.length >= attachmentsOfOneMax ? 'F-9' : undefined;
}

/** A file joins the record; the same one twice is one. */
export function attaching(i: Incident, data: CommandData['attach']): NewEvent[] | RefusalCode {
  const isKnown = i.attachments?.some(
    ({ sha256: known, source }) => known === data.sha256 || source === data.source,
  );
  return isKnown ? 'F-7' : [{ type: 'attached', data }];
}
