/** Acts on mass outages: load, decide, append, and then the commands owed to each incident. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/agreement.ts';
import type { CommandOf } from '../domain/commands.ts';
import { candidateSpan, isOfPlace, replayGroup, takesMore, type Group } from '../domain/group.ts';
import { decideGroup, proposeByReports, stampGroup } from '../domain/group-decide.ts';
import type { GroupAct, GroupDecision, GroupSituation } from '../domain/group-decide.ts';
import { dutiesOf } from '../domain/group-fan-out.ts';
import type { Incident } from '../domain/incident.ts';
import { canonical, genesis, sealAll, sha256 } from '../domain/record.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { asRecorded, engine, isWithin, type Actor, type Engine } from '../domain/roles.ts';
import { readNow } from '../store/connect.ts';
import { appendGroup } from '../store/group-append.ts';
import { groupEventOf, readGroupRecord } from '../store/group-record.ts';
import {
  candidatesOf,
  loadGroup,
  loadIncidents,
  nextGroupNumber,
  placesToPropose,
  takenElsewhere,
  type LoadedGroup,
} from '../store/groups.ts';
import { groupDeliveriesOf } from './deliveries.ts';
import { fulfil } from './duties.ts';
import { codeOf, handle, type Desk } from './handle.ts';
import { hotlineOf } from './view.ts';

/** An act as it arrives. For `propose`, the group's id is the act's own. */
export interface GroupRequest {
  group: string;
  actor: Actor;
  act: GroupAct;
  commandId: string;
}

/** The group just after the act, also when it was sent again later. */
export interface GroupAnswer {
  group: Group;
  now: Instant;
}

/** How often an act is judged anew because another process's entry came first. */
const attemptsMax = 20;

/** What the desk asks for when it proposes; no person ever sends it. */
const askedByReports = sha256('reports came together');

/**
 * Carries out an act, once, and then what it owes each incident. The same id again gives the first
 * answer, and finishes what was still owed.
 */
export async function handleGroup(
  desk: Desk,
  request: GroupRequest,
): Promise<GroupAnswer | Refusal> {
  const asked = sha256(canonical({ by: request.actor.person, act: request.act }));
  return desk.inTurn(`group ${request.group}`, async () => {
    // What an act before this one still owes comes first: this one is judged by how things stand.
    await fulfil(desk, request.group);
    const answer = await judge(desk, request, asked);
    if (!('refusal' in answer)) await fulfil(desk, request.group);
    return answer;
  });
}

/**
 * Proposes a group wherever enough reports came together, and says how many. Whoever does it at the
 * same time: a place has one present group, so one of them is written and the others are not.
 */
export async function proposeGroups(desk: Desk): Promise<number> {
  const { store } = desk;
  const now = await readNow(store);
  let count = 0;
  for (const ids of await placesToPropose(store, now)) {
    const incidents = await loadIncidents(store, ids);
    const ordered = ids.flatMap((id) => incidents.get(id) ?? []);
    const code = codeOf('DR', await nextGroupNumber(store), now);
    const decision = proposeByReports(ordered, { now, code });
    if (!decision) continue;
    const group = randomUUID();
    const envelope = { group, at: now, actor: engine, command: randomUUID() };
    const around = { asked: askedByReports, incidents, head: genesis };
    if (await write(desk, undefined, decision, envelope, around)) count += 1;
  }
  return count;
}

async function judge(
  desk: Desk,
  request: GroupRequest,
  asked: string,
): Promise<GroupAnswer | Refusal> {
  const { act, actor, commandId: command, group: id } = request;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const loaded = await loadGroup(desk.store, id, command);
    if (loaded.done) return firstAnswer(desk, id, loaded, asked);
    const { group, now, head = genesis } = loaded;
    const situation = await situationOf(desk, request, loaded);
    const decision = decideGroup(group, act, situation);
    if ('refusal' in decision) return decision;
    const envelope = { group: id, at: now, actor: asRecorded(actor), command };
    const around = { asked, incidents: situation.incidents, head };
    const written = await write(desk, group, decision, envelope, around);
    if (written) return { group: written, now };
    // A proposal that was not written has met the place's present group; an act has lost a race.
    if (act.name === 'propose') return firstOr(desk, request, asked, 'G-5');
  }
  return refuse('D-2');
}

/** What the act is judged by: the incidents that it could concern, and who else has them. */
async function situationOf(
  desk: Desk,
  { act, actor, group: id }: GroupRequest,
  { group, now }: LoadedGroup,
): Promise<GroupSituation> {
  const { store } = desk;
  const choosing = act.name === 'confirm' || act.name === 'dismiss';
  const span = group && candidateSpan(group);
  const candidates = choosing && span ? await candidatesOf(store, group, span) : [];
  const members = group?.members.map((member) => member.incident) ?? [];
  const ids = [...new Set([...members, ...namedBy(act), ...candidates])];
  const [incidents, taken] = await Promise.all([
    loadIncidents(store, ids),
    takenElsewhere(store, ids, id),
  ]);
  const first = [...incidents.values()][0];
  const code =
    act.name === 'propose' ? { code: codeOf('DR', await nextGroupNumber(store), now) } : {};
  const hotline = first ? await hotlineFor(desk, first) : '';
  return { now, actor, hotline, incidents, taken, candidates, ...code };
}

function namedBy(act: GroupAct): string[] {
  if (act.name === 'propose') return act.data.incidents;
  return 'incident' in act.data ? [act.data.incident] : [];
}

async function hotlineFor(desk: Desk, { report }: Incident): Promise<string> {
  const agreement = await desk.agreementOf(report.agreement.sha256);
  return hotlineOf(agreement, report.province).e164;
}

async function write(
  desk: Desk,
  before: Group | undefined,
  decision: GroupDecision,
  envelope: { group: string; at: Instant; actor: Actor | Engine; command: string },
  around: { asked: string; incidents: ReadonlyMap<string, Incident>; head: string },
): Promise<Group | undefined> {
  const { events, group: after } = stampGroup(before, decision, envelope);
  const { incidents, asked: commandSha256, head } = around;
  const duties = dutiesOf(events, after, incidents);
  const notified = after.members.some((m) => incidents.get(m.incident)?.notifiedAt !== undefined);
  const sealed = sealAll(events, head);
  const { command } = envelope;
  const [first] = incidents.values();
  const agreement = first && (await desk.agreementOf(first.report.agreement.sha256));
  const telling = { incidents, agreement, peopleOf: desk.peopleOf };
  const deliveries = await groupDeliveriesOf(events, after, telling);
  const written = { before, after, sealed, command, commandSha256 };
  const entry = { ...written, duties, notified, deliveries };
  return (await appendGroup(desk.store.db, entry)) ? after : undefined;
}

async function firstOr(
  desk: Desk,
  { group, commandId }: GroupRequest,
  asked: string,
  otherwise: 'G-5',
): Promise<GroupAnswer | Refusal> {
  const loaded = await loadGroup(desk.store, group, commandId);
  return loaded.done ? firstAnswer(desk, group, loaded, asked) : refuse(otherwise);
}

/** The answer that the act got the first time; another content under the same id is refused. */
async function firstAnswer(
  desk: Desk,
  id: string,
  { done, now }: LoadedGroup,
  asked: string,
): Promise<GroupAnswer | Refusal> {
  if (done?.commandSha256 !== asked) return refuse('D-3');
  const sealed = await readGroupRecord(desk.store, id, done.lastSeq);
  return { group: replayGroup(sealed.map(groupEventOf)), now };
}

/** A report that joins a known outage in the same act, under one id. */
export interface JoinByReport {
  group: string;
  actor: Actor;
  report: CommandOf<'report'>;
  commandId: string;
}

/**
 * Reports and joins. Whether the group takes more is asked first, so that a technician who is told
 * no has not reported unawares; the same id again finishes what was begun. Whoever joins a known
 * outage has concluded that it is the carrier's: that is the verdict, where the report has none.
 */
export async function joinByReport(
  desk: Desk,
  { group, actor, report, commandId }: JoinByReport,
): Promise<GroupAnswer | Refusal> {
  const loaded = await loadGroup(desk.store, group, commandId);
  if (!loaded.group) return refuse('D-1');
  if (!loaded.done) {
    const { circuit } = await desk.loadCircuit(report.data.circuit);
    if (!circuit) return refuse('P-1.2');
    if (!isWithin(actor, { ...circuit, notified: false })) return refuse('P-0.1');
    if (!isOfPlace(circuit, loaded.group)) return refuse('G-6');
    if (!takesMore(loaded.group)) return refuse(barOfState(loaded.group));
  }
  const remark = `Sự cố diện rộng ${loaded.group.code}`;
  const selfDiagnosis = report.data.selfDiagnosis ?? { verdict: 'carrier', checks: [], remark };
  const command = { ...report, data: { ...report.data, selfDiagnosis } };
  const reported = await handle(desk, { incident: commandId, actor, command, commandId });
  if ('refusal' in reported) return { refusal: reported.refusal };
  const act = { name: 'join', data: { incident: commandId } } as const;
  return handleGroup(desk, { group, actor, act, commandId });
}

function barOfState({ state }: Group): 'G-1' | 'G-3' | 'G-11' {
  if (state === 'proposed') return 'G-3';
  return state === 'confirmed' ? 'G-11' : 'G-1';
}
