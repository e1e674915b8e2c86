/** Answering by a link: made when a message is written, followed by whoever received it. */
import type { Instant } from '../domain/agreement.ts';
import * as rule from '../domain/answer-link.ts';
import type { AnswerLink, Answered, LinkAnswer } from '../domain/answer-link.ts';
import type { Incident } from '../domain/incident.ts';
import { sha256 } from '../domain/record.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { isWithin, partyOf, type Actor } from '../domain/roles.ts';
import { scopeOf } from '../domain/decide.ts';
import * as links from '../store/answer-links.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { readNow } from '../store/connect.ts';
import { findUnit } from '../store/directory.ts';
import { findIncident } from '../store/incidents.ts';
import { addVerification } from '../store/readiness.ts';
import { handle, type Desk, type Refused } from './handle.ts';
import type { LinkSecret } from './link-secret.ts';

/** A link that was opened: what it is about, and what it can still answer. */
export interface OpenedLink {
  link: AnswerLink;
  incident: Incident;
  actor: Actor;
  /** Why it answers nothing any more. */
  end?: Refusal['refusal'];
  left: LinkAnswer[];
  now: Instant;
}

/** What a token opens; refused where it is none. Reads only, whoever scans mail for links. */
export async function openLink(
  desk: Desk,
  secret: LinkSecret,
  token: string,
): Promise<OpenedLink | Refusal> {
  const locator = secret.locatorOf(token);
  const link = locator === undefined ? undefined : await links.findLink(desk.store, locator);
  const incident = link && (await findIncident(desk.store, link.incident));
  if (!link || !incident) return refuse('L-1');
  const now = await readNow(desk.store);
  const unit = await findUnit(desk.store, incident.report.carrierUnit);
  const actor = rule.answererOf(link, incident, unit?.name ?? incident.report.carrierUnit);
  const end = rule.endOfLink(link, incident, now);
  const left = end ? [] : rule.answersLeft(link, incident, actor);
  return { link, incident, actor, left, now, ...(end ? { end } : {}) };
}

/**
 * Records an answer, once: the command's id follows from link and answer, so a second tap, another
 * process or a crash in between cannot write it twice. Who answered was reached at that address.
 */
export async function answerByLink(
  desk: Desk,
  { link, incident, actor, end }: OpenedLink,
  answered: Answered,
): Promise<Refused | undefined> {
  if (end) return refuse(end);
  const { answer } = answered;
  if (rule.hasAnswered(link, answer)) return refuse('L-5');
  const done = await handle(desk, {
    incident: incident.id,
    actor,
    command: rule.commandOf(answered),
    commandId: idOf(link.locator, answer),
    cycle: link.cycle,
  });
  // Another content under the same id: this answer was given a moment ago.
  if ('refusal' in done) return done.refusal === 'D-3' ? refuse('L-5') : done;
  const at = done.now;
  await desk.store.db.transaction().execute(async (tx) => {
    await links.addUse(tx, { locator: link.locator, answer, at });
    if (answer === 'not-mine') return;
    const { contact, channel, address, contactName: by } = link;
    const reached = { contact, channel, address, at, how: 'answered' as const, by };
    await addVerification(tx, incident.report.agreement.id, reached);
  });
  return undefined;
}

/** Revokes a link, for whoever is on the side that it was sent to. */
export async function revoke(
  desk: Desk,
  by: Actor,
  locator: string,
  origin?: Origin,
): Promise<{ incident: Incident } | Refusal> {
  const link = await links.findLink(desk.store, locator);
  const incident = link && (await findIncident(desk.store, link.incident));
  if (!link || !incident || !isWithin(by, scopeOf(incident))) return refuse('D-1');
  if (partyOf(by) !== 'carrier') return refuse('L-6');
  const at = await readNow(desk.store);
  await desk.store.db.transaction().execute(async (tx) => {
    if (!(await links.revokeLink(tx, locator, { at, name: by.name }))) return;
    const { contact, channel, address } = link;
    const { code } = incident.report;
    const before = { contact, channel, address, incident: code, revoked: false };
    const subject = { kind: 'answer-link', id: locator };
    const entry = { actor: by, action: 'answer-link.revoke', subject, before, origin };
    await writeAudit(desk.store, { ...entry, after: { ...before, revoked: true } }, tx);
  });
  return { incident };
}

/** A UUID (version 8: made from a hash) that is this link's for this answer alone. */
function idOf(locator: string, answer: LinkAnswer): string {
  const hex = sha256(`answer-link ${locator} ${answer}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}
