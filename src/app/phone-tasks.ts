/** Calls that people make: which number, what to say; and what came of it, also in the record. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import type { Command } from '../domain/commands.ts';
import { refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/roles.ts';
import { writeLetter } from '../notify/templates.ts';
import type { Language } from '../notify/words.ts';
import { readNow, toTimestamp } from '../store/connect.ts';
import { addCall, hasCall, listPhoneTasks, type PhoneTask } from '../store/deliveries.ts';
import type { PhoneCall } from '../store/delivery-view.ts';
import { handle, type Desk, type Refused } from './handle.ts';

/** A call with its script. */
export interface Call extends PhoneTask {
  subject: string;
  script: string;
}

/** How somebody's call went. */
export interface CallReport {
  result: PhoneCall['result'];
  remark: string;
  /** What the carrier said of the incident, as the caller heard it. */
  said?: string;
  claimedAt?: Instant;
}

/** Who makes the calls: those who coordinate, on the customer's side. */
export function makesCalls(actor: Actor): boolean {
  return actor.role === 'coordinator' || actor.role === 'headquarters';
}

/** The calls that wait for this person, the longest waiting first. */
export async function callList(
  desk: Desk,
  actor: Actor,
  how: { limit: number; lang: Language; deskUrl: string; provinceName: (code: string) => string },
): Promise<Call[]> {
  const now = await readNow(desk.store);
  const tasks = await listPhoneTasks(desk.store, actor, { limit: how.limit });
  return Promise.all(
    tasks.map(async (task) => {
      const { snapshot: incident } = task;
      const agreement = await desk.agreementOf(incident.report.agreement.sha256);
      const provinceName = how.provinceName(incident.report.province);
      const side = contactSide(agreement, task.recipient);
      const telling = { ...task, incident, agreement, provinceName, side };
      const { lang, deskUrl } = how;
      // Read out by one side to the other: in the words that ship, which are both sides'.
      const writing = { name: task.recipientName, lang, now, deskUrl, isSpoken: true };
      const letter = writeLetter([telling], writing);
      return { ...task, subject: letter.subject, script: letter.parts[0] ?? '' };
    }),
  );
}

/**
 * Records a call: in the incident's record, as what the carrier said (which answers its clock) or
 * as a note, and on the task. The same `commandId` again is the same call.
 */
export async function reportCall(
  desk: Desk,
  actor: Actor,
  id: string,
  { report, commandId }: { report: CallReport; commandId: string },
): Promise<Refused | undefined> {
  if (!makesCalls(actor)) return refuse('D-16');
  if (await hasCall(desk.store, id, commandId)) return undefined;
  const [task] = await listPhoneTasks(desk.store, actor, { id, limit: 1 });
  if (!task) return refuse('D-16');
  const command = commandOf(task, report);
  const answer = await handle(desk, { incident: task.snapshot.id, actor, command, commandId });
  if ('refusal' in answer) return answer;
  await addCall(desk.store, id, {
    command: commandId,
    at: toTimestamp(answer.now),
    by: actor.name,
    result: report.result,
    remark: [report.remark, report.said ?? ''].filter((part) => part !== '').join(' – '),
  });
  return undefined;
}

function commandOf(task: PhoneTask, report: CallReport): Command {
  const claimed = report.claimedAt === undefined ? {} : { claimedAt: report.claimedAt };
  if (report.result === 'reached' && report.said) {
    const data = { text: report.said, relayedFrom: task.recipientName };
    return { name: 'update', data, ...claimed };
  }
  const how = resultWords[report.result];
  const remark = report.remark === '' ? '' : ` ${report.remark}`;
  const text = `Gọi điện cho ${task.recipientName} (${task.address}): ${how}.${remark}`;
  return { name: 'note', data: { text }, ...claimed };
}

/** As the record has them: it is kept in the desk's first language. */
const resultWords = {
  reached: 'gặp được',
  'not-reached': 'không gặp được',
  'wrong-number': 'sai số',
} as const;

function contactSide(agreement: Agreement, recipient: string) {
  const id = recipient.slice('contact:'.length);
  return agreement.contacts.find((contact) => contact.id === id)?.party ?? 'carrier';
}
