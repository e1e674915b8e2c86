/** Who may no more, or only so much: every route of the description, asked in vain. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Problem } from '../../src/http/contract/common.ts';
import type { PeoplePage } from '../../src/http/contract/people.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { Person } from '../support/person.ts';
import { Visitor } from '../support/visitor.ts';

const desk = await openTestDesk();
const { at, clock, people } = desk;
const password = 'cầu vồng sau cơn mưa rào';

interface Route {
  method: string;
  path: string;
  /** As the description has it: absent, the desk's usual one. */
  security?: Record<string, unknown>[];
}

const routes: Route[] = Object.entries(at.contract.document.paths).flatMap(([path, operations]) =>
  Object.entries(operations as Record<string, Pick<Route, 'security'>>).map(([method, one]) => ({
    method: method.toUpperCase(),
    path: path.replace('{head}', 'a'.repeat(64)).replace(/\{\w+\}/g, randomUUID()),
    ...(one.security ? { security: one.security } : {}),
  })),
);
const bySession = routes.filter(({ security }) => security?.some((one) => 'session' in one));
const closed = routes.filter(({ security }) => security === undefined);

/** Somebody of Mường Tè with an account, a browser and a program. */
async function employed(email: string): Promise<{ id: string; browser: Visitor; program: Person }> {
  const place = { role: 'site', unit: 'ptc-107' };
  const body = { email, name: 'Người Mẫu', ...place, by: 'print' };
  const invited = await people.coordinator.send('POST', '/api/invitations', { body });
  const { code } = invited.body as { code: string };
  const browser = new Visitor(at);
  await browser.send('POST', '/api/codes/use', { code, password });
  assert.equal((await browser.signIn(email, password)).status, 204);
  const page = await people.coordinator.get<PeoplePage>(`/api/people?q=${email}`);
  const id = page.items[0]?.id ?? assert.fail(email);
  return { id, browser, program: await programOf(browser) };
}

async function programOf(browser: Visitor, scopes?: string[]): Promise<Person> {
  const body = { name: 'chương trình', days: 1, ...(scopes ? { scopes } : {}) };
  const made = await browser.send('POST', '/api/me/tokens', body);
  return new Person(at, { secret: (made.body as { secret: string }).secret });
}

/** What a route answers: `status`, and the code of a refusal. */
async function asked(person: Person, { method, path }: Route): Promise<string> {
  const headers = { ...person.credentials(), 'content-type': 'application/json' };
  const init = method === 'GET' ? {} : { body: '{}' };
  const answer = await fetch(at.url + path, { method, headers, ...init });
  const isProblem = answer.headers.get('content-type')?.includes('problem+json');
  const code = isProblem ? ((await answer.json()) as Problem).code : '';
  // The live stream never ends by itself.
  if (!isProblem) await answer.body?.cancel();
  return `${answer.status} ${code}`.trim();
}

async function eachAnswers(person: Person, some: Route[], wanted: string): Promise<void> {
  assert.ok(some.length > 0);
  for (const route of some) {
    assert.equal(await asked(person, route), wanted, `${route.method} ${route.path}`);
  }
}

test('the description says of most routes that they are closed', () => {
  assert.ok(closed.length > 90 && bySession.length > 10, `${closed.length}, ${bySession.length}`);
});

test('whose appointment has ended may nothing but see to the account', async () => {
  const { id, browser, program } = await employed('het.han@example.vn');
  const { history } = await people.coordinator.get<{ history: { id: string }[] }>(
    `/api/people/${id}`,
  );
  const path = `/api/people/${id}/appointments/${history[0]?.id}/end`;
  const ended = await people.coordinator.send('POST', path, {
    body: { at: clock.in({ hours: 1 }) },
  });
  assert.equal(ended.status, 204);
  assert.equal((await browser.send('GET', '/api/me')).status, 200, 'not before its time');
  clock.advance({ hours: 1 });
  await eachAnswers(browser.person(), closed, '403 D-9');
  await eachAnswers(program, [...closed, ...bySession], '401 D-5');
  assert.equal((await browser.send('GET', '/api/session')).status, 200);
});

test('who is disabled may nothing, by browser or by program', async () => {
  const { id, browser, program } = await employed('bi.khoa@example.vn');
  assert.equal((await people.coordinator.send('POST', `/api/people/${id}/disable`)).status, 204);
  await eachAnswers(browser.person(), [...closed, ...bySession], '401 D-5');
  await eachAnswers(program, [...closed, ...bySession], '401 D-5');
});

test('a program that reads changes nothing, and one that reports reads nothing', async () => {
  const { browser } = await employed('hai.may@example.vn');
  const [reader, reporter] = [
    await programOf(browser, ['read']),
    await programOf(browser, ['report']),
  ];
  const isReport = ({ method, path }: Route) => method === 'POST' && path === '/api/incidents';
  const reading = closed.filter(({ method }) => method === 'GET');
  await eachAnswers(
    reader,
    closed.filter(({ method }) => method !== 'GET'),
    '403 I-5',
  );
  await eachAnswers(
    reporter,
    closed.filter((route) => !isReport(route)),
    '403 I-5',
  );
  await eachAnswers(reader, bySession, '401 D-5');
  for (const route of reading) {
    assert.doesNotMatch(await asked(reader, route), /I-5/, `${route.method} ${route.path}`);
  }
  const incident = await reporter.reports({ circuit: circuits.muongTe });
  assert.equal(incident.state, 'self-diagnosis');
});
