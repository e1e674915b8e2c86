/** What people do with mail that the desk could not join by itself. */
import { refuse, type Refusal } from '../domain/refusals.ts';
import { partyOf } from '../domain/roles.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { readNow } from '../store/connect.ts';
import { findIncident } from '../store/incidents.ts';
import { findWaiting, settleMail } from '../store/mail.ts';
import type { Person } from '../store/people.ts';
import { handle, type Desk } from './handle.ts';

/** Joins a mail to an incident by hand: its words become an update by whoever joins it. */
export async function joinByHand(
  desk: Desk,
  by: Person,
  mail: string,
  named: string,
): Promise<Refusal | undefined> {
  const found = await findWaiting(desk.store, by, mail);
  const code = named.trim().toUpperCase();
  const incident =
    found && code.startsWith('SC-') ? await findIncident(desk.store, code) : undefined;
  if (!found || !incident) return refuse('D-1');
  const text = `${found.sender}: ${found.body === '' ? found.subject : found.body}`;
  const data = partyOf(by) === 'customer' ? { text, relayedFrom: found.sender } : { text };
  const answer = await handle(desk, {
    incident: incident.id,
    // The mail's own: joined by two at once, it is written once.
    commandId: found.id,
    actor: by,
    command: { name: 'update', data },
  });
  if ('refusal' in answer) return refuse(answer.refusal);
  const at = await readNow(desk.store);
  const done = { reason: 'by hand', incident: incident.id, by: by.name, at };
  await settleMail(desk.store, found.id, { outcome: 'joined', ...done });
  return undefined;
}

/** Sets a mail aside: it is kept, with who did so and why. */
export async function setMailAside(
  desk: Desk,
  by: Person,
  mail: string,
  reason: string,
  origin?: Origin,
): Promise<Refusal | undefined> {
  if (reason === '') return refuse('P-0.5');
  const found = await findWaiting(desk.store, by, mail);
  if (!found) return refuse('D-1');
  const at = await readNow(desk.store);
  const done = { outcome: 'set-aside', reason, by: by.name, at } as const;
  return desk.store.db.transaction().execute(async (tx) => {
    if (!(await settleMail(desk.store, mail, done, tx))) return refuse('D-1');
    const subject = { kind: 'mail', id: mail };
    const states = { before: { sender: found.sender }, after: { outcome: done.outcome, reason } };
    const entry = { actor: by, action: 'mail.set-aside', subject, ...states, origin };
    await writeAudit(desk.store, entry, tx);
    return undefined;
  });
}
