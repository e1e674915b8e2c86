/** Tests that people send: to themselves, or to a contact that their own side answers for. */
import type { Agreement, Contact } from '../domain/agreement.ts';
import { administersSide } from '../domain/administration.ts';
import { channelsOf, type Channel } from '../domain/ladder.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { partyOf } from '../domain/roles.ts';
import { shortMax, unaccented } from '../domain/short.ts';
import { writeTest } from '../notify/templates.ts';
import { messageWords } from '../notify/words.ts';
import { readNow } from '../store/connect.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { addMessages, testsSince, type NewMessage } from '../store/messages.ts';
import { currentAgreements } from '../store/agreements.ts';
import type { OwnMessages } from '../store/desk-messages.ts';
import { reachableAgreements } from '../store/directory.ts';
import { wakeOutbox } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';
import { readSwitch } from '../store/switch.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { messageOf } from './drill.ts';
import type { Desk } from './handle.ts';
import { sampleLocator } from './link-secret.ts';
import { hourMs, usualRules } from './pace.ts';
import { letterFor, type PreviewAsked, type PreviewFor } from './preview.ts';

/** How many tests go to one recipient in an hour. */
const testsPerHourMax = 5;

type TestChannel = Exclude<Channel, 'phone'>;

/** What is sent: the desk's own test, or a message as it is previewed, marked as a test. */
export interface TestAsked {
  what?: PreviewAsked;
  reader: Omit<PreviewFor, 'agreement'>;
  /** Under which it is written; absent: the person is a party of none, and tries their mail. */
  agreement?: Agreement;
  /** To a contact of one's own side; absent: to oneself, by mail. */
  to?: { contact: string; channel: TestChannel };
  origin?: Origin;
}

/** Sends a test; sunk like everything else while delivery is not live. */
export async function sendTest(
  desk: Desk,
  setup: DeliverySetup,
  by: Person,
  { what, reader, agreement, to, origin }: TestAsked,
): Promise<{ id: string } | Refusal> {
  const now = await readNow(desk.store);
  const target = to ? contactTarget(agreement, by, to) : ownTarget(by);
  if ('refusal' in target) return target;
  const [turn] = await readSwitch(desk.store.db);
  const isLive = turn?.isLive ?? false;
  if (isLive && !setup.gateways.some(({ channel }) => channel === target.channel)) {
    return refuse('D-11');
  }
  const named = { ...reader, name: target.recipientName };
  const letter =
    what && agreement
      ? marked(await letterFor(desk, what, { ...named, agreement }, target.channel), reader)
      : writeTest({ ...named, now });
  const { text: body, ...rest } = letter;
  const message = messageOf(
    { ...target, locator: sampleLocator },
    { ...rest, body },
    'test',
    setup,
    isLive,
  );
  return desk.store.db.transaction().execute(async (tx) => {
    if ((await testsSince(tx, target, now - hourMs)) >= testsPerHourMax) return refuse('D-6');
    await addMessages(tx, [message], { now, attemptsMax: usualRules.attemptsMax });
    if (to) {
      const subject = { kind: 'contact', id: `${agreement?.id}/${to.contact}` };
      const after = {
        channel: to.channel,
        address: target.address,
        notice: what?.notice ?? 'test',
      };
      const entry = { actor: by, action: 'delivery.test', subject, after, origin };
      await writeAudit(desk.store, entry, tx);
    }
    await wakeOutbox(tx);
    return { id: message.id };
  });
}

type Target = Pick<NewMessage, 'recipient' | 'recipientName' | 'channel' | 'address'>;

function ownTarget({ person, name, email }: Person): Target {
  return { recipient: `person:${person}`, recipientName: name, channel: 'mail', address: email };
}

function contactTarget(
  agreement: Agreement | undefined,
  by: Person,
  { contact: id, channel }: NonNullable<TestAsked['to']>,
): Target | Refusal {
  if (!administersSide(by)) return refuse('D-18');
  const contact = agreement && ownContacts(agreement, by).find((one) => one.id === id);
  if (!contact) return refuse('D-19');
  const means = testChannelsOf(contact).find((one) => one.channel === channel);
  if (!means) return refuse('D-1');
  return { recipient: `contact:${id}`, recipientName: contact.name, ...means };
}

/** The contacts of an agreement that somebody may send tests to: those of the own side. */
export function ownContacts(agreement: Agreement, by: Person): Contact[] {
  return administersSide(by) ? agreement.contacts.filter(({ party }) => party === partyOf(by)) : [];
}

/** The means by which a test can be sent to a contact: a phone is for a person to call. */
export function testChannelsOf(contact: Contact): { channel: TestChannel; address: string }[] {
  return channelsOf(contact).flatMap(({ channel, address }) =>
    channel === 'phone' ? [] : [{ channel, address }],
  );
}

/**
 * Messages about no incident that somebody may read: tests to the contacts of the own side; and for
 * headquarters, which starts them, drills. Their links are masked.
 */
export async function ownMessages(desk: Desk, by: Person): Promise<OwnMessages[]> {
  if (!administersSide(by)) return [];
  const theirs = await reachableAgreements(desk.store, by);
  const current = await currentAgreements(desk.store);
  return current
    .filter(({ agreement }) => theirs.has(agreement.id))
    .flatMap(({ agreement }) => [
      ...messagesTo('test', ownContacts(agreement, by)),
      ...messagesTo('drill', by.role === 'headquarters' ? agreement.contacts : []),
    ]);
}

function messagesTo(notice: string, contacts: readonly Contact[]): OwnMessages[] {
  return contacts.flatMap((contact) =>
    testChannelsOf(contact).map(({ address }) => {
      return { notice, recipient: `contact:${contact.id}`, address };
    }),
  );
}

/** A message that says, first of all, that it is a test: nobody must act on it. */
function marked(
  letter: { subject: string; text: string; short: string },
  { lang }: Pick<PreviewFor, 'lang'>,
): { subject: string; text: string; short: string } {
  const { mark, shown } = messageWords[lang].test;
  return {
    subject: `[${mark}] ${letter.subject}`,
    text: [shown, '', '―――', '', letter.text].join('\n'),
    short: `${unaccented(mark)}: ${letter.short}`.slice(0, shortMax),
  };
}
