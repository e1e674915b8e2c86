import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { attachDatabase, openDatabase } from '../../src/store/postgres.ts';
import { StartRefusal, errorCode } from '../../src/store/refusal.ts';
import { query } from '../support/cluster.ts';
import { emptyDatabase } from '../support/database.ts';
import { folderWith } from '../support/files.ts';

const databaseUrl = undefined;
const log = () => {};
/** Shared, because a first start takes a second; every test stops what it starts there. */
const varFolder = folderWith({});
const deskProgram = path.join(import.meta.dirname, '..', 'support', 'desk-process.ts');

test('the first start makes the database, the next finds what was written', async () => {
  const options = { varFolder: path.join(folderWith({}), 'new', 'var'), databaseUrl };
  const said: string[] = [];
  const first = await openDatabase({ ...options, log: (line) => said.push(line) });
  await query(first.url, "create table kept as select 'thông suốt' as words");
  await first.stop();
  assert.equal(said.length, 1, 'a first start says that it takes longer');
  assert.equal(await first.ended, '(exit code 0)');

  const begun = performance.now();
  const second = await openDatabase({ ...options, log: (line) => said.push(line) });
  const tookMs = performance.now() - begun;
  assert.deepEqual(await query(second.url, 'select words from kept'), [{ words: 'thông suốt' }]);
  assert.ok(tookMs < 3_000, `a second start took ${tookMs} ms`);
  assert.equal(said.length, 1, 'and a second one says nothing');
  await second.stop();
});

test('it is durable, on the loopback alone, and its password is the owner’s secret', async () => {
  const database = await openDatabase({ varFolder, databaseUrl, log });
  const settings = `select current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens,
    current_setting('unix_socket_directories') as sockets,
    current_setting('server_encoding') as encoding, lower('ĐÀ NẴNG') as lower,
    'ơ' < 'p' collate "vi-x-icu" as vietnamese`;
  assert.deepEqual(await query(database.url, settings), [
    {
      fsync: 'on',
      commit: 'on',
      listens: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      lower: 'đà nẵng',
      vietnamese: true,
    },
  ]);
  const { mode } = fs.statSync(path.join(varFolder, 'postgres.password'));
  assert.equal(mode & 0o777, 0o600);
  const stranger = new URL(database.url);
  stranger.password = 'guessed';
  await assert.rejects(query(stranger.href, 'select 1'), { code: '28P01' });
  await database.stop();
});

test('a second desk on the same folder is refused; a tool beside the desk joins it', async (t) => {
  const desk = await startDesk(t);
  await refuses({ varFolder }, /another desk is already running/i);

  const joined = await attachDatabase({ varFolder, databaseUrl });
  assert.equal(joined.url, desk.url);
  await query(joined.url, 'select 1');
  await joined.stop();
  await query(desk.url, 'select 1');

  desk.process.kill('SIGTERM');
  assert.deepEqual(await once(desk.process, 'exit'), [0, null]);
  await assert.rejects(query(desk.url, 'select 1'), 'the server has ended with its desk');
});

test('a desk that was killed leaves its server; the next start takes over', async (t) => {
  const killed = await startDesk(t);
  await query(killed.url, 'create table kept_desk as select 1 as row');
  killed.process.kill('SIGKILL');
  await once(killed.process, 'exit');

  const next = await openDatabase({ varFolder, databaseUrl, log });
  assert.deepEqual(await query(next.url, 'select * from kept_desk'), [{ row: 1 }]);
  await assert.rejects(query(killed.url, 'select 1'), 'the old server is gone');
  await next.stop();
});

test('a server that was killed is told of, and what was committed is there again', async () => {
  const database = await openDatabase({ varFolder, databaseUrl, log });
  await query(database.url, 'create table kept_server as select 1 as row');
  const pidFile = path.join(varFolder, 'postgres', 'postmaster.pid');
  process.kill(Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
  assert.equal(await database.ended, 'SIGKILL');
  await database.stop();
  assert.ok(fs.existsSync(pidFile), 'the kill left its pid file behind');

  const next = await openDatabase({ varFolder, databaseUrl, log });
  assert.deepEqual(await query(next.url, 'select * from kept_server'), [{ row: 1 }]);
  await next.stop();
});

test('a pid file whose number is another program’s now does not keep the desk out', async () => {
  await (await openDatabase({ varFolder, databaseUrl, log })).stop();
  const pidFile = path.join(varFolder, 'postgres', 'postmaster.pid');
  const stale = [process.pid, path.join(varFolder, 'postgres'), 0, await unusedPort()];
  fs.writeFileSync(pidFile, stale.join('\n'));
  const next = await openDatabase({ varFolder, databaseUrl, log });
  await query(next.url, 'select 1');
  await next.stop();
});

test('a folder that cannot be written is refused', async () => {
  const inAFile = path.join(folderWith({ file: 'not a folder' }), 'file', 'var');
  await refuses({ varFolder: inAFile }, /cannot be written/);
});

test('files that the server cannot use are refused with the server’s own reason', async () => {
  const broken = folderWith({ 'postgres/PG_VERSION': '9.6\n', 'postgres/postgresql.conf': '' });
  fs.chmodSync(path.join(broken, 'postgres'), 0o700);
  // An ordinary user's server reads the version; the one that root lends an account reads nothing.
  await refuses({ varFolder: broken }, /has ended: .*(incompatible|could not access)/);
});

test('DATABASE_URL: a server that answers is used as it is, and left running', async (t) => {
  const url = await emptyDatabase(t);
  const database = await openDatabase({ databaseUrl: url, varFolder: '/nowhere', log });
  assert.equal(database.url, url);
  await database.stop();
  await query(url, 'select 1');
});

test('DATABASE_URL: every way not to get in is a sentence, none shows a password', async (t) => {
  const there = await emptyDatabase(t);
  const at = (change: (url: URL) => void) => {
    const url = new URL(there);
    change(url);
    return url.href;
  };
  const port = String(await unusedPort());
  const ways: [string, RegExp][] = [
    [at((url) => (url.port = port)), new RegExp(`127.0.0.1:${port}/.*ECONNREFUSED`)],
    [at((url) => (url.password = 's3cret')), /password authentication failed/],
    [at((url) => (url.pathname = '/nowhere')), /"nowhere" does not exist/],
    [at((url) => (url.hostname = 'nowhere.invalid')), /nowhere\.invalid/],
    ['mysql://me:s3cret@there/desk', /not the address of a PostgreSQL/],
    ['postgres://me:s3cret@th ere:port/desk', /not the address of a PostgreSQL/],
  ];
  for (const [url, words] of ways) await refuses({ databaseUrl: url }, words);
});

async function refuses(
  options: { varFolder: string } | { databaseUrl: string },
  words: RegExp,
): Promise<void> {
  const opening = openDatabase({ varFolder: '/nowhere', databaseUrl: undefined, ...options, log });
  await assert.rejects(opening, (error) => {
    assert.ok(error instanceof StartRefusal, String(error));
    assert.match(error.what.en, words);
    assert.doesNotMatch(error.message, /s3cret/);
    assert.ok(error.what.vi !== error.what.en && error.remedy.vi !== error.remedy.en);
    return true;
  });
}

async function startDesk(t: TestContext) {
  const child = spawn(process.execPath, [deskProgram, varFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  for await (const url of createInterface(child.stdout)) return { url, process: child };
  throw new Error('the desk did not start');
}

/** A port of this machine on which nobody listens. */
async function unusedPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  assert.ok(typeof address === 'object' && address !== null, errorCode(address));
  return address.port;
}
