/** A desk as it is really started: who must have a second factor, and who need not. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/domain/roles.ts';
import { openAuth } from '../../src/http/auth.ts';
import { samplePassword, start } from '../../src/serve.ts';
import { connect } from '../../src/store/connect.ts';
import { addPerson } from '../../src/store/people.ts';
import { emptyDatabase } from '../support/database.ts';
import { folderWith } from '../support/files.ts';

const root = join(import.meta.dirname, '..', '..');
const password = 'một mật khẩu dài và lạ';

/** What the desk says to somebody who has signed in by a password alone. */
async function told(url: string, email: string, given = password): Promise<string> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: given }),
  });
  assert.equal(signedIn.status, 204, await signedIn.text());
  const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]);
  const me = await fetch(`${url}/api/me`, { headers: { cookie: cookie.join('; ') } });
  return ((await me.json()) as { code?: string }).code ?? 'in';
}

test('carriers and administrators need a second factor; sample people none', async (t) => {
  const env = {
    PORT: '0',
    DATABASE_URL: await emptyDatabase(t),
    THONGSUOT_VAR: folderWith({}),
  };
  const store = connect(env.DATABASE_URL);
  const auth = openAuth({ pool: store.pool, secret: 'x'.repeat(32), publicUrl: undefined });
  const add = async (name: string, role: Role, unit: string): Promise<string> => {
    const email = `${name}@example.vn`;
    const id = await auth.createAccount({ email, name, password });
    await addPerson(store, { id, role, unit, isSample: false });
    return email;
  };
  const sample = await start(readConfig(env, root), root, () => {});
  try {
    const { accounts } = (await (await fetch(`${sample.url}/api/sample`)).json()) as {
      accounts: { email: string }[];
    };
    assert.ok(accounts.length > 0);
    for (const { email } of accounts) {
      assert.equal(await told(sample.url, email, samplePassword), 'in', email);
    }
    const helper = await add('truc', 'helpdesk', 'viettel');
    assert.equal(await told(sample.url, helper), 'I-4');
  } finally {
    await sample.stop();
  }
  const real = await start(readConfig({ ...env, THONGSUOT_SAMPLE: 'off' }, root), root, () => {});
  try {
    const seen = [
      await told(real.url, 'truc@example.vn'),
      await told(real.url, await add('cuc', 'headquarters', 'thtk')),
      await told(real.url, await add('phong', 'site', 'ptc-107')),
    ];
    assert.deepEqual(seen, ['I-4', 'I-4', 'in']);
  } finally {
    await store.db.destroy();
    await real.stop();
  }
});
