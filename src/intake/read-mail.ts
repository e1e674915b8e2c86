/** What a mail says: who, to whom, its new words, and whether a machine wrote it. */
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import type { ReadMail } from '../app/mail-intake.ts';
import { fitOf } from '../domain/plain-text.ts';

/** The most of a text that is read; a record's entry has as much room. */
const textMax = 3_500;

/** Reads a mail. Whatever it is, something comes out: what cannot be read is left empty. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const options = { skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: 200_000 };
  const mail = await simpleParser(raw, options);
  const sender = addressesOf(mail.from)[0] ?? '';
  const to = [mail.to, mail.cc].flat().flatMap(addressesOf);
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].map((name) =>
    header(mail, name),
  );
  return {
    sender: sender.toLowerCase(),
    to: [...to, ...delivered],
    subject: clean(mail.subject ?? '').slice(0, 300),
    text: newWords(clean(mail.text ?? '')),
    isAutomatic: isAutomatic(mail),
    ...reportOf(mail, raw),
  };
}

function addressesOf(given: AddressObject | undefined): string[] {
  return (given?.value ?? []).flatMap(({ address }) => (address ? [address] : []));
}

function header(mail: ParsedMail, name: string): string {
  const line = mail.headerLines.find(({ key }) => key === name)?.line ?? '';
  return line.slice(line.indexOf(':') + 1).trim();
}

function clean(text: string): string {
  return fitOf(text).replaceAll('\r\n', '\n').trim();
}

/** RFC 3834 and what mailers did before it; mail of a desk like this one is known as such, too. */
function isAutomatic(mail: ParsedMail): boolean {
  const auto = header(mail, 'auto-submitted').toLowerCase();
  return (
    (auto !== '' && auto !== 'no') ||
    /^(bulk|junk|list|auto_reply)/i.test(header(mail, 'precedence')) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-thongsuot-message'].some(
      (name) => header(mail, name) !== '',
    ) ||
    /^<\s*>$/.test(header(mail, 'return-path')) ||
    /^(mailer-daemon|postmaster|no-?reply)@/i.test(addressesOf(mail.from)[0] ?? '')
  );
}

/** RFC 3464: what became of a mail of ours, by its first recipient; each has one. */
function reportOf(mail: ParsedMail, raw: Buffer): Pick<ReadMail, 'report'> {
  const text = raw.toString('latin1').replaceAll(/\r?\n[ \t]+/g, ' ');
  const isReport = /report-type="?delivery-status/i.test(header(mail, 'content-type'));
  if (!isReport) return {};
  const field = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.+)$`, 'im').exec(text)?.[1]?.trim() ?? '';
  const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;
  const named = [field('X-Thongsuot-Message'), field('Original-Envelope-Id')]
    .map((value) => uuid.exec(value)?.[0])
    .find((value) => value !== undefined);
  const action = field('Action').toLowerCase();
  const words = [field('Status'), field('Diagnostic-Code')].filter((value) => value !== '');
  return {
    report: {
      action: action === 'failed' || action === 'delayed' ? action : 'arrived',
      words: words.join(' ').slice(0, 300) || action,
      ...(named === undefined ? {} : { message: named.toLowerCase() }),
    },
  };
}

/** An answer's own words: what it quotes is on the desk already. */
function newWords(text: string): string {
  const lines = text.split('\n');
  const quote =
    /^(>|-{2,}\s*(original message|thư gốc)|_{10,}$|(on|vào) .{5,200}(wrote|đã viết):?\s*$)/i;
  const end = lines.findIndex((line) => quote.test(line.trim()));
  const own = end < 0 ? lines : lines.slice(0, end);
  return own.join('\n').trim().slice(0, textMax).toWellFormed();
}
