/** Mail over SMTP (RFC 5321), as a machine writes it: known as automatic, the same at every try. */
import { createTransport } from 'nodemailer';
import type { Message, Messenger, Outcome } from './messenger.ts';

/** A mail server, and as whom the desk writes. */
export interface MailOptions {
  /**
   * `smtp://user:password@host:port` (encrypted by STARTTLS) or `smtps://…` (from the first byte).
   * Plain text only on loopback, or where the address says `?tls=off`.
   */
  url: string;
  /** The sender: `Thông Suốt <desk@example.vn>`. Bounces come back there. */
  from: string;
  /** Where answers to a message and its bounces go; unset: to the sender. */
  replyTo?: (message: string) => string;
  /** A certificate authority of one's own, as PEM. */
  ca?: string;
  /** The longest that a whole sending may take, in milliseconds. */
  timeoutMs?: number;
}

/** A server that says nothing for so long has hung up. */
const silenceMaxMs = 20_000;

/** Long enough for a slow server, shorter than the lease of a message. */
const usualTimeoutMs = 60_000;

/** So many incidents are named in the headers of a bundle; its text names all. */
const namedMax = 20;

/** Opens a mail server; nothing is sent before a message. Throws on an address without sense. */
export function openMail(options: MailOptions): Messenger {
  const server = readServer(options.url);
  const domain = domainOf(options.from);
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: !server.isSecure && !server.isPlain,
    ignoreTLS: server.isPlain,
    ...(server.auth ? { auth: server.auth } : {}),
    ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
    connectionTimeout: silenceMaxMs,
    greetingTimeout: silenceMaxMs,
    socketTimeout: silenceMaxMs,
    dnsTimeout: silenceMaxMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: `smtp:${server.host}:${server.port}`,
    send: async (message) => {
      try {
        const signal = AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs);
        const back = options.replyTo?.(message.id);
        const mail = {
          ...mailOf(message, options.from, domain),
          ...wayBack(message, back),
          signal,
        };
        const { response } = await transport.sendMail(mail);
        // By our own id a bounce or an answer names it.
        return { kind: 'sent', answer: response, gatewayId: message.id };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => Promise.resolve(transport.close()),
  };
}

/** The Message-ID of a message, the same at every try and for every reader. */
function messageIdOf(id: string, domain: string): string {
  return `<${id}@${domain}>`;
}

/** The text as simple HTML: paragraphs and links, nothing that has to be fetched. */
export function htmlOf(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n').map((line) => linked(escaped(line)));
    return `<p>${lines.join('<br>\n')}</p>`;
  });
  const head = '<!doctype html>\n<html><head><meta charset="utf-8"></head>';
  return `${head}<body style="font-family:sans-serif">
${paragraphs.join('\n')}
</body></html>\n`;
}

/** RFC 5321: bounces go to the envelope's sender; RFC 5322: answers to Reply-To. */
function wayBack({ to }: Message, back: string | undefined) {
  return back === undefined ? {} : { replyTo: back, envelope: { from: back, to: to.address } };
}

function mailOf(message: Message, from: string, domain: string) {
  const { id, to, subject, text, about } = message;
  const codes = about.incidents.slice(0, namedMax).map(({ code }) => code);
  return {
    from,
    to,
    subject,
    text,
    html: htmlOf(text),
    messageId: messageIdOf(id, domain),
    // Asked for where the server offers it: a mail that could not be put into a mailbox is told.
    dsn: { id, return: 'headers', notify: ['failure', 'delay'], recipient: to.address },
    headers: {
      // RFC 3834: whoever answers mail by machine must not answer this; two desks never talk.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `Thong Suot <incidents.${domain}>`,
      'X-Thongsuot-Message': id,
      'X-Thongsuot-Notice': about.notice,
      ...(codes.length > 0 ? { 'X-Thongsuot-Incidents': codes.join(' ') } : {}),
    },
  };
}

/** What an error of the mail library means for the message. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, command, message } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
    message?: string;
  };
  const answer = message ?? String(error);
  // A refused sender or a failed sign-in is the operator's to mend: the message itself is fine.
  const isAboutMessage = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE';
  const isFinal = responseCode === undefined ? command === 'API' : responseCode >= 500;
  return { kind: isAboutMessage && isFinal ? 'refused' : 'deferred', answer };
}

function readServer(url: string) {
  const parsed = URL.parse(url);
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new RangeError('SMTP_URL: smtp://user:password@host:587 or smtps://host:465 is meant.');
  }
  const isSecure = parsed.protocol === 'smtps:';
  const host = parsed.hostname.replaceAll(/[[\]]/g, '');
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  const tls = parsed.searchParams.get('tls');
  if (tls !== null && tls !== 'off' && tls !== 'on') {
    throw new RangeError(`SMTP_URL: tls=${tls}; it is either "on" or "off".`);
  }
  const [user, pass] = [decodeURIComponent(parsed.username), decodeURIComponent(parsed.password)];
  return {
    host,
    port: parsed.port === '' ? (isSecure ? 465 : 587) : Number(parsed.port),
    isSecure,
    isPlain: !isSecure && (tls === 'off' || (isLocal && tls !== 'on')),
    ...(user === '' ? {} : { auth: { user, pass } }),
  };
}

function domainOf(from: string): string {
  const domain = /@([^\s@<>]+)>?\s*$/.exec(from)?.[1];
  if (domain === undefined) throw new RangeError(`MAIL_FROM=${from}: an address is meant.`);
  return domain;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function linked(html: string): string {
  return html.replaceAll(/https?:\/\/[^\s<>"]+/g, (url) => `<a href="${url}">${url}</a>`);
}
