/** Invitations and resets: a code by mail through the outbox, or printed and handed over. */
import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '../domain/record.ts';
import { addCode, resetsOfHour, type CodeKey, type NewCode } from '../store/access-codes.ts';
import { readNow } from '../store/connect.ts';
import { addMessages } from '../store/messages.ts';
import { wakeOutbox } from '../store/outbox.ts';
import { readSwitch } from '../store/switch.ts';
import { invitationLetter, resetLetter } from './access-words.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { messageOf } from './drill.ts';
import type { Desk } from './handle.ts';
import { maskedLink, newLocator, type LinkSecret } from './link-secret.ts';
import { usualRules } from './pace.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../store/schema.ts';

/** An invitation waits for the post and for people who are away; a reset is asked for and used. */
const goodForMs = { invitation: 7 * 86_400_000, reset: 60 * 60_000 } as const;

/** Resets of one address an hour: more is somebody who floods a mailbox. */
const resetsPerHour = 3;

/** Letters and digits that are not taken for one another when read from paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 80 random bits as four groups of four: short enough to be typed from paper, once, in time. */
export function newCode(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** The hash of a code however it was typed: small letters, spaces, no dashes. */
export function codeHash(typed: string): string {
  return sha256(typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));
}

/** By what the desk finds a code that somebody gives: its hash, or what a mailed link ends in. */
export function codeKey(links: LinkSecret | undefined, given: string): CodeKey {
  const locator = links?.locatorOf(given);
  return locator === undefined ? { codeSha256: codeHash(given) } : { locator };
}

/** What somebody is let in with. `code`: to be printed; of a mailed one the desk knows no more. */
export interface Let {
  id: string;
  code?: string;
  /** Until when it is good, ISO 8601. */
  expiresAt: string;
}

type Asked = Omit<NewCode, 'id' | 'key' | 'forMs'>;

/**
 * Makes a code in a transaction; with `mailed` a link goes out through the outbox, which is made
 * whole only as it leaves: nobody who reads the outbox comes in by it.
 */
export async function makeCode(
  desk: Desk,
  setup: DeliverySetup,
  asked: Asked,
  mailed: boolean,
  tx: Kysely<DB>,
): Promise<Let> {
  const id = randomUUID();
  const email = asked.email.toLowerCase();
  const forMs = goodForMs[asked.kind];
  const now = await readNow(desk.store);
  const made = { id, expiresAt: new Date(now + forMs).toISOString() };
  const kept = { ...asked, email, id, forMs };
  if (!mailed) {
    const code = newCode();
    await addCode(desk.store, { ...kept, key: { codeSha256: codeHash(code) } }, tx);
    return { ...made, code };
  }
  const locator = newLocator();
  await addCode(desk.store, { ...kept, key: { locator } }, tx);
  const link = maskedLink(setup.deskUrl, locator, 'access');
  const write = asked.kind === 'invitation' ? invitationLetter : resetLetter;
  const letter = write({ name: asked.name, link, until: now + forMs }, setup.lang);
  const isLive = (await readSwitch(tx))[0]?.isLive ?? false;
  const to = { recipient: `address:${email}`, recipientName: asked.name, channel: 'mail' as const };
  const message = messageOf({ ...to, address: email, locator }, letter, asked.kind, setup, isLive);
  await addMessages(tx, [message], { now, attemptsMax: usualRules.attemptsMax });
  await wakeOutbox(tx);
  return made;
}

/** Mails a reset to somebody who forgot; silently nothing where too many were asked for. */
export async function mailReset(
  desk: Desk,
  setup: DeliverySetup,
  person: { id: string; email: string; name: string },
): Promise<boolean> {
  if ((await resetsOfHour(desk.store, person.email)) >= resetsPerHour) return false;
  const { id, email, name } = person;
  await desk.store.db
    .transaction()
    .execute((tx) => makeCode(desk, setup, { kind: 'reset', person: id, email, name }, true, tx));
  return true;
}
