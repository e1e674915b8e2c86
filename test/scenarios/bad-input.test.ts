/** Whatever is sent, the desk answers with a reason, keeps it word for word, and goes on. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { commandNames } from '../../src/domain/roles.ts';
import type { Problem } from '../../src/http/contract/common.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, problemOf, type Answer } from '../support/person.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { at, clock, people } = desk;
const { technician, helpdesk } = people;
const incident = await notified(desk);
const commands = commandNames.filter((name) => !['report', 'attach'].includes(name));
const posts = ['/api/incidents', '/api/me/tokens', ...commands.map(pathOf)];

function pathOf(command: string): string {
  return `/api/incidents/${incident.id}/${command}`;
}

/** A body that every command takes some of, with one member changed. */
function bodyWith(change: object): object {
  const words = { text: 'a', reason: 'a', what: 'a', cause: 'a', receipt: 'a', name: 'a' };
  const choices = { verdict: 'local', means: 'mail', holder: 'carrier', how: 'over' };
  const facts = { answered: true, entry: 1, days: 1, etr: clock.in({ hours: 1 }) };
  const signed = { head: '0'.repeat(64), statement: '0'.repeat(64) };
  const reported = { circuit: circuits.muongTe, symptom: 'down', outageSince: clock.in({}) };
  return { ...words, ...choices, ...facts, ...signed, ...reported, ...change };
}

const nothings: [what: string, raw: string][] = [
  ['nothing', ''],
  ['half of an object', '{"text": '],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"a"'],
  ['a number', '1'],
  ['lists in lists', '['.repeat(30_000)],
  ['lists in lists, closed', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ['a key of the engine', '{"__proto__": {"text": "a"}, "text": "a"}'],
  ['another key of the engine', '{"constructor": {"prototype": {}}, "text": "a"}'],
  ['not JSON', 'text=a&reason=b'],
];

for (const [what, raw] of nothings) {
  test(`${what} as a body is malformed for every command`, async () => {
    for (const path of posts) problemOf(await technician.send('POST', path, { raw }), 'D-4');
  });
}

test('a body of another kind is told so; a huge one is not read', async () => {
  for (const path of posts) {
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type };
      problemOf(await technician.send('POST', path, { raw: '{"text": "a"}', headers }), 'D-4');
    }
    const raw = JSON.stringify({ text: 'a'.repeat(64 * 1024) });
    problemOf(await technician.send('POST', path, { raw }), 'D-8');
  }
});

/** The members of each body that take free text, as the description has them. */
const texts = posts.flatMap((path) => {
  const route = path.replace(incident.id, '{id}');
  const { requestBody } = at.contract.document.paths[route]?.['post'] ?? {};
  const { schema } = requestBody?.content['application/json'] ?? assert.fail(route);
  const members = Object.entries(
    (schema as { properties?: Record<string, object> }).properties ?? {},
  );
  const free = members.filter(([, shape]) => 'maxLength' in shape && !('pattern' in shape));
  return free.map(([member]) => [path, member] as const);
});

test('text that cannot be kept is refused, wherever it stands', async () => {
  assert.ok(texts.length > 20, 'the description names the texts');
  const wrong = [
    'a\u0000b',
    'a\u001b[2J',
    'a\u007f',
    'a\u0085b',
    '\ud800',
    'a\udfff',
    'a'.repeat(10_000),
    7,
    ['a'],
    { a: 'a' },
    null,
  ];
  for (const value of wrong) {
    for (const [path, member] of texts) {
      const answer = await technician.send('POST', path, { body: bodyWith({ [member]: value }) });
      problemOf(answer, 'D-4');
      assert.deepEqual(fieldsOf(answer), [`body.${member}`]);
    }
    const inside: [path: string, change: object, field: string][] = [
      ['/api/incidents', { contact: { name: value, phone: 'a' } }, 'contact.name'],
      ['/api/incidents', { contact: { name: 'a', phone: value } }, 'contact.phone'],
      [pathOf('self-diagnose'), { checks: [checkWith(value)] }, 'checks.0.remark'],
      [
        '/api/incidents',
        { selfDiagnosis: { verdict: 'local', checks: [checkWith(value)] } },
        'selfDiagnosis.checks.0.remark',
      ],
    ];
    for (const [path, change, field] of inside) {
      const answer = await technician.send('POST', path, { body: bodyWith(change) });
      assert.deepEqual(fieldsOf(answer), [`body.${field}`]);
    }
  }
});

function checkWith(remark: unknown): object {
  return { check: 'power', result: 'ok', remark };
}

function fieldsOf(answer: Answer): string[] {
  const paths = ((answer.body as Problem).fields ?? []).map(({ path }) => path);
  return [...new Set(paths)];
}

const times = [
  '2026-11-23',
  '2026-11-23T08:00:00',
  '2026-02-30T08:00:00Z',
  '2026-11-23T25:00:00Z',
  '2026-11-23T08:60:00Z',
  '23/11/2026 08:00',
  'hôm qua',
  '',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  1_770_000_000_000,
  null,
];

for (const time of times) {
  test(`${JSON.stringify(time)} is no time of an incident`, async () => {
    for (const [path, member] of [
      ['/api/incidents', 'outageSince'],
      ['/api/incidents', 'claimedAt'],
      [pathOf('note'), 'claimedAt'],
      [pathOf('diagnose'), 'etr'],
      [pathOf('revise-etr'), 'etr'],
    ] as const) {
      const answer = await technician.send('POST', path, { body: bodyWith({ [member]: time }) });
      problemOf(answer, 'D-4');
      assert.deepEqual(fieldsOf(answer), [`body.${member}`]);
    }
  });
}

test('the last day of the calendar is refused by the procedure, not by an accident', async () => {
  for (const far of ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59-23:59']) {
    await expectRefusal('P-1.1', technician.reports({ outageSince: far }));
    await expectRefusal('P-0.3', technician.gives('note', incident, { text: 'a', claimedAt: far }));
    await expectRefusal('P-4.7', helpdesk.diagnoses(incident, { cause: 'a', etr: far }));
  }
});

test('a time is kept to the millisecond, whatever its zone and its fraction', async () => {
  const outageSince = '2026-11-22T18:59:59.1234567-05:30';
  const { outageSince: kept } = await technician.reports({ outageSince });
  assert.equal(kept, '2026-11-23T00:29:59.123Z');
});

test('an id that is none is malformed; what nobody serves is not found', async () => {
  for (const id of ['1', '%00', '%2e%2e%2f', `${randomUUID()}x`, 'SC-2026', '%F0%9F%98%80', '{}']) {
    problemOf(await technician.send('GET', `/api/incidents/${id}`), 'D-4');
    problemOf(await technician.send('POST', `/api/incidents/${id}/note`, { body: {} }), 'D-4');
    const tokens = await technician.send('DELETE', `/api/me/tokens/${id}`);
    problemOf(tokens, 'D-4');
  }
  for (const path of ['circuits', 'agreements']) {
    problemOf(await technician.send('GET', `/api/${path}/%00`), 'D-4');
    problemOf(await technician.send('GET', `/api/${path}/${'a'.repeat(80)}`), 'D-1');
  }
  problemOf(await technician.send('GET', `/api/incidents/SC-2026-999999999999`), 'D-1');
  for (const path of ['/api/khong-co', '/api', '/api/%', `/api/circuits/${'a'.repeat(999)}`]) {
    problemOf(await technician.send('GET', path), 'D-1');
  }
  problemOf(await technician.send('PUT', `/api/incidents/${incident.id}`, { body: {} }), 'D-1');
  problemOf(await technician.send('DELETE', `/api/incidents/${incident.id}`), 'D-1');
});

test('a query that cannot be asked is malformed, in every list', async () => {
  for (const list of ['incidents', 'circuits', 'sites']) {
    const members = ['q', 'province', 'cursor', list === 'incidents' ? 'unit' : 'site'];
    for (const member of members) {
      for (const value of ['%00', `a%00b`, 'a'.repeat(500)]) {
        problemOf(await technician.send('GET', `/api/${list}?${member}=${value}`), 'D-4');
      }
      const twice = await technician.send('GET', `/api/${list}?${member}=01&${member}=02`);
      problemOf(twice, 'D-4');
    }
    for (const limit of ['-1', '1e9', 'NaN', '', '1.5', '201']) {
      problemOf(await technician.send('GET', `/api/${list}?limit=${limit}`), 'D-4');
    }
    for (const q of ["'; drop table events; --", '%25', '_', '\\', '(((', '%F0%9F%98%80', '%FF']) {
      const { status } = await technician.send('GET', `/api/${list}?q=${encodeURI(q)}`);
      assert.ok(status === 200 || status === 400, `${list} ${q}: ${status}`);
    }
  }
});

test('what is not known is left out, and never recorded', async () => {
  const body = { text: 'ghi', actor: { role: 'director' }, seq: 1, by: 'carrier', hash: 'x' };
  assert.equal((await technician.send('POST', pathOf('note'), { body })).status, 200);
  const entry = (await technician.record(incident)).entries.at(-1);
  assert.deepEqual([entry?.data, entry?.actor.role], [{ text: 'ghi' }, 'site']);
});

test('whatever looks like code is text, kept and given back word for word', async () => {
  const said = [
    `'); drop table events; -- "`,
    '<script>alert(document.cookie)</script><img src=x onerror=alert(1)>',
    '{{7*7}} ${process.env} %s %n $1 \\ \\u0000 \\x00',
    'Ké́nh̉ mất tín hiệu 🛰️ 👩🏽‍🔧',
    'nhiều\n\tdòng\r\nkhác nhau',
    '\u{10FFFF}\uFFFD\u2028\u2029.',
    'a'.repeat(4_000),
    'ệ'.repeat(4_000),
  ];
  for (const text of said) await technician.notes(incident, text);
  await technician.notes(incident, ' \n  thừa\u202E khoảng \u2066trắng\u2069\t\u202C');
  const { entries, holds } = await technician.record(incident);
  const kept = entries.slice(-said.length - 1).map(({ data }) => data['text']);
  assert.deepEqual(kept, [...said, 'thừa khoảng trắng']);
  assert.ok(holds);
});

test('a page of another origin cannot write, whoever has the page open', async () => {
  const body = { text: 'a' };
  for (const origin of ['https://example.vn', 'null', `${at.url}0`, at.url.replace('http:', '')]) {
    const headers = { origin };
    problemOf(await technician.send('POST', pathOf('note'), { body, headers }), 'D-5');
    const secrets = { email: 'a@example.vn', password: 'a' };
    const signIn = { body: secrets, headers };
    problemOf(await desk.nobody.send('POST', '/api/auth/sign-in/email', signIn), 'D-5');
    const read = await technician.send('GET', '/api/me', { headers });
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  }
  const headers = { origin: at.url };
  assert.equal((await technician.send('POST', pathOf('note'), { body, headers })).status, 200);
});

test('every answer forbids what a browser could do wrong with it', async () => {
  const { authorization = '' } = technician.credentials();
  for (const path of [
    '/api/me',
    '/api/incidents',
    '/api/khong-co',
    '/healthz',
    '/api/openapi.json',
  ]) {
    const answer = await fetch(at.url + path, { headers: { authorization } });
    const { headers } = answer;
    await answer.body?.cancel();
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'self'.*frame-ancestors 'none'/,
    );
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-powered-by'), null);
    if (['/api/me', '/api/incidents'].includes(path)) {
      assert.equal(headers.get('cache-control'), 'no-store', path);
    }
  }
});
