/**
 * A mail that came in: a bounce is joined to its message, an answer with our token becomes an
 * update, everything else waits for a person. Nothing here ever writes a mail, and no mail closes
 * an incident: two desks that write to each other end with the first word.
 */
import { createHash } from 'node:crypto';
import { readNow } from '../store/connect.ts';
import {
  addMail,
  carrierOf,
  hasMail,
  listMailboxes,
  mailsFrom,
  noteMailbox,
  openMailboxRow,
  type MailRow,
} from '../store/mail.ts';
import { findPersonByEmail } from '../store/people.ts';
import { sentMessage } from '../store/receipts.ts';
import { partyOf } from '../domain/roles.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { handle, type Desk } from './handle.ts';
import { hourMs } from './pace.ts';
import { takeWord } from './receipts.ts';
import { readReplyToken } from './reply-token.ts';

/** A mail as it was read. */
export interface ReadMail {
  sender: string;
  /** Every address that it came to. */
  to: string[];
  subject: string;
  text: string;
  isAutomatic: boolean;
  /** What a mail server says of a mail of ours. */
  report?: { action: 'failed' | 'delayed' | 'arrived'; words: string; message?: string };
}

/** A mail as the mailbox gave it; `key` names it there for ever. */
export interface CameMail {
  mailbox: string;
  key: string;
  raw: Buffer;
  mail: ReadMail;
}

/** What reading works with. */
export interface MailIntake {
  desk: Desk;
  setup: DeliverySetup;
  /** What signs the reply tokens. */
  secret: string;
}

/** More from one address within an hour is counted, and neither kept whole nor acted upon. */
const perHourMax = 20;

type Verdict = Pick<MailRow, 'outcome' | 'reason' | 'message' | 'incident' | 'carrier'>;

/** Takes a mail, once; gives what became of it. */
export async function takeMail(
  intake: MailIntake,
  came: CameMail,
): Promise<MailRow['outcome'] | undefined> {
  const { store } = intake.desk;
  const { mailbox, raw, mail } = came;
  const id = idOf(came);
  if (await hasMail(store, id)) return undefined;
  const now = await readNow(store);
  const isHeld = !mail.report && (await mailsFrom(store, mail.sender, now - hourMs)) >= perHourMax;
  const verdict: Verdict = isHeld
    ? { outcome: 'held', reason: 'too-many' }
    : await judge(intake, id, mail);
  const { sender, subject, text: body } = mail;
  const row = { id, mailbox, sender, subject, body, raw: isHeld ? null : raw, receivedAt: now };
  await addMail(store, { ...row, ...verdict });
  return verdict.outcome;
}

async function judge(intake: MailIntake, id: string, mail: ReadMail): Promise<Verdict> {
  const token = readReplyToken([...mail.to, mail.subject], intake.secret);
  if (mail.report) return reported(intake, mail.report, token);
  if (mail.isAutomatic) return { outcome: 'automatic', reason: 'automatic' };
  const { store } = intake.desk;
  const person = await findPersonByEmail(store, mail.sender);
  const own = person && partyOf(person) === 'carrier' ? { carrier: person.unit } : {};
  const sent = token === undefined ? undefined : await sentMessage(store.db, token);
  if (!sent) return { outcome: 'waiting', reason: 'no-token', ...own };
  const incidents = sent.incidents as unknown as { id: string }[];
  const [incident, another] = incidents;
  const carrier = incident && (await carrierOf(store, incident.id));
  const about = { message: sent.id, ...own, ...(carrier === undefined ? {} : { carrier }) };
  const wait = (reason: string): Verdict => ({ outcome: 'waiting', reason, ...about });
  if (sent.address.toLowerCase() !== mail.sender) return wait('other-sender');
  if (!person) return wait('no-person');
  if (!incident || another) return wait('several');
  const answer = await handle(intake.desk, {
    incident: incident.id,
    commandId: id,
    actor: person,
    command: { name: 'update', data: { text: mail.text } },
  });
  if ('refusal' in answer) return wait(answer.refusal);
  const word = { message: sent.id, state: 'answered' as const, text: 'answered by mail' };
  await takeWord(intake.desk, intake.setup, word);
  return { outcome: 'joined', reason: 'token', ...about, incident: incident.id };
}

/** A mail server's word on a message of ours. */
async function reported(
  { desk, setup }: MailIntake,
  report: NonNullable<ReadMail['report']>,
  token: string | undefined,
): Promise<Verdict> {
  const { action, words } = report;
  const message = token ?? report.message;
  const state = { failed: 'failed', delayed: 'pending', arrived: 'delivered' } as const;
  const known =
    message !== undefined &&
    (await takeWord(desk, setup, { message, state: state[action], text: words }));
  if (!known) return { outcome: 'automatic', reason: 'no-message' };
  return { outcome: action === 'failed' ? 'bounced' : action, reason: words, message };
}

/** The mail's id, and its command's: the same however often the mailbox is read. */
function idOf({ mailbox, key }: CameMail): string {
  const hex = createHash('sha256').update(`${mailbox}\n${key}`).digest('hex');
  // RFC 9562, 5.8: an id of one's own making.
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
}

type Reading = Pick<MailIntake, 'desk'>;

/** Where reading of a mailbox goes on; without a validity: it was never read. */
export async function mailboxPlace(
  { desk: { store } }: Reading,
  name: string,
): Promise<{ uidValidity?: bigint; lastUid: number }> {
  await openMailboxRow(store, name, await readNow(store));
  const row = (await listMailboxes(store.db)).find((one) => one.name === name);
  const lastUid = Number(row?.lastUid ?? 0);
  const validity = row?.uidValidity ?? null;
  return validity === null ? { lastUid } : { uidValidity: BigInt(validity), lastUid };
}

/** A mailbox was read to its end. */
export async function mailboxHeard(
  { desk: { store } }: Reading,
  name: string,
  place: { uidValidity: bigint; lastUid: number },
): Promise<void> {
  await noteMailbox(store, name, { at: await readNow(store), ...place });
}

/** A mailbox cannot be read; since when is known by when it last was. */
export async function mailboxSilent(
  { desk: { store } }: Reading,
  name: string,
  error: string,
): Promise<void> {
  await noteMailbox(store, name, { error });
}
