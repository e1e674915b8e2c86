/**
 * A desk for a test file: the real server, on a port and a database of its own, with everything
 * that ships loaded, the cast to act as, and a clock that stands until it is moved.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { openDesk, type Desk } from '../../src/app/handle.ts';
import { openLinkSecret, type LinkSecret } from '../../src/app/link-secret.ts';
import { openKeyring, type Keyring } from '../../src/app/keyring.ts';
import { loadShipped } from '../../src/app/shipped.ts';
import { openAuth, type Auth, type SsoProvider } from '../../src/http/auth.ts';
import type { Scanner } from '../../src/app/virus-scan.ts';
import type { Lateness } from '../../src/app/lateness.ts';
import { createServer } from '../../src/http/server.ts';
import { connect, type Store } from '../../src/store/connect.ts';
import { castings, hire, type Part } from './cast.ts';
import { openContract } from './contract.ts';
import { cloneDatabase, type Template } from './database.ts';
import { atEnd } from './ending.ts';
import { Person, type Place } from './person.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * Where the database's clock stands: 08:00 of a Monday, with a holiday (Vietnam Culture Day) on the
 * Tuesday and a weekend behind it. The desk's offset moves it, so each instant of a story is exact.
 */
export const monday = Date.parse('2026-11-23T08:00:00+07:00');

/** The clock of one desk. It goes forward only, like any other. */
export interface Clock {
  now: () => number;
  /** The desk's time, moved on by so much, as ISO 8601: for what is said, not for what is. */
  in: (span: Span) => string;
  advance: (span: Span) => void;
  moveTo: (iso: string) => void;
}

/** A length of time, in the units that people speak of; negative ones lie in the past. */
export interface Span {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
  ms?: number;
}

/** A server, and the people who ask it. */
export interface Served {
  at: Place;
  people: Record<Part, Person>;
  /** Somebody without a name: neither session nor token. */
  nobody: Person;
}

export interface TestDesk extends Served {
  store: Store;
  /** The write path behind the server, for what no request can do. */
  desk: Desk;
  auth: Auth;
  /** The keys that sign its record. */
  ring: Keyring;
  clock: Clock;
  /** What makes the links whole that people answer by. */
  links: LinkSecret;
  /** Serves the same database once more, as a second process would. */
  beside: () => Promise<Served>;
}

export interface TestDeskOptions {
  /** By what means the desk says that it sends. */
  delivery?: DeliverySetup;
  /** Whether the database's clock stands (the usual) or runs. */
  clock?: 'stands' | 'runs';
  /** Where the clock begins, ISO 8601; absent: where the database's is. */
  from?: string;
  lateness?: Lateness;
  scanner?: Scanner;
  signInsPerMinute?: number;
  samplePassword?: string;
  /** Whether roles that need a second factor are held to it; most stories are not about it. */
  isSecondFactorAsked?: boolean;
  sso?: SsoProvider;
  /** Whether the built page is served too; or the folder of one. */
  page?: boolean | string;
  /** Another way to the database than the straight one, such as a line that can be cut. */
  by?: (databaseUrl: string) => Promise<string>;
}

/**
 * Opens a desk, and closes it after the file's last test. Closing fails where any answer of the
 * desk was a 500: whatever a test sends, the desk has not broken.
 */
export async function openTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const database = await cloneDatabase(template);
  atEnd(() => database.drop());
  const stands = options.clock !== 'runs';
  const begins = stands ? () => monday : Date.now;
  let offsetMs = options.from === undefined ? 0 : Date.parse(options.from) - begins();
  const way = (await options.by?.(database.url)) ?? database.url;
  const store = connect(stands ? standing(way) : way, () => offsetMs);
  atEnd(() => store.db.destroy());
  const secret = 'a secret of this test'.repeat(2);
  const links = openLinkSecret(secret);
  const auth = openAuth({ pool: store.pool, secret, publicUrl: undefined, sso: options.sso });
  const desk = openDesk(store);
  const varFolder = await mkdtemp(join(tmpdir(), 'thongsuot-record-'));
  atEnd(() => rm(varFolder, { recursive: true, force: true }));
  const ring = await openKeyring(store, { varFolder, pem: undefined });
  const broken: string[] = [];
  atEnd(() => assert.deepEqual(broken, [], 'the desk broke on these requests'));
  const open = async (served: Desk): Promise<Served> => {
    const app = await createServer({
      desk: served,
      auth,
      root,
      webFolder:
        typeof options.page === 'string'
          ? options.page
          : join(root, options.page ? 'dist/web' : 'no-page-is-served-here'),
      samplePassword: options.samplePassword,
      links,
      isSecondFactorAsked: options.isSecondFactorAsked ?? false,
      ...(options.delivery ? { delivery: options.delivery } : {}),
      ring,
      ...(options.lateness ? { lateness: options.lateness } : {}),
      ...(options.scanner ? { scanner: options.scanner } : {}),
      signInsPerMinute: options.signInsPerMinute ?? 1_000,
      // The desk and those who ask it share one process here: a busy test is no busy desk.
      busyAfterMs: 0,
      log: false,
    });
    atEnd(watch(app, broken));
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    return cast({ url, contract: openContract(app.swagger()), wall: () => clock.in({}) });
  };
  const clock = clockOf(
    begins,
    () => offsetMs,
    (ms) => (offsetMs = ms),
  );
  const beside = (): Promise<Served> => open(openDesk(store));
  return { ...(await open(desk)), store, desk, auth, ring, clock, links, beside };
}

function cast(at: Place): Served {
  const people = Object.entries(castings).map(([part, { secret }]) => [
    part,
    new Person(at, { secret }),
  ]);
  return { at, nobody: new Person(at), people: Object.fromEntries(people) as Served['people'] };
}

/**
 * Notes the 500s of a desk while it is open, and gives its closing. What a page still asks then is
 * cut off from the database, and nobody reads the answer.
 */
function watch(
  app: Awaited<ReturnType<typeof createServer>>,
  broken: string[],
): () => Promise<void> {
  let isOpen = true;
  app.addHook('onSend', async (request, { statusCode }) => {
    // 503 is an answer (D-10: try again in a moment); any other 5xx is a defect.
    const isBroken = statusCode >= 500 && statusCode !== 503;
    if (isOpen && isBroken) broken.push(`${request.method} ${request.url}`);
  });
  return async () => {
    isOpen = false;
    await app.close();
  };
}

const template: Template = {
  name: 'desk',
  fill: async (url) => {
    const store = connect(url);
    await loadShipped(store, root);
    await hire(store);
    // Found before PostgreSQL's own where the search path says so: see `standing`.
    await store.pool.query(`
      create schema standing;
      create function standing.clock_timestamp() returns timestamptz language sql immutable
        return timestamptz '${new Date(monday).toISOString()}'`);
    await store.db.destroy();
  },
};

function standing(url: string): string {
  const path = encodeURIComponent('-c search_path=standing,pg_catalog,public');
  return `${url}?options=${path}`;
}

function clockOf(database: () => number, offset: () => number, set: (ms: number) => void): Clock {
  const now = (): number => database() + offset();
  return {
    now,
    in: (span) => new Date(now() + length(span)).toISOString(),
    advance: (span) => {
      assert.ok(length(span) > 0, 'a clock goes forward');
      set(offset() + length(span));
    },
    moveTo: (iso) => {
      assert.ok(Date.parse(iso) >= now(), `it is past ${iso} already`);
      set(Date.parse(iso) - database());
    },
  };
}

/** A span in milliseconds. */
function length({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }: Span): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
}
