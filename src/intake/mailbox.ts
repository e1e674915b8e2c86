/** A mailbox over IMAP that is read as mail arrives, and whose silence is noted. */
import { ImapFlow } from 'imapflow';
import {
  mailboxHeard,
  mailboxPlace,
  mailboxSilent,
  takeMail,
  type MailIntake,
} from '../app/mail-intake.ts';
import { readMail } from './read-mail.ts';

/** Where the mailbox is. */
export interface MailboxOptions {
  /** `imaps://user:password@host:993/INBOX`, or `imap://…` with STARTTLS. */
  url: string;
  /** A certificate authority of one's own, as PEM. */
  ca?: string;
  onError: (error: unknown) => void;
}

/** A mailbox that is being read. */
export interface Mailbox {
  /** Its name, without the password. */
  name: string;
  stop: () => Promise<void>;
}

/** A look at least so often, should the server's word of something new have been lost. */
const lookEveryMs = 240_000;

/** The wait before the next connection: doubled after each that fails, up to the most. */
const retryMs = { least: 2_000, most: 120_000 };

/** A larger mail is cut: its beginning says whose it is. */
const bytesMax = 1_000_000;

/** Opens a mailbox and keeps reading it. Throws a RangeError on an address without sense. */
export async function openMailbox(intake: MailIntake, options: MailboxOptions): Promise<Mailbox> {
  const server = readServer(options.url);
  const stop = new AbortController();
  await mailboxPlace(intake, server.name);
  const reading = keepReading(intake, server, options, stop.signal);
  return {
    name: server.name,
    stop: async () => {
      stop.abort();
      await reading;
    },
  };
}

type Server = ReturnType<typeof readServer>;

async function keepReading(
  intake: MailIntake,
  server: Server,
  options: MailboxOptions,
  signal: AbortSignal,
): Promise<void> {
  let waitMs = retryMs.least;
  while (!signal.aborted) {
    try {
      await readOn(intake, server, options, signal, () => (waitMs = retryMs.least));
    } catch (error) {
      if (signal.aborted) return;
      options.onError(error);
      // A database that is away is told of elsewhere.
      await mailboxSilent(intake, server.name, wordsOf(error)).catch(options.onError);
    }
    await pause(waitMs, signal);
    waitMs = Math.min(retryMs.most, 2 * waitMs);
  }
}

/** One connection, from its beginning to its end. */
async function readOn(
  intake: MailIntake,
  server: Server,
  { ca }: MailboxOptions,
  signal: AbortSignal,
  heard: () => void,
): Promise<void> {
  const { name, folder, ...rest } = server;
  const tls = ca === undefined ? {} : { tls: { ca } };
  const client = new ImapFlow({ ...rest, ...tls, logger: false, socketTimeout: 2 * lookEveryMs });
  let why: Error | undefined;
  let wake = (): void => undefined;
  client.on('error', (error: Error) => (why = error));
  client.on('close', () => wake());
  client.on('exists', () => wake());
  const end = (): void => wake();
  signal.addEventListener('abort', end);
  try {
    await client.connect();
    await client.mailboxOpen(folder, { readOnly: true });
    while (!signal.aborted && client.usable) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      await catchUp(intake, name, client);
      heard();
      // At once: left to itself, the library begins to listen 15 s after the last command. A
      // connection that breaks meanwhile says so by its own event.
      client.idle().catch(() => undefined);
      await Promise.race([news, pause(lookEveryMs, signal)]);
    }
    if (!signal.aborted) throw why ?? new Error('the mail server ended the connection');
  } finally {
    signal.removeEventListener('abort', end);
    if (client.usable) await client.logout().catch(() => client.close());
    else client.close();
  }
}

/** Takes what is new, in its order; each is kept before the next is fetched. */
async function catchUp(intake: MailIntake, name: string, client: ImapFlow): Promise<void> {
  // What the server counts as new stands in its answer to this.
  await client.noop();
  const { mailbox } = client;
  if (!mailbox) throw new Error('the mailbox was closed');
  const { uidValidity, uidNext } = mailbox;
  const place = await mailboxPlace(intake, name);
  // The first time, what lies there is no news. After a change of validity all of it may be.
  const isFirst = place.uidValidity === undefined;
  let last = isFirst ? uidNext - 1 : place.uidValidity === uidValidity ? place.lastUid : 0;
  if (!isFirst) {
    const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
    for (const uid of (found || []).filter((one) => one > last).toSorted((a, b) => a - b)) {
      const source = { start: 0, maxLength: bytesMax };
      const one = await client.fetchOne(String(uid), { source }, { uid: true });
      if (one && one.source) {
        const { source: raw } = one;
        const key = `${uidValidity} ${uid}`;
        await takeMail(intake, { mailbox: name, key, raw, mail: await readMail(raw) });
      }
      last = uid;
    }
  }
  await mailboxHeard(intake, name, { uidValidity, lastUid: last });
}

function readServer(url: string) {
  const parsed = URL.parse(url);
  if (!parsed || !/^imaps?:$/.test(parsed.protocol) || parsed.hostname === '') {
    throw new RangeError('IMAP_URL: imaps://user:password@host:993/INBOX is meant.');
  }
  const { protocol, hostname, port, username, password, pathname } = parsed;
  if (username === '') throw new RangeError('IMAP_URL: the mailbox needs a user and a password.');
  const secure = protocol === 'imaps:';
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const [user, folder] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))];
  return {
    name: `imap:${user}@${hostname}/${folder || 'INBOX'}`,
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    // Without TLS only to this machine.
    doSTARTTLS: !secure && !isLocal,
    auth: { user, pass: decodeURIComponent(password) },
    folder: folder || 'INBOX',
  };
}

function wordsOf(error: unknown): string {
  const { responseText, message } = error as { responseText?: string; message?: string };
  return (responseText ?? message ?? String(error)).slice(0, 300);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) done();
    signal.addEventListener('abort', done);
  });
}
