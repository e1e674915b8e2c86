/** The first visit of a desk that works for real: by the console's code, once, and never again. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { composeAccountVerbs } from '../../src/account-verbs.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { start } from '../../src/serve.ts';
import { connect, type Store } from '../../src/store/connect.ts';
import { StartRefusal } from '../../src/store/refusal.ts';
import { emptyDatabase } from '../support/database.ts';
import { folderWith } from '../support/files.ts';
import { Browser } from '../support/plain-browser.ts';

const root = join(import.meta.dirname, '..', '..');
const password = 'sông-núi-77';

interface NewDesk {
  config: Config;
  store: Store;
  url: string;
  /** What the console says; `codes`: the one-time codes in it. */
  codes: () => string[];
  say: (line: string) => void;
  told: string[];
  visitor: () => Browser;
}

async function openNewDesk(t: TestContext): Promise<NewDesk> {
  const closing: (() => Promise<unknown>)[] = [];
  // Before the database's own hook, which waits for whoever is connected.
  t.after(async () => {
    for (const close of closing) await close();
  });
  const env = { PORT: '0', DATABASE_URL: await emptyDatabase(t), THONGSUOT_VAR: folderWith({}) };
  const config = readConfig({ ...env, THONGSUOT_SAMPLE: 'off' }, root);
  const told: string[] = [];
  const say = (line: string): void => void told.push(line);
  const running = await start(config, root, say);
  const store = connect(env.DATABASE_URL);
  closing.push(() => store.pool.end(), running.stop);
  const { url } = running;
  const codes = (): string[] =>
    told.flatMap((line) => /thiet-lap#([0-9A-Z-]{19})$/.exec(line.trim())?.[1] ?? []);
  return { config, store, url, told, say, codes, visitor: () => new Browser(url) };
}

function order(code: string | undefined, change: object = {}) {
  return {
    code,
    agreement: { shipped: 'viettel-ptc-2009' },
    withOffices: true,
    side: 'customer',
    name: 'Trần Thị Đầu',
    email: 'Dau.Tien@thtk.example.vn',
    password,
    ...change,
  };
}

test('a new desk is set up by its code, with a second factor, and says what is left', async (t) => {
  const desk = await openNewDesk(t);
  const first = desk.visitor();
  assert.deepEqual(await first.get('/api/auth/means'), { isNew: true });
  assert.deepEqual(await first.get('/api/sample'), { accounts: [] });
  const [code] = desk.codes();
  const looked = await first.send('POST', '/api/setup/look', { code: code?.toLowerCase() });
  const { agreements, offices } = looked.body as {
    agreements: { id: string; carrier: { id: string } }[];
    offices: object;
  };
  assert.deepEqual(offices, { departments: 63, offices: 697 });
  assert.ok(agreements.some(({ id }) => id === 'viettel-ptc-2009'));
  assert.equal((await first.send('POST', '/api/setup', order(code))).status, 204);
  assert.deepEqual(await first.get('/api/auth/means'), {});

  // In by the password, and no further than the second factor.
  await first.signIn('dau.tien@thtk.example.vn', password);
  assert.equal((await first.send('GET', '/api/setup/left')).code, 'I-4');
  await first.enrols(password);
  const left = await first.get('/api/setup/left');
  const { otherSides, sites, circuits, administrators, isLive } = left;
  assert.deepEqual(
    { sites, circuits, administrators, isLive },
    {
      sites: 697,
      circuits: 0,
      administrators: 1,
      isLive: false,
    },
  );
  const [carrier] = otherSides as { unit: string; people: number; side: string }[];
  assert.deepEqual([carrier?.side, carrier?.people], ['carrier', 0]);
});

test('the other side’s first administrator is invited; then they invite their own', async (t) => {
  const desk = await openNewDesk(t);
  const first = desk.visitor();
  const done = await first.send('POST', '/api/setup', order(desk.codes()[0]));
  assert.equal(done.status, 204);
  await first.signIn('dau.tien@thtk.example.vn', password);
  await first.enrols(password);
  const invite = (email: string) =>
    first.send('POST', '/api/setup/other-side', {
      unit: 'viettel',
      name: 'Lê Văn Hai',
      email,
      by: 'print',
    });
  const lost = await invite('lac@nhamang.example.vn');
  const given = await invite('hai@nhamang.example.vn');
  const other = desk.visitor();
  const use = (made: { body: unknown }) =>
    other.send('POST', '/api/codes/use', { ...(made.body as { code: string }), password });
  assert.equal((await use(lost)).code, 'I-11', 'withdrawn by the second');
  const { code: printed } = given.body as { code: string };
  const used = await other.send('POST', '/api/codes/use', { code: printed, password });
  assert.equal(used.status, 204, JSON.stringify(used.body));
  assert.equal((await invite('ba@nhamang.example.vn')).code, 'S-3');
  await other.signIn('hai@nhamang.example.vn', password);
  await other.enrols(password);
  const me = await other.get('/api/me');
  assert.deepEqual([me['role'], me['oversees']], ['director', true]);
  const trail = (await other.get('/api/audit')) as { items: { action: string }[] };
  assert.ok(
    trail.items.some(({ action }) => action === 'setup.invite'),
    'the other side reads who let its first person in',
  );
  const theirs = (await other.get('/api/setup/left')) as { otherSides: { people: number }[] };
  assert.deepEqual(
    theirs.otherSides.map(({ people }) => people),
    [1],
  );
});

test('of two set-ups at once one is carried out; a replay finds it closed, for ever', async (t) => {
  const desk = await openNewDesk(t);
  const [code] = desk.codes();
  const both = await Promise.all(
    ['mot@thtk.example.vn', 'hai@thtk.example.vn'].map((email) =>
      desk.visitor().send('POST', '/api/setup', order(code, { email })),
    ),
  );
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([204, 410]));
  const again = await desk.visitor().send('POST', '/api/setup', order(code));
  assert.equal(again.code, 'S-2');
  const { rows } = await desk.store.pool.query('select count(*)::int as n from people');
  assert.deepEqual(rows, [{ n: 1 }]);

  // Nor does it open again where everybody has gone, or by SQL, or from the console.
  await desk.store.pool.query('delete from people');
  const verbs = composeAccountVerbs(desk.config, desk.say);
  assert.equal(await verbs.printSetup(), 1);
  assert.equal((await desk.visitor().send('POST', '/api/setup/look', { code })).code, 'S-2');
  for (const statement of [
    'update setup set closed_at = null',
    'delete from setup',
    'truncate setup',
  ]) {
    await assert.rejects(desk.store.pool.query(statement), /closed for ever/, statement);
  }
});

test('a guessed, old or replaced code opens nothing, and guessing is stopped', async (t) => {
  const desk = await openNewDesk(t);
  const look = async (code: string | undefined) =>
    (await desk.visitor().send('POST', '/api/setup/look', { code })).code;
  const [printed] = desk.codes();
  assert.equal(await look('AAAA-BBBB-CCCC-DDDD'), 'S-1');
  assert.equal(await look(''), 'S-1');
  const verbs = composeAccountVerbs(desk.config, desk.say);
  assert.equal(await verbs.printSetup(), 0);
  assert.equal(await look(printed), 'S-1', 'the one before is good no more');
  const fresh = desk.codes().at(-1);
  assert.equal(await look(fresh), undefined);
  await desk.store.pool.query("update setup set code_expires_at = now() - interval '1 second'");
  assert.equal(await look(fresh), 'S-1', 'an hour is over');
  const many = await Promise.all(Array.from({ length: 50 }, () => look('AAAA-BBBB-CCCC-DDDE')));
  assert.ok(many.includes('D-6'), `guesses a minute are counted: ${many.join()}`);
  const { rows } = await desk.store.pool.query('select code_sha256 from setup');
  assert.ok(!JSON.stringify(rows).includes(printed ?? ''), 'only its hash is kept');
});

test('an agreement of one’s own is read with its flaws, and nothing is half done', async (t) => {
  const desk = await openNewDesk(t);
  const [code] = desk.codes();
  const visitor = desk.visitor();
  const own = (await readFile(join(root, 'agreements', 'example-business-hours.yaml'), 'utf8'))
    .replace(/^id: .*$/m, 'id: rieng')
    .replace(/^version: .*$/m, 'version: 1');
  const broken = own.replace(/^carrier:/m, 'carier:');
  const read = await visitor.send('POST', '/api/setup/agreement', { code, yaml: broken });
  const { flaws } = read.body as { flaws: { line: number; vi: string }[] };
  assert.ok(flaws.length > 0 && flaws.every(({ line, vi }) => line > 0 && vi !== ''));
  const refused = await visitor.send(
    'POST',
    '/api/setup',
    order(code, { agreement: { yaml: broken } }),
  );
  assert.equal(refused.code, 'A-1');
  for (const [change, reason] of [
    [{ password: 'ngắn' }, 'I-9'],
    [{ password: 'password123' }, 'I-10'],
    [{ agreement: { shipped: 'khong-co' } }, 'A-1'],
    [{ email: 'không phải địa chỉ' }, 'D-4'],
  ] as const) {
    const answer = await visitor.send('POST', '/api/setup', order(code, change));
    assert.equal(answer.code, reason, JSON.stringify(change));
  }
  const { rows } = await desk.store.pool.query(
    'select (select count(*) from units)::int u, (select count(*) from agreements)::int a',
  );
  assert.deepEqual(rows, [{ u: 0, a: 0 }]);
  const change = { agreement: { yaml: own }, withOffices: false, side: 'carrier' };
  assert.equal((await visitor.send('POST', '/api/setup', order(code, change))).status, 204);
  await visitor.signIn('dau.tien@thtk.example.vn', password);
  await visitor.enrols(password);
  assert.equal((await visitor.get('/api/me'))['role'], 'director');
  const left = (await visitor.get('/api/setup/left')) as { otherSides: { side: string }[] };
  assert.deepEqual(
    left.otherSides.map(({ side }) => side),
    ['customer'],
  );
});

test('a person is invited from the console, by a code and never with a password', async (t) => {
  const desk = await openNewDesk(t);
  const verbs = composeAccountVerbs(desk.config, desk.say);
  const account = { name: 'Vàng A Bốn', role: 'site', unit: 'ptc-107', mail: false };
  const email = 'bon@ptc.example.vn';
  await assert.rejects(verbs.addAccount({ ...account, email }), /thongsuot setup/);
  assert.equal(
    (await desk.visitor().send('POST', '/api/setup', order(desk.codes()[0]))).status,
    204,
  );
  await assert.rejects(verbs.addAccount({ ...account, email, unit: 'thtk' }), /"site"/);
  await assert.rejects(verbs.addAccount({ ...account, email, mail: true }), /SMTP_URL/);
  assert.equal(await verbs.addAccount({ ...account, email }), 0);
  const code = /\/ma-moi#(\S+)/.exec(desk.told.join('\n'))?.[1];
  const long = 'con đường làng ngày mưa';
  const visitor = desk.visitor();
  const used = await visitor.send('POST', '/api/codes/use', { code, password: long });
  assert.equal(used.status, 204);
  await visitor.signIn(email, long);
  assert.equal((await visitor.get('/api/me'))['role'], 'site');
  await assert.rejects(verbs.addAccount({ ...account, email }), /has an account/);
});

test('a desk that works for real never gets sample people', async (t) => {
  const desk = await openNewDesk(t);
  assert.equal(
    (await desk.visitor().send('POST', '/api/setup', order(desk.codes()[0]))).status,
    204,
  );
  await assert.rejects(
    start({ ...desk.config, sample: true }, root, () => {}),
    (error) => error instanceof StartRefusal && /THONGSUOT_SAMPLE=off/.test(error.message),
  );
});
