/** What waits for one recipient becomes one message: its text is written here, once, for good. */
import { randomUUID } from 'node:crypto';
import type { Agreement, Party } from '../domain/agreement.ts';
import { carriesLink, isLinkChannel, linkLastsMs } from '../domain/answer-link.ts';
import type { Group } from '../domain/group.ts';
import { membersFor } from '../domain/group-notices.ts';
import { roleParty } from '../domain/roles.ts';
import type { SideWording } from '../domain/wording.ts';
import type { NewLink } from '../store/answer-links.ts';
import type { NewMessage } from '../store/messages.ts';
import type { WaitingGroup, WaitingRow } from '../store/outbox.ts';
import { writeLetter, type Telling, type Writing } from '../notify/templates.ts';
import { maskedLink, newLocator, withLinks, type LinkSecret } from './link-secret.ts';

/** What writing needs besides the rows. */
export interface Writer {
  agreementOf: (sha256: string) => Promise<Agreement>;
  provinceName: (code: string) => string;
  style: Pick<Writing, 'lang' | 'deskUrl'>;
  /** What makes links to answer by whole; absent: messages carry none. */
  links?: LinkSecret;
}

/** A message with the links that it brings. */
export interface Written extends NewMessage {
  links: NewLink[];
}

/** A group with its rows, and what is to become of its message. */
export interface Writable {
  group: WaitingGroup;
  rows: WaitingRow[];
  fate: Pick<NewMessage, 'status' | 'answer'>;
}

/** When messages are written, and what each side, by its root unit, has put in its own words. */
export interface WrittenWith {
  now: number;
  wordings: ReadonlyMap<string, SideWording>;
}

/**
 * Writes the message of each group. A text that cannot be written fails alone, and says so: it must
 * neither hold up its neighbours nor be tried for ever.
 */
export async function writeMessages(
  writer: Writer,
  groups: readonly Writable[],
  { now, wordings }: WrittenWith,
): Promise<Written[]> {
  const messages: Written[] = [];
  for (const one of groups) {
    if (one.rows.length === 0) continue;
    const head = headOf(one);
    try {
      const tellings: Telling[] = [];
      const links: NewLink[] = [];
      for (const row of one.rows) {
        const telling = await tellingOf(writer, row, wordings);
        const link = writer.links && linkOf(row, telling, { message: head.id, now });
        if (link) links.push(link);
        const answer = link && maskedLink(writer.style.deskUrl, link.locator);
        tellings.push({ ...telling, ...(answer === undefined ? {} : { answer }) });
      }
      const letter = writeLetter(tellings, { ...writer.style, name: one.group.name, now });
      const rows = one.rows.map(({ id }, index) => ({ id, part: letter.parts[index] ?? '' }));
      const own = links.map(({ locator }) => locator);
      const [body, short] = [withLinks(letter.text, own), withLinks(letter.short, own)];
      const { subject } = letter;
      messages.push({ ...head, subject, body, short, rows, links, ...one.fate });
    } catch (error) {
      const answer = `the text could not be written: ${String(error)}`;
      const rows = one.rows.map(({ id }) => ({ id, part: '' }));
      const blank = { subject: '', body: '', short: '', links: [] };
      messages.push({ ...head, ...blank, rows, status: 'failed', answer });
    }
  }
  return messages;
}

function headOf({ group, rows }: Writable) {
  const notices = new Set(rows.map((row) => row.notice));
  const [first = ''] = notices;
  const incidents = new Map(rows.map(({ snapshot }) => [snapshot.id, snapshot.report.code]));
  const { recipient, channel, address, name } = group;
  return {
    id: randomUUID(),
    recipient,
    recipientName: name,
    channel,
    address,
    notice: notices.size === 1 ? first : 'several',
    incidents: [...incidents].map(([id, code]) => ({
      id,
      code,
    })),
  };
}

async function tellingOf(
  writer: Writer,
  row: WaitingRow,
  wordings: WrittenWith['wordings'],
): Promise<Telling> {
  const { notice, clock, cycle, round, level, snapshot: incident } = row;
  const agreement = await writer.agreementOf(incident.report.agreement.sha256);
  const side = sideOf(row, agreement);
  return {
    notice,
    clock,
    cycle,
    round,
    level,
    incident,
    agreement,
    provinceName: writer.provinceName(incident.report.province),
    side,
    replaced: wordings.get(agreement[side].id),
    ...(row.insteadOf ? { insteadOf: row.insteadOf } : {}),
    ...(row.group ? { outage: outageFor(row.group, row) } : {}),
  };
}

/** The mass outage as its message tells it: of all its sites, or of the reader's own alone. */
function outageFor(group: Group, { role, snapshot }: WaitingRow): NonNullable<Telling['outage']> {
  const isSite = role === 'site';
  const { site } = snapshot.report;
  return { group, members: membersFor(group, isSite ? { site: site.id } : {}), isSite };
}

/** The link that a row's text carries, where it carries one. */
function linkOf(
  { id, recipient, channel, address }: WaitingRow,
  { notice, side, incident, cycle, level, agreement }: Telling,
  about: { message: string; now: number },
): NewLink | undefined {
  if (!isLinkChannel(channel)) return undefined;
  if (!carriesLink({ notice, recipient, channel, side, incident })) return undefined;
  const contact = recipient.slice('contact:'.length);
  const known = agreement.contacts.find((one) => one.id === contact);
  return {
    locator: newLocator(),
    incident: incident.id,
    cycle,
    level,
    contact,
    contactName: known?.name ?? contact,
    channel,
    address,
    delivery: id,
    message: about.message,
    madeAt: about.now,
    expiresAt: about.now + linkLastsMs,
  };
}

function sideOf(row: WaitingRow, agreement: Agreement): Party {
  if (row.role !== null) return roleParty[row.role];
  const id = row.recipient.slice('contact:'.length);
  return agreement.contacts.find((contact) => contact.id === id)?.party ?? 'carrier';
}
