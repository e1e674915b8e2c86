/**
 * A database full of deadlines that are all due at one instant, to be cloned for each contender.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { handle, openDesk, type Desk } from '../src/app/handle.ts';
import { loadShipped } from '../src/app/shipped.ts';
import type { Agreement } from '../src/domain/agreement.ts';
import { canonical, sha256 } from '../src/domain/record.ts';
import type { Incident } from '../src/domain/incident.ts';
import type { Actor } from '../src/domain/roles.ts';
import { currentAgreements, storeAgreement } from '../src/store/agreements.ts';
import { connect, type Store } from '../src/store/connect.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/postgres.ts';

const root = dirname(import.meta.dirname);
const hourMs = 3_600_000;
/** How many commands are under way at once while the sites report. */
const atOnce = 500;

/** A desk's PostgreSQL, with all its promises kept (fsync on), on the disk of the desk's own. */
export interface Ground {
  /** A clone of the storm, its clock ahead by so much: usually so far that all are due. */
  clone: (name: string, aheadMs?: number) => Promise<Store>;
  stop: () => Promise<void>;
}

/**
 * Makes `count` incidents through the desk's own path, each with one deadline. The carrier was
 * reached at some moment of the last `withinMs`, evenly spread; 0: all just now.
 */
export async function openGround(count: number, withinMs = 0): Promise<Ground> {
  const varFolder = join(root, 'var', `bench-${process.pid}-${Date.now()}`);
  mkdirSync(varFolder, { recursive: true });
  const database = await openDatabase({ varFolder, databaseUrl: undefined, log: () => undefined });
  const stores: Store[] = [];
  const stop = async (): Promise<void> => {
    for (const store of stores) await store.db.destroy();
    await database.stop();
    const data = realpathSync(join(varFolder, 'postgres'));
    rmSync(data, { recursive: true, force: true });
    rmSync(varFolder, { recursive: true, force: true });
  };
  const named = (name: string): string => {
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  try {
    await query(database.url, 'create database storm');
    await migrate(named('storm'), join(root, 'migrations'));
    await fill(named('storm'), count, withinMs);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    clone: async (name, aheadMs = 5 * hourMs) => {
      await query(database.url, `create database ${name} template storm`);
      // What was just copied would else be written back while the contender is measured.
      await query(database.url, 'checkpoint');
      const store = connect(named(name), () => aheadMs);
      stores.push(store);
      return store;
    },
    stop,
  };
}

async function fill(url: string, count: number, withinMs: number): Promise<void> {
  const store = connect(url);
  await loadShipped(store, root);
  const agreement = await oneDeadline(store);
  const desk = openDesk(store);
  const { rows } = await store.pool.query<{ id: string }>(
    'select id from circuits where agreement = $1',
    [agreement.id],
  );
  for (let done = 0; done < count; done += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - done) }, (_, index) =>
      notice(
        desk,
        rows[(done + index) % rows.length]?.id ?? '',
        Math.floor(((done + index) * withinMs) / count),
      ),
    );
    await Promise.all(some);
  }
  await store.pool.query('vacuum analyze');
  await store.db.destroy();
}

/**
 * Puts into force the first agreement that ships with level 1 as the only deadline, after so much
 * time if any is given, and its contact's mail alone.
 */
export async function oneDeadline(store: Store, afterMs?: number): Promise<Agreement> {
  const all = await currentAgreements(store);
  const agreement = all.find((one) => one.agreement.calendar === null)?.agreement;
  const level = agreement?.ladder.levels[0];
  if (!agreement || !level) throw new Error('no agreement that counts every hour');
  const { clocks, ladder } = agreement;
  const [contact] = agreement.contacts;
  if (!contact) throw new Error('an agreement without contacts');
  const { phone: _phone, fax: _fax, ...rest } = contact;
  const made: Agreement = {
    ...agreement,
    version: agreement.version + 1,
    contacts: [{ ...rest, id: level.contact, email: 'level-1@example.vn' }],
    clocks: {
      ...clocks,
      response: { ...clocks.response, dueMs: 100 * hourMs },
      diagnosis: { ...clocks.diagnosis, dueMs: 100 * hourMs },
    },
    ladder: { ...ladder, levels: [{ ...level, afterMs: afterMs ?? level.afterMs }] },
  };
  await storeAgreement({ agreement: made, sha256: sha256(canonical(made)) }, store.db);
  return made;
}

const headquarters: Actor = {
  person: 'bench',
  name: 'Lê Thị Mẫu',
  role: 'headquarters',
  unit: 'thtk',
  unitName: 'THTK',
};

/** One site reports and has called so long ago; gives the incident as it then stands. */
export async function notice(desk: Desk, circuit: string, agoMs = 0): Promise<Incident> {
  const incident = randomUUID();
  const by = { incident, actor: headquarters };
  const since = Date.now() - agoMs - 60_000;
  const answers = [
    await handle(desk, {
      ...by,
      commandId: incident,
      command: {
        name: 'report',
        data: {
          circuit,
          symptom: 'down',
          description: 'Mất kết nối hoàn toàn.',
          outageSince: since,
          selfDiagnosis: { verdict: 'carrier', checks: [] },
        },
      },
    }),
    await handle(desk, {
      ...by,
      commandId: randomUUID(),
      command: {
        name: 'log-call',
        data: { answered: true, answeredBy: 'Minh' },
        ...(agoMs > 0 ? { claimedAt: Date.now() - agoMs } : {}),
      },
    }),
  ];
  for (const answer of answers) {
    if ('refusal' in answer) throw new Error(`refused: ${answer.refusal}`);
  }
  const last = answers.at(-1);
  if (!last || 'refusal' in last) throw new Error('no incident');
  return last.incident;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
