/**
 * A text message that came in: judged, carried out by the one path of every command, answered
 * briefly. Whoever asks too often is told so once, and then nothing: two machines that answer each
 * other fall silent by themselves.
 */
import { randomUUID } from 'node:crypto';
import type { Incident } from '../domain/incident.ts';
import type { Actor } from '../domain/roles.ts';
import { terms } from '../domain/terms.ts';
import {
  comparableCode,
  readTextCode,
  withoutPassword,
  type TextCode,
} from '../domain/text-code.ts';
import { readNow } from '../store/connect.ts';
import { openOnCircuits } from '../store/incidents.ts';
import { addMessages } from '../store/messages.ts';
import { wakeOutbox } from '../store/outbox.ts';
import { readSwitch } from '../store/switch.ts';
import * as store from '../store/texts.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { messageOf } from './drill.ts';
import { handle, type Desk } from './handle.ts';
import { hourMs, usualRules } from './pace.ts';
import { e164 } from './phone-number.ts';
import { isPassword } from './site-password.ts';
import { textAnswer, type Said, type TextOutcome } from './text-words.ts';

/** A text as a gateway gave it. */
export interface CameText {
  gateway: string;
  /** The gateway's own id, where it has one. */
  gatewayId?: string;
  from: string;
  text: string;
}

/** What became of it; without an answer: nobody is told anything. */
export interface TakenText {
  outcome: TextOutcome | 'no-phone';
  answer?: string;
}

/**
 * What an hour allows. One number: a dozen texts, five wrong passwords, and beyond sixty nothing is
 * even kept. One site: thirty wrong passwords from all numbers, so that forging numbers gains
 * nothing against 39 bits.
 */
const limits = { texts: 12, wrong: 5, kept: 60, unread: 3, siteWrong: 30 };

interface Verdict {
  outcome: TextOutcome;
  said?: Said;
  site?: string;
  incident?: string;
}

/** Takes a text. The same id of the same gateway again changes and answers nothing. */
export async function takeText(
  desk: Desk,
  setup: DeliverySetup,
  came: CameText,
): Promise<TakenText> {
  const sender = e164(came.from);
  if (sender === undefined) return { outcome: 'no-phone' };
  return desk.inTurn(`text:${sender}`, () => takeFrom(desk, setup, came, sender));
}

async function takeFrom(
  desk: Desk,
  setup: DeliverySetup,
  came: CameText,
  sender: string,
): Promise<TakenText> {
  const { gateway, gatewayId } = came;
  const known =
    gatewayId === undefined ? undefined : await store.knownText(desk.store, gateway, gatewayId);
  if (known) return { outcome: known.outcome as TextOutcome };
  const now = await readNow(desk.store);
  const tries = await store.triesOf(desk.store, sender, now - hourMs);
  if (tries.texts >= limits.kept) return { outcome: 'limited' };
  const id = randomUUID();
  const isLimited = tries.texts >= limits.texts || tries.wrong >= limits.wrong;
  const verdict: Verdict = isLimited
    ? { outcome: 'limited' }
    : await judge(desk, setup, { id, sender, now }, readTextCode(came.text));
  const { outcome, said, ...about } = verdict;
  const isSilent =
    (outcome === 'limited' && tries.limited > 0) ||
    (outcome === 'unread' && tries.unread >= limits.unread);
  const answer = isSilent ? undefined : textAnswer(setup.lang, outcome, said);
  const body = withoutPassword(came.text).replaceAll('\0', '').toWellFormed();
  const row = { id, gateway, sender, body, receivedAt: now, outcome, ...about };
  await keep(desk, setup, gatewayId === undefined ? row : { ...row, gatewayId }, answer);
  return answer === undefined ? { outcome } : { outcome, answer };
}

/** The text and its answer are written together: no answer is lost, and none goes twice. */
async function keep(
  desk: Desk,
  setup: DeliverySetup,
  row: store.TextRow,
  answer: string | undefined,
): Promise<void> {
  if (answer === undefined) return store.addText(desk.store.db, row);
  const { sender, receivedAt: now } = row;
  const isLive = (await readSwitch(desk.store.db))[0]?.isLive ?? false;
  const to = {
    recipient: `text:${sender}`,
    recipientName: sender,
    channel: 'text',
    address: sender,
  };
  const written = { subject: answer, body: answer, short: answer };
  const message = messageOf(to, written, 'text-answer', setup, isLive);
  await desk.store.db.transaction().execute(async (tx) => {
    await addMessages(tx, [message], { now, attemptsMax: usualRules.attemptsMax });
    await store.addText(tx, { ...row, answer, message: message.id });
    await wakeOutbox(tx);
  });
}

interface Sent {
  id: string;
  sender: string;
  now: number;
}

async function judge(
  desk: Desk,
  setup: DeliverySetup,
  sent: Sent,
  read: TextCode,
): Promise<Verdict> {
  switch (read.code) {
    case 'report':
      return report(desk, sent, read);
    case 'confirm':
    case 'reject':
      return verify(desk, setup, sent, read);
    case 'unread':
      return { outcome: 'unread' };
  }
}

async function report(
  desk: Desk,
  { id, sender, now }: Sent,
  { circuit: code, password }: Extract<TextCode, { code: 'report' }>,
): Promise<Verdict> {
  const circuit = await store.circuitByCode(desk.store, comparableCode(code));
  const site = circuit ? { site: circuit.site } : {};
  if (circuit) {
    const wrong = await store.wrongFor(desk.store, circuit.site, now - hourMs);
    if (wrong >= limits.siteWrong) return { outcome: 'limited', ...site };
  }
  const isRight = await isPassword(password, circuit?.hash ?? undefined);
  if (!circuit || !isRight) return { outcome: 'wrong', ...site };
  const actor = actorOf(sender, { id: circuit.site, name: circuit.siteName });
  return desk.inTurn(`circuit:${circuit.id}`, async () => {
    const all = await openOnCircuits(desk.store, actor, [circuit.id]);
    // One that waits for signatures alone is over: the line has failed anew.
    const open = all.find(({ state }) => state !== 'closing');
    const said = { circuit: circuit.code };
    if (open) {
      const incident = open.report.code;
      return { outcome: 'known', said: { ...said, incident }, incident: open.id, ...site };
    }
    const answer = await handle(desk, {
      incident: id,
      commandId: id,
      actor,
      command: {
        name: 'report',
        data: {
          circuit: circuit.id,
          symptom: 'down',
          description: `Báo bằng tin nhắn từ ${sender}.`,
          outageSince: now,
          contact: { name: circuit.siteName, phone: sender },
        },
      },
    });
    if ('refusal' in answer) return { outcome: 'refused', said, ...site };
    const { report: fact } = answer.incident;
    const hotline = answer.agreement.hotlines.find((one) => one.province === fact.province);
    const told = { ...said, incident: fact.code, hotline: hotline?.e164 ?? '' };
    return { outcome: 'opened', said: told, incident: id, ...site };
  });
}

async function verify(
  desk: Desk,
  setup: DeliverySetup,
  { id, sender }: Sent,
  read: Extract<TextCode, { code: 'confirm' | 'reject' }>,
): Promise<Verdict> {
  const all = await store.incidentsOfSender(desk.store, sender);
  const meant = all.filter(
    ({ report: { code } }) => read.incident === undefined || read.incident === code,
  );
  const [first] = meant;
  if (!first) return { outcome: 'none' };
  const waiting = meant.filter(({ state }) => state === 'verification');
  const [one, another] = waiting;
  if (another) return { outcome: 'which', said: { codes: waiting.map((i) => i.report.code) } };
  if (!one) {
    const step = terms.state[first.state][setup.lang];
    return { outcome: 'not-now', said: { incident: first.report.code, step }, ...placeOf(first) };
  }
  const said = { incident: one.report.code };
  if (read.code === 'reject' && read.words === '') return { outcome: 'no-reason', said };
  const command =
    read.code === 'confirm'
      ? ({ name: 'confirm', data: { text: 'OK' } } as const)
      : ({ name: 'reject', data: { reason: read.words } } as const);
  const actor = actorOf(sender, one.report.site);
  const answer = await handle(desk, { incident: one.id, commandId: id, actor, command });
  if ('refusal' in answer) return { outcome: 'refused', said, ...placeOf(one) };
  const outcome = read.code === 'confirm' ? 'confirmed' : 'rejected';
  return { outcome, said, ...placeOf(one) };
}

function placeOf({ id, report: { site } }: Incident): { incident: string; site: string } {
  return { incident: id, site: site.id };
}

/** Who acts by text: the site itself, which its password proves; the number stays on record. */
function actorOf(sender: string, site: { id: string; name: string }): Actor {
  return {
    person: `text:${sender}`,
    name: sender,
    role: 'site',
    unit: site.id,
    unitName: site.name,
  };
}
