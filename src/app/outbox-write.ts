/** What waits for one recipient becomes one message: its text is written here, once, for good. */
import { randomUUID } from 'node:crypto';
import type { Agreement, Party } from '../domain/agreement.ts';
import { roleParty } from '../domain/roles.ts';
import type { NewMessage } from '../store/messages.ts';
import type { WaitingGroup, WaitingRow } from '../store/outbox.ts';
import { writeLetter, type Telling, type Writing } from '../notify/templates.ts';

/** What writing needs besides the rows. */
export interface Writer {
  agreementOf: (sha256: string) => Promise<Agreement>;
  provinceName: (code: string) => string;
  style: Pick<Writing, 'lang' | 'deskUrl'>;
}

/** A group with its rows, and what is to become of its message. */
export interface Writable {
  group: WaitingGroup;
  rows: WaitingRow[];
  fate: Pick<NewMessage, 'status' | 'answer'>;
}

/**
 * Writes the message of each group. A text that cannot be written fails alone, and says so: it must
 * neither hold up its neighbours nor be tried for ever.
 */
export async function writeMessages(
  writer: Writer,
  groups: readonly Writable[],
  now: number,
): Promise<NewMessage[]> {
  const messages: NewMessage[] = [];
  for (const one of groups) {
    if (one.rows.length === 0) continue;
    const head = headOf(one);
    try {
      const tellings: Telling[] = [];
      for (const row of one.rows) tellings.push(await tellingOf(writer, row));
      const letter = writeLetter(tellings, { ...writer.style, name: one.group.name, now });
      const rows = one.rows.map(({ id }, index) => ({ id, part: letter.parts[index] ?? '' }));
      const { subject, text: body, short } = letter;
      messages.push({ ...head, subject, body, short, rows, ...one.fate });
    } catch (error) {
      const answer = `the text could not be written: ${String(error)}`;
      const rows = one.rows.map(({ id }) => ({ id, part: '' }));
      messages.push({ ...head, subject: '', body: '', short: '', rows, status: 'failed', answer });
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

async function tellingOf(writer: Writer, row: WaitingRow): Promise<Telling> {
  const { notice, clock, cycle, round, level, snapshot: incident } = row;
  const agreement = await writer.agreementOf(incident.report.agreement.sha256);
  return {
    notice,
    clock,
    cycle,
    round,
    level,
    incident,
    agreement,
    provinceName: writer.provinceName(incident.report.province),
    side: sideOf(row, agreement),
    ...(row.insteadOf ? { insteadOf: row.insteadOf } : {}),
  };
}

function sideOf(row: WaitingRow, agreement: Agreement): Party {
  if (row.role !== null) return roleParty[row.role];
  const id = row.recipient.slice('contact:'.length);
  return agreement.contacts.find((contact) => contact.id === id)?.party ?? 'carrier';
}
