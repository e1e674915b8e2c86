/** The one way in which state changes: load, decide, append. Every channel comes through here. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import { dateOfDay, localDay } from '../domain/calendar.ts';
import type { Command, CommandOf } from '../domain/commands.ts';
import { decide, stamp, type Decision } from '../domain/decide.ts';
import { replay } from '../domain/evolve.ts';
import type { Proof } from '../domain/closing.ts';
import type { Incident } from '../domain/incident.ts';
import { canonical, genesis, sealAll, sha256 } from '../domain/record.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { asRecorded, type Actor } from '../domain/roles.ts';
import { findAgreement } from '../store/agreements.ts';
import { appender, type Entry } from '../store/append.ts';
import type { Store } from '../store/connect.ts';
import { circuitLoader, incidentLoader, numberSource, type Loaded } from '../store/load.ts';
import { deputiesAt } from '../store/readiness.ts';
import { unitPeople } from '../store/people.ts';
import { eventOf, readRecord } from '../store/record.ts';
import { deliveriesOf, type DeputiesOf, type PeopleOf } from './deliveries.ts';
import { salted } from './salt.ts';
import { turns } from './turns.ts';

/** A running desk: the store, and the shared paths into it. */
export interface Desk {
  store: Store;
  append: (entry: Entry) => Promise<boolean>;
  loadIncident: (key: { id: string; command: string }) => Promise<Loaded>;
  loadCircuit: ReturnType<typeof circuitLoader>;
  nextNumber: () => Promise<number>;
  agreementOf: (sha256: string) => Promise<Agreement>;
  peopleOf: PeopleOf;
  deputiesOf: DeputiesOf;
  /** One command after the other for one incident. */
  inTurn: ReturnType<typeof turns>;
}

/** A command as it arrives: for which incident, by whom, and under which id of the sender's. */
export interface Request {
  /** For `report`: the id that the new incident will have, which is the command's own. */
  incident: string;
  actor: Actor;
  command: Command;
  commandId: string;
  /** The cycle that it answers, where it may answer no other. */
  cycle?: number;
  /** When and how this person last proved anew who it is: a signature asks for it. */
  proof?: Proof | undefined;
}

/** What became of it: the incident just after the command, also when it was sent again later. */
export interface Answer {
  incident: Incident;
  agreement: Agreement;
  now: Instant;
}

/** A refusal, with the incident as it stands, where the person may see it. */
export interface Refused extends Refusal {
  state?: Incident['state'];
}

/** How often a command is judged anew because another process's entry came first. */
const attemptsMax = 20;

/** Opens the shared paths into a store. */
export function openDesk(store: Store): Desk {
  const agreements = new Map<string, Promise<Agreement>>();
  return {
    store,
    append: appender(store),
    loadIncident: incidentLoader(store),
    loadCircuit: circuitLoader(store),
    nextNumber: numberSource(store),
    peopleOf: unitPeople(store),
    deputiesOf: (agreement, at) => deputiesAt(store, agreement, at),
    // Content-addressed, so it can be kept for ever; a failed read is not kept.
    agreementOf: (hash) => {
      const known = agreements.get(hash);
      if (known) return known;
      const reading = findAgreement(store, hash);
      agreements.set(hash, reading);
      reading.catch(() => agreements.delete(hash));
      return reading;
    },
    inTurn: turns(),
  };
}

/**
 * Carries out a command, once: the same id again gives the first answer, and never a second entry.
 * Two people at once are judged one after the other, the second on what the first has written.
 */
export async function handle(desk: Desk, request: Request): Promise<Answer | Refused> {
  const asked = sha256(canonical({ by: request.actor.person, command: request.command }));
  if (request.command.name === 'report') {
    return report(desk, request, request.command, asked);
  }
  return desk.inTurn(request.incident, () => judgeAndWrite(desk, request, asked));
}

async function judgeAndWrite(
  desk: Desk,
  request: Request,
  asked: string,
): Promise<Answer | Refused> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const loaded = await desk.loadIncident({ id: request.incident, command: request.commandId });
    if (loaded.done) return firstAnswer(desk, request, loaded, asked);
    const { incident, head, now } = loaded;
    if (!incident || head === undefined) return refuse('D-1');
    if (incident.cycle !== (request.cycle ?? incident.cycle)) return refuse('L-4');
    const agreement = await desk.agreementOf(incident.report.agreement.sha256);
    const { actor, proof } = request;
    const situation = { now, actor, agreement, head, proof };
    const decision = decide(incident, request.command, situation);
    if ('refusal' in decision) return refused(decision, incident);
    const written = await write(desk, request, { incident, head, decision, now, asked, agreement });
    if (written) return { incident: written, agreement, now };
  }
  return refuse('D-2');
}

async function report(
  desk: Desk,
  request: Request,
  command: CommandOf<'report'>,
  asked: string,
): Promise<Answer | Refused> {
  const [{ now, circuit }, number] = await Promise.all([
    desk.loadCircuit(command.data.circuit),
    desk.nextNumber(),
  ]);
  if (!circuit) return refuse('P-1.2');
  const agreement = await desk.agreementOf(circuit.agreement.sha256);
  const situation = {
    now,
    actor: request.actor,
    agreement,
    circuit,
    code: codeOf('SC', number, now),
  };
  const decision = decide(undefined, command, situation);
  if ('refusal' in decision) return decision;
  const written = await write(desk, request, { head: genesis, decision, now, asked, agreement });
  if (written) return { incident: written, agreement, now };
  const loaded = await desk.loadIncident({ id: request.incident, command: request.commandId });
  return firstAnswer(desk, request, loaded, asked);
}

interface Judged {
  agreement: Agreement;
  incident?: Incident;
  head: string;
  decision: Decision;
  now: Instant;
  asked: string;
}

async function write(desk: Desk, request: Request, judged: Judged): Promise<Incident | undefined> {
  const { incident: before, decision, now: at } = judged;
  const { commandId: command } = request;
  const actor = asRecorded(request.actor);
  const stamped = stamp(before, decision, { incident: request.incident, at, actor, command });
  const { events, incident: after } = stamped;
  const around = { incident: after, agreement: judged.agreement, ...tellingOf(desk) };
  const deliveries = await deliveriesOf(events, around);
  const sealed = sealAll(salted(events), judged.head);
  const entry: Entry = { before, after, sealed, command, commandSha256: judged.asked, deliveries };
  return (await desk.append(entry)) ? after : undefined;
}

/** What finding out whom to tell needs of a desk. */
export function tellingOf({ peopleOf, deputiesOf }: Desk): Pick<Desk, 'peopleOf' | 'deputiesOf'> {
  return { peopleOf, deputiesOf };
}

/** The answer that the command got the first time; another content under the same id is refused. */
async function firstAnswer(
  desk: Desk,
  request: Request,
  { done, now }: Loaded,
  asked: string,
): Promise<Answer | Refused> {
  if (done?.commandSha256 !== asked) return refuse('D-3');
  const events = (await readRecord(desk.store, request.incident, done.lastSeq)).map(eventOf);
  const incident = replay(events);
  const agreement = await desk.agreementOf(incident.report.agreement.sha256);
  return { incident, agreement, now };
}

function refused(refusal: Refusal, incident: Incident): Refused {
  const hidden = refusal.refusal === 'D-1' || refusal.refusal === 'P-0.1';
  return hidden ? refusal : { ...refusal, state: incident.state };
}

/**
 * A readable number: SC (sự cố) or DR (diện rộng), the year at the desk's place (UTC+7), and a
 * running number.
 */
export function codeOf(prefix: 'SC' | 'DR', number: number, now: Instant): string {
  const year = dateOfDay(localDay({ utcOffsetMinutes: 420 }, now)).slice(0, 4);
  return `${prefix}-${year}-${String(number).padStart(6, '0')}`;
}
