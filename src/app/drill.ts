/** Fire drills: every level tried by every means, and the answers that come back. */
import { randomUUID } from 'node:crypto';
import type { Agreement } from '../domain/agreement.ts';
import { channelsOf, contactOf } from '../domain/ladder.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { readNow } from '../store/connect.ts';
import { addMessages, type NewMessage } from '../store/messages.ts';
import { wakeOutbox } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';
import * as contacts from '../store/readiness.ts';
import { readSwitch } from '../store/switch.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { drillLetter, type Written } from './drill-words.ts';
import type { Desk } from './handle.ts';
import { maskedLink, newLocator, withLinks, type LinkSecret } from './link-secret.ts';
import { reasons } from './outbox-claim.ts';
import { usualRules } from './pace.ts';

/** How long a test may be answered: over a long weekend, and no forgotten link for ever. */
const answerWithinMs = 7 * 86_400_000;

/** Queues a test to every level's contact by every means; a phone is for a person to call. */
export async function drill(
  desk: Desk,
  setup: DeliverySetup,
  asked: { agreement: Agreement; province: string; by: Person; origin?: Origin },
): Promise<{ id: string; tests: contacts.NewTest[] }> {
  const { agreement, province, by, origin } = asked;
  const at = await readNow(desk.store);
  const isLive = (await readSwitch(desk.store.db))[0]?.isLive ?? false;
  const id = randomUUID();
  const tests: contacts.NewTest[] = [];
  const messages: NewMessage[] = [];
  for (const { level } of agreement.ladder.levels) {
    const contact = contactOf(agreement, level);
    for (const { channel, address } of channelsOf(contact)) {
      const to = { contact: contact?.id ?? '', contactName: contact?.name ?? '', channel, address };
      const test = { id: randomUUID(), level, ...to, message: null, locator: null };
      if (channel === 'phone') {
        tests.push(test);
        continue;
      }
      const locator = newLocator();
      const link = maskedLink(setup.deskUrl, locator, 'drill');
      const recipient = { recipient: `contact:${to.contact}`, recipientName: to.contactName };
      const letter = drillLetter(to.contactName, link, setup.lang);
      const target = { ...recipient, channel, address, locator };
      const sent = messageOf(target, letter, 'drill', setup, isLive);
      messages.push(sent);
      tests.push({ ...test, message: sent.id, locator });
    }
  }
  await desk.store.db.transaction().execute(async (tx) => {
    const rules = { now: at, attemptsMax: usualRules.attemptsMax };
    await addMessages(tx, messages, rules);
    await contacts.addDrill(
      tx,
      { id, agreement: agreement.id, province, at, by: by.name },
      tests,
      at + answerWithinMs,
    );
    const after = { agreement: agreement.id, province, tests: tests.length };
    const subject = { kind: 'drill', id };
    await writeAudit(desk.store, { actor: by, action: 'drill.start', subject, after, origin }, tx);
    await wakeOutbox(tx);
  });
  return { id, tests };
}

/** The test that a token stands for, while it can be answered; refused otherwise. Reads only. */
export async function testOf(
  desk: Desk,
  secret: LinkSecret,
  token: string,
): Promise<contacts.FoundTest | Refusal> {
  const locator = secret.locatorOf(token);
  const found = locator && (await contacts.findTest(desk.store.db, locator));
  if (!found) return refuse('L-1');
  return (await readNow(desk.store)) < found.expiresAt ? found : refuse('L-7');
}

/** The contact answered: its address counts as verified, as of the first answer. */
export async function answer(desk: Desk, test: contacts.FoundTest): Promise<void> {
  const at = await readNow(desk.store);
  await desk.store.db.transaction().execute(async (tx) => {
    if (!(await contacts.answerTest(tx, test.id, at))) return;
    const { agreement, contact, channel, address, contactName: by } = test;
    const how = 'answered' as const;
    await contacts.addVerification(tx, agreement, { contact, channel, address, at, how, by });
  });
}

/** To whom a message goes, and the one link that it brings whole. */
type Target = Pick<NewMessage, 'recipient' | 'recipientName' | 'channel' | 'address'> & {
  locator?: string;
};

/** A message of the desk's own: sunk while not live, failed where there is no gateway. */
export function messageOf(
  { locator, ...to }: Target,
  written: Written,
  notice: string,
  { gateways }: DeliverySetup,
  isLive: boolean,
): NewMessage {
  const own = locator === undefined ? [] : [locator];
  const texts = { body: withLinks(written.body, own), short: withLinks(written.short, own) };
  const base = { id: randomUUID(), ...to, notice, incidents: [], rows: [], ...written, ...texts };
  if (!isLive) return { ...base, status: 'sunk', answer: reasons.sunk };
  if (gateways.some(({ channel }) => channel === to.channel)) return { ...base, status: 'waiting' };
  return { ...base, status: 'failed', answer: reasons.noGateway };
}
