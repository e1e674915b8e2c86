/** A mail server in the test's own process: a real peer, whose manners can be set. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { atEnd } from './ending.ts';

/** A mail as it arrived. */
export interface Arrived {
  from: string;
  to: string[];
  /** The whole message, headers and body, as it was sent. */
  raw: string;
  /** Whether it came encrypted, and as whom the sender signed in. */
  isSecure: boolean;
  user: string | undefined;
  /** What the sender asked for in the envelope (RFC 3461). */
  dsn: unknown;
}

export interface MailServer {
  /** Its address, without credentials. */
  url: string;
  port: number;
  arrived: Arrived[];
  /** Called for each whole message; an error is the server's answer. May wait. */
  onMail: (mail: Arrived) => Promise<Error | undefined> | Error | undefined;
  /** Resolves when `count` mails have arrived. */
  until: (count: number) => Promise<Arrived[]>;
  close: () => Promise<void>;
}

/** Starts a mail server on a port of its own (or a given one), ended after the file's last test. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  port = 0,
): Promise<MailServer> {
  const waiting: { count: number; resolve: (mails: Arrived[]) => void }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure || options.key ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = arrivedOf(session, Buffer.concat(chunks).toString('utf8'));
        void take(mail, callback);
      });
    },
  });
  // What a test does to the connection is the test's business.
  smtp.on('error', () => undefined);
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port: listening } = smtp.server.address() as AddressInfo;
  async function take(mail: Arrived, answer: (error: Error | null) => void): Promise<void> {
    const refusal = await server.onMail(mail);
    if (refusal) return answer(refusal);
    server.arrived.push(mail);
    for (const { count, resolve } of waiting) {
      if (server.arrived.length >= count) resolve(server.arrived);
    }
    return answer(null);
  }
  let closed: Promise<void> | undefined;
  const server: MailServer = {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${listening}`,
    port: listening,
    arrived: [],
    onMail: () => undefined,
    until: (count) =>
      new Promise((resolve) => {
        if (server.arrived.length >= count) resolve(server.arrived);
        else waiting.push({ count, resolve });
      }),
    close: () => (closed ??= new Promise((resolve) => smtp.close(() => resolve()))),
  };
  atEnd(() => server.close());
  return server;
}

/** One header of a mail, unfolded; undefined where it is not there. */
export function header({ raw }: Arrived, name: string): string | undefined {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ');
  const line = head
    .split('\r\n')
    .find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
}

function arrivedOf(session: SMTPServerSession, raw: string): Arrived {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map((recipient) => recipient.address),
    raw,
    isSecure: session.secure,
    user: session.user,
    dsn: (session.envelope as { dsn?: unknown }).dsn,
  };
}
