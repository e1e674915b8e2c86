/** Running the desk: database, migrations, what ships, accounts, server; and its clean end. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tellSetup } from './account-verbs.ts';
import { startArchiving } from './app/archives.ts';
import { startTending } from './app/attachments.ts';
import { startEngine } from './app/engine.ts';
import { startKeeping } from './app/keeping.ts';
import { openKeyring, type Keyring } from './app/keyring.ts';
import { openDesk, type Desk } from './app/handle.ts';
import { openLateness, type Lateness } from './app/lateness.ts';
import { openLinkSecret, type LinkSecret } from './app/link-secret.ts';
import { startOutbox } from './app/outbox.ts';
import { checkReadiness } from './app/readiness.ts';
import { closeUnused } from './app/unused.ts';
import { loadFacts, loadShipped, readSamplePeople } from './app/shipped.ts';
import { clamdScanner, type Scanner } from './app/virus-scan.ts';
import { isLoopback, type Config } from './config.ts';
import { openGateways, type Gateways } from './gateways.ts';
import { isHttps, openAuth, type Auth } from './http/auth.ts';
import { createServer } from './http/server.ts';
import { openMailbox } from './intake/mailbox.ts';
import { connect, type Store } from './store/connect.ts';
import { listProvinces } from './store/directory.ts';
import { migrate } from './store/migrate.ts';
import { addPerson, samplePeople } from './store/people.ts';
import { openDatabase } from './store/postgres.ts';
import { isSetupOpen } from './store/setup.ts';
import { errorCode, errorText, StartRefusal } from './store/refusal.ts';
import { beat } from './store/watch.ts';

/** The password of the sample people. No secret: a desk that has them answers on loopback only. */
export const samplePassword = 'thong-suot-2009';

/** How often the contacts are looked at, and accounts that nobody uses. */
const checkEveryMs = 3_600_000;

/** A running desk, and how to end it. */
export interface Running {
  url: string;
  stop: () => Promise<void>;
}

/** Starts the desk. Every reason not to is a StartRefusal: one sentence, and what to do. */
export async function start(
  config: Config,
  root: string,
  log: (line: string) => void,
): Promise<Running> {
  if (config.sample && !isLoopback(config.host)) throw new StartRefusal(exposed(config), noSample);
  const database = await openDatabase({ ...config, log });
  const store = connect(database.url);
  const closing = [() => database.stop(), () => store.db.destroy()];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    await migrate(database.url, join(root, 'migrations'));
    await (config.sample ? loadSample(store, root) : loadFacts(store, root));
    const secret = await readSecret(config);
    const { publicUrl, sso } = config;
    const auth = openAuth({ pool: store.pool, secret, publicUrl, sso });
    if (config.sample) await addSamplePeople(store, auth, root);
    else await refuseLeftovers(store, config);
    const desk = openDesk(store);
    const lateness = openLateness();
    const links = openLinkSecret(secret);
    const gateways = await openGateways(config, desk, secret);
    const scanner = config.clamd === undefined ? undefined : clamdScanner(config.clamd);
    closing.push(() => gateways.close());
    const ring = await openKeyring(store, ringOf(config));
    const app = await createServer({
      desk,
      auth,
      root,
      webFolder: join(root, 'dist', 'web'),
      samplePassword: config.sample ? samplePassword : undefined,
      delivery: gateways.setup,
      links,
      lateness,
      ring,
      signInsPerMinute: 20,
      scanner,
      trustProxy: config.trustProxy,
      isHttps: isHttps(config.publicUrl),
      onDefect: (error, asked) => log(JSON.stringify({ asked, error: errorText(error) })),
      log: false,
    });
    closing.push(() => app.close());
    const { host, port } = config;
    const url = await app.listen({ host, port }).catch((error: unknown) => {
      throw portRefusal(config, error);
    });
    closing.push(await startReading(config, { desk, setup: gateways.setup, secret }, log));
    closing.push(await startWork(desk, { gateways, ring, links, lateness, scanner, log }));
    await tellSetup(store, config, log);
    return { url: url.replace('127.0.0.1', 'localhost'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads the mailbox, where there is one; gives how that ends. */
async function startReading(
  { imapUrl }: Config,
  intake: Parameters<typeof openMailbox>[0],
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  if (imapUrl === undefined) return async () => undefined;
  const onError = (error: unknown): void => log(`mailbox: ${errorText(error)}`);
  const mailbox = await openMailbox(intake, { url: imapUrl, onError });
  return () => mailbox.stop();
}

interface Works {
  gateways: Gateways;
  ring: Keyring;
  links: LinkSecret;
  lateness: Lateness;
  scanner: Scanner | undefined;
  log: (line: string) => void;
}

/** What the desk does by itself: notes what falls due, sends what is queued, seals the record. */
async function startWork(
  desk: Desk,
  { gateways, ring, links, lateness, scanner, log }: Works,
): Promise<() => Promise<void>> {
  const names = new Map((await listProvinces(desk.store)).map(({ code, name }) => [code, name]));
  const onError = (what: string) => (error: unknown) => log(`${what}: ${errorText(error)}`);
  const engine = await startEngine(desk, {
    onTick: ({ failed, latesMs }) => {
      lateness.add(latesMs);
      void beat(desk.store, 'engine').catch(onError('engine, beat'));
      for (const { incident, error } of failed) onError(`engine, ${incident}`)(error);
    },
    onError: onError('engine'),
  });
  // Idempotent by the day: an hour's look finds a new flaw soon, and tells of an old one once.
  const check = (): void => {
    void checkReadiness(desk, gateways.setup).catch(onError('readiness'));
    void closeUnused(desk.store).catch(onError('unused accounts'));
  };
  check();
  const checking = setInterval(check, checkEveryMs);
  const outbox = await startOutbox({
    ...gateways.setup,
    desk,
    links,
    messengers: gateways.messengers,
    provinceName: (code) => names.get(code) ?? code,
    onError: onError('outbox'),
  });
  const keeping = startKeeping(desk.store, ring, onError('record'));
  const archiving = startArchiving(desk, ring, gateways.setup.deskUrl, onError('archives'));
  const tending = startTending(desk.store, scanner, onError('files'));
  return async () => {
    clearInterval(checking);
    const works = [engine, outbox, keeping, tending, archiving];
    await Promise.all(works.map((work) => work.stop()));
  };
}

/** Where the key that signs the record comes from. Throws a sentence where it is none. */
export function ringOf({ varFolder, recordKey }: Config): {
  varFolder: string;
  pem: string | undefined;
} {
  return { varFolder, pem: recordKey };
}

/** Waits for Ctrl-C or SIGTERM. */
export async function untilStopped(): Promise<void> {
  const ender = new AbortController();
  const { signal } = ender;
  const signals = ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal }));
  await Promise.race(signals);
  ender.abort();
  await Promise.allSettled(signals);
}

/**
 * What ships with the sample. A desk that was set up for real gets none of it: a forgotten setting
 * must not give it people whose password everybody knows.
 */
async function loadSample(store: Store, root: string): Promise<void> {
  if (!(await isSetupOpen(store)) && (await samplePeople(store)).length === 0) {
    throw new StartRefusal(worksForReal, noSampleHere);
  }
  await loadShipped(store, root);
}

/** The sample people, each once. */
async function addSamplePeople(store: Store, auth: Auth, root: string): Promise<void> {
  const there = new Set((await samplePeople(store)).map((person) => person.email));
  for (const person of await readSamplePeople(root)) {
    if (there.has(person.email)) continue;
    const id = await auth.createAccount({ ...person, password: samplePassword });
    await addPerson(store, { id, role: person.role, unit: person.unit, isSample: true });
  }
}

/**
 * Sample people have a password that everybody knows: without sample data they must not be there.
 */
async function refuseLeftovers(store: Store, config: Config): Promise<void> {
  const left = await samplePeople(store);
  if (left.length === 0 || isLoopback(config.host)) return;
  throw new StartRefusal(exposed(config), freshOne);
}

/**
 * The secret that signs sessions: made once, kept beside the database, readable by its owner alone.
 */
async function readSecret({ varFolder, secret }: Config): Promise<string> {
  if (secret !== undefined) return secret;
  const file = join(varFolder, 'session-secret');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await mkdir(varFolder, { recursive: true });
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}

function exposed({ host }: Config): { vi: string; en: string } {
  return {
    vi: `Bàn trực có tài khoản mẫu, ai cũng biết mật khẩu, nên không mở ra ngoài (HOST=${host}).`,
    en: `With sample accounts, whose password is public, the desk will not listen on ${host}.`,
  };
}

const noSample = {
  vi: 'Hãy bỏ HOST, hoặc đặt THONGSUOT_SAMPLE=off với một cơ sở dữ liệu mới.',
  en: 'Leave HOST unset, or set THONGSUOT_SAMPLE=off with a new database.',
};

const freshOne = {
  vi: 'Hãy dùng một cơ sở dữ liệu mới (THONGSUOT_VAR hoặc DATABASE_URL khác).',
  en: 'Use a new database (another THONGSUOT_VAR or DATABASE_URL).',
};

const worksForReal = {
  vi: 'Cơ sở dữ liệu này thuộc một bàn trực thật; tài khoản mẫu không được thêm vào.',
  en: 'This database is of a desk that works for real; sample people are not added to it.',
};

const noSampleHere = {
  vi: 'Hãy đặt THONGSUOT_SAMPLE=off, hoặc dùng THONGSUOT_VAR hay DATABASE_URL khác để xem mẫu.',
  en: 'Set THONGSUOT_SAMPLE=off, or use another THONGSUOT_VAR or DATABASE_URL for the sample.',
};

function portRefusal({ host, port }: Config, error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return new StartRefusal(
      { vi: `Cổng ${port} đang được dùng.`, en: `Port ${port} is taken.` },
      {
        vi: `Hãy dừng chương trình kia, hoặc chọn cổng khác: PORT=${port + 1} npm start.`,
        en: `Stop the other program, or choose another: PORT=${port + 1} npm start.`,
      },
      error,
    );
  }
  return new StartRefusal(
    {
      vi: `Không lắng nghe được ở ${host}:${port} (${code}).`,
      en: `It cannot listen on ${host}:${port} (${code}).`,
    },
    { vi: 'Hãy chọn HOST và PORT khác.', en: 'Choose another HOST and PORT.' },
    error,
  );
}
