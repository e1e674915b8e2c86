/** Single sign-on with a real OpenID provider: who is known comes in, who is not stays out. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Provider } from 'oidc-provider';
import type { Me } from '../../src/http/contract/directory.ts';
import type { SessionView } from '../../src/http/contract/identity.ts';
import { addPerson } from '../../src/store/people.ts';
import { openTestDesk } from '../support/desk.ts';
import { atEnd } from '../support/ending.ts';
import { Person } from '../support/person.ts';

// Until the desk's address is known there is no provider: the desk asks again at a sign-in.
let answerer: RequestListener = (_request, response) => response.writeHead(503).end();
const server = createServer((request, response) => answerer(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
atEnd(() => server.close());
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const [strong, weak] = ['urn:hai-yeu-to', 'urn:mot-yeu-to'];
const client = { clientId: 'ban-truc', clientSecret: 'only-of-this-test'.repeat(2) };
const desk = await openTestDesk({
  isSecondFactorAsked: true,
  sso: {
    name: 'Cổng của Bộ',
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    ...client,
    acr: [strong],
  },
});
const { at, auth, store } = desk;
const email = 'chuyen.vien@example.vn';
await addPerson(store, {
  id: await auth.createAccount({ email, name: 'Chu Văn Mẫu', password: 'không dùng tới bao giờ' }),
  role: 'headquarters',
  unit: 'thtk',
  isSample: false,
});

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [`${at.url}/api/auth/callback/sso`],
    },
  ],
  acrValues: [strong, weak],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false,
  findAccount: ({ oidc: { session } }, id) => {
    // As a provider would that asked for one factor of some, for two of others.
    if (session) session.acr = id.startsWith('nua:') ? weak : strong;
    const known = { email: id.replace('nua:', ''), email_verified: true };
    const claims = { ...known, sub: id, name: 'Tên ở nơi khác' };
    return { accountId: id, claims: () => claims };
  },
  features: { devInteractions: { enabled: true } },
});
const answering = provider.callback();
answerer = (request, response) => void answering(request, response);

/** A browser that follows redirects, keeps each host's cookies and answers the provider's forms. */
async function walk(login: string): Promise<{ jar: Map<string, string>; landed: string }> {
  const jars = new Map<string, Map<string, string>>();
  const go = async (to: string, form?: URLSearchParams): Promise<string> => {
    const { origin } = new URL(to);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(to, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    const text = await answer.text();
    if (location !== null) {
      const next = new URL(location, to).href;
      return new URL(next).origin === at.url && !next.includes('/api/') ? next : go(next);
    }
    const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
    assert.ok(action !== undefined && prompt !== undefined, text);
    const given = prompt === 'login' ? { prompt, login, password: 'x' } : { prompt };
    return go(new URL(action, to).href, new URLSearchParams(given));
  };
  const landed = await go(`${at.url}/api/auth/sso`);
  return { landed, jar: jars.get(at.url) ?? new Map() };
}

function personOf(jar: Map<string, string>): Person {
  return new Person(at, { cookie: [...jar].map((pair) => pair.join('=')).join('; ') });
}

test('a provider that takes a connection and says nothing holds up nobody else', async () => {
  const usual = answerer;
  const asked = Promise.withResolvers<void>();
  answerer = () => asked.resolve();
  const waiting = fetch(`${at.url}/api/auth/sso`, { redirect: 'manual' });
  await asked.promise;
  const body = { email, password: 'không dùng tới bao giờ' };
  const signedIn = await desk.nobody.send('POST', '/api/auth/sign-in/email', { body });
  assert.equal(signedIn.status, 204, 'while the other one still waits');
  const refused = await waiting;
  assert.equal(refused.headers.get('location'), '/?sso=refused');
  answerer = usual;
});

test('the button’s name is told', async () => {
  const means = await desk.nobody.get<{ sso?: string }>('/api/auth/means');
  assert.equal(means.sso, 'Cổng của Bộ');
});

test('who has an account comes in by the provider, under the name that the desk gave', async () => {
  const { jar, landed } = await walk(email);
  assert.equal(landed, `${at.url}/`);
  const person = personOf(jar);
  const me = await person.get<Me>('/api/me');
  assert.deepEqual([me.name, me.role], ['Chu Văn Mẫu', 'headquarters']);
  assert.equal((await person.get<SessionView>('/api/session')).strength, 'sso');
});

test('who has none stays out, and none is made', async () => {
  const { jar, landed } = await walk('nguoi.la@example.vn');
  assert.equal(landed, `${at.url}/?sso=refused`);
  assert.ok(![...jar.keys()].some((name) => name.endsWith('session_token')));
  const { rowCount } = await store.pool.query(
    `select from auth_user where email = 'nguoi.la@example.vn'`,
  );
  assert.equal(rowCount, 0);
});

test('who the provider knows by less than the desk asks for stays out', async () => {
  const { jar, landed } = await walk(`nua:${email}`);
  assert.equal(landed, `${at.url}/?sso=refused`);
  assert.ok(![...jar.keys()].some((name) => name.endsWith('session_token')));
});
