/** Who may do what, by role and route: every route that the description names, every person. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { castings, circuits, type Part } from '../support/cast.ts';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, proposes } from '../support/groups.ts';
import { attaches } from '../support/files-sent.ts';
import { columns, named, routes, table } from '../support/rights-table.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, at } = desk;

/** The least that each body needs; without words, so that no command moves the incident. */
const bodies: Record<string, object> = {
  'POST /api/auth/sign-in/email': { email: 'PART@la.example.vn', password: 'a' },
  'POST /api/me/tokens': { name: 'chương trình', days: 1 },
  'POST /api/me/push': {
    label: 'máy của tôi',
    endpoint: 'https://push.example.vn/1',
    keys: { p256dh: 'BN'.repeat(20), auth: 'khoa-cua-may' },
  },
  'POST /api/me/push/opened': { message: randomUUID() },
  'POST /api/sample/texts': { from: '0912345678', text: 'OK' },
  'POST /api/mails/{id}/join': { incident: 'SC-2026-000001' },
  'POST /api/mails/{id}/set-aside': { reason: 'quảng cáo' },
  'POST /api/incidents': { circuit: circuits.muongTe, symptom: 'down', outageSince: clock.in({}) },
  'POST /api/incidents/{id}/self-diagnose': { verdict: 'local' },
  'POST /api/incidents/{id}/log-call': { answered: false },
  'POST /api/incidents/{id}/notify': { means: 'mail' },
  'POST /api/incidents/{id}/diagnose': { etr: clock.in({ hours: 1 }) },
  'POST /api/incidents/{id}/revise-etr': { etr: clock.in({ hours: 1 }) },
  'POST /api/incidents/{id}/propose-responsibility': { holder: 'customer' },
  'POST /api/incidents/{id}/end-force-majeure': { how: 'over' },
  'POST /api/incidents/{id}/correct': { entry: 99 },
  'POST /api/views': { name: 'Của tôi', query: 'mine=1', shared: false },
  'POST /api/incidents/{id}/sign': { head: '0'.repeat(64), statement: '0'.repeat(64) },
  'POST /api/groups/{id}/call': { answered: false },
  'POST /api/groups/{id}/diagnose': { etr: clock.in({ hours: 1 }) },
  'POST /api/groups/{id}/revise-etr': { etr: clock.in({ hours: 1 }) },
};

const incident = await people.helpdesk.responds(await notified(desk), 'Đã nhận');
await makeCheckpoints(desk.store, desk.ring, { isNow: true });
const sealedHead = (await people.helpdesk.record(incident)).head;
const besides = await people.coordinator.reports({ circuit: 'ptc-12-108' });
await people.coordinator.finds(besides, 'carrier');
await people.coordinator.calls(besides, { answered: true });
const code = 'AAAA-BBBB-CCCC-DDDD';
const place = { role: 'site', unit: 'ptc-107' };
Object.assign(bodies, {
  'POST /api/auth/second-factor': { code: '123456' },
  'POST /api/auth/passkey': { response: { id: 'a' } },
  'POST /api/auth/forgotten': { email: 'khong.co@example.vn' },
  'POST /api/setup/look': { code },
  'POST /api/setup/agreement': { code, yaml: 'a: 1' },
  'POST /api/setup': {
    code,
    agreement: { shipped: 'viettel-ptc-2009' },
    withOffices: false,
    side: 'customer',
    name: 'Kẻ Lạ',
    email: 'la@example.vn',
    password: 'một câu dài mà chỉ tôi biết',
  },
  'POST /api/setup/other-side': {
    unit: 'viettel',
    name: 'Kẻ Lạ',
    email: 'la@example.vn',
    by: 'print',
  },
  'POST /api/codes/look': { code },
  'POST /api/codes/use': { code, password: 'một câu dài mà chỉ tôi biết' },
  'POST /api/session/sharing': { shared: true },
  'POST /api/session/acting': { appointment: randomUUID() },
  'POST /api/people/{id}/appointments': place,
  'POST /api/people/{id}/rename': { name: 'Vàng Thị Mẫu' },
  'POST /api/people/{id}/reset-password': { by: 'print' },
  'POST /api/invitations': { ...place, email: 'moi@example.vn', name: 'Mới', by: 'print' },
});
bodies['POST /api/deliveries/live'] = { live: false };
bodies['POST /api/phone-tasks/{id}'] = { result: 'reached' };
const manager = { agreement: 'viettel-ptc-2009', contact: 'account-manager' };
bodies['POST /api/readiness/drills'] = { agreement: manager.agreement, province: '12' };
bodies['POST /api/readiness/verifications'] = { ...manager, channel: 'phone' };
const leave = { from: clock.in({ days: 30 }), to: clock.in({ days: 31 }) };
bodies['POST /api/readiness/hours'] = manager;
bodies['POST /api/readiness/leave'] = { ...manager, ...leave };
const group = await acts(
  people.coordinator,
  'confirm',
  await proposes(people.coordinator, [incident, besides]),
  {},
);
bodies['POST /api/archives'] = { unit: 'ptc-107', year: 2026, masked: false };
bodies['POST /api/retention/holds'] = { incident: incident.id, reason: 'kiện' };
bodies['POST /api/retention/holds/{id}/lift'] = { reason: 'xong' };
bodies['POST /api/retention/removals'] = { incident: incident.id, reason: 'hết hạn' };
const period = { validFrom: null, validTo: null };
const unit = { kind: 'site', name: 'Phòng', parent: 'stc-12', province: '12', successor: null };
bodies['POST /api/admin/units/{id}'] = { ...unit, ...period, seen: 'x' };
const agreement = 'viettel-ptc-2009';
bodies['POST /api/admin/circuits/{id}'] = { code: 'A', site: 'ptc-107', agreement, ...period };
const file = { kind: 'units', name: 'a.csv', content: Buffer.from('id\n').toString('base64') };
bodies['POST /api/admin/imports/preview'] = file;
bodies['POST /api/admin/imports'] = { ...file, fingerprint: 'x' };
bodies['POST /api/admin/agreements/preview'] = { yaml: 'a: 1' };
bodies['POST /api/admin/agreements'] = { yaml: 'a: 1', sha256: 'x' };
// Judged only: the walk goes through the desk again and again, and finds it as it was.
const contactsPath = 'POST /api/admin/contacts/{agreement}/{contact}';
const { contact: managing, seen } = await people.director.get<{ contact: object; seen: string }>(
  '/api/admin/contacts/viettel-ptc-2009/account-manager',
);
bodies[contactsPath] = { ...managing, seen, check: true };
bodies[`${contactsPath}/end`] = { seen, check: true };
bodies['POST /api/admin/hotlines/{agreement}/{province}'] = {
  printed: '1',
  dialled: '1',
  check: true,
};
const daysOff = { holidays: [], through: '2030-12-31', seen: 'x' };
bodies['POST /api/admin/calendars/{agreement}'] = daysOff;
bodies['POST /api/admin/wordings/{kind}/{lang}'] = { words: null, seen: 'x' };
const attached = await attaches(people.technician, incident, Buffer.from('nhật ký'), 'a.log');
const unnotified = await people.technician.reports();
bodies['POST /api/groups'] = { incidents: [incident.id] };
bodies['POST /api/groups/{id}/join'] = { incident: incident.id };
bodies['POST /api/groups/{id}/leave'] = { incident: unnotified.id };

test('the table has a rule for every route of the description, and for no other', () => {
  const described = Object.entries(at.contract.document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(Object.keys(routes).toSorted(), described.toSorted());
  assert.deepEqual(new Set(Object.values(routes)), new Set(table.keys()));
  for (const [rule, row] of table) assert.equal(row.length, columns.length, rule);
});

for (const [route, rule] of Object.entries(routes)) {
  test(`${route}: ${rule}`, async () => {
    const wanted = table.get(rule) ?? assert.fail(`no rule ${rule}`);
    const got = await Promise.all(
      columns.map(async (part, index) => {
        const status = await statusOf(route, part, incident.id);
        const isIn = wanted[index] === 'in' && ![401, 403, 404].includes(status) && status < 500;
        return isIn ? 'in' : String(status);
      }),
    );
    assert.deepEqual(named(got), named(wanted));
  });
}

test('before notice the incident is not there for the carrier, whatever it asks', async () => {
  for (const [route, rule] of Object.entries(routes)) {
    if (!route.includes('/incidents/{id}')) continue;
    for (const part of ['helpdesk', 'manager', 'director'] as const) {
      assert.equal(await statusOf(route, part, unnotified.id), 404, `${route} by ${part}`);
    }
    const hidden = ['seeing', 'attaching', 'noFile'];
    const isIn = hidden.includes(rule) ? 404 : 403;
    assert.equal(await statusOf(route, 'otherCarrier', unnotified.id), isIn, route);
  }
});

/** What nobody has to be signed in for. */
const isOpen = ['signingIn', 'leaving', 'byCode', 'settingUp'];

test('a stranger is refused before what he sends is looked at', async () => {
  for (const [route, rule] of Object.entries(routes)) {
    if (!route.startsWith('POST') || isOpen.includes(rule)) continue;
    const [method = '', path = ''] = route.replace('{id}', 'khong-phai-ma').split(' ');
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(at.url + path, { method, headers, body: '{"mở": ' });
    assert.equal(answer.status, 401, route);
    await answer.body?.cancel();
  }
});

test('one’s own token can be revoked, once', async () => {
  const made = await people.technician.send('POST', '/api/me/tokens', {
    body: { name: 'máy in', days: 1 },
  });
  const { id } = made.body as { id: string };
  assert.equal((await people.colleague.send('DELETE', `/api/me/tokens/${id}`)).status, 404);
  assert.equal((await people.technician.send('DELETE', `/api/me/tokens/${id}`)).status, 204);
  assert.equal((await people.technician.send('DELETE', `/api/me/tokens/${id}`)).status, 404);
});

/** What is asked besides the path. */
function askedOf(route: string, id: string): string {
  if (route === 'GET /api/deliveries/preview') return `?notice=breached&incident=${id}`;
  if (route === 'GET /api/search') return '?q=muong';
  if (route === 'GET /api/retention/export') return '?list=holds';
  return route === 'GET /api/rehearsal' ? `?circuit=${circuits.muongTe}` : '';
}

async function statusOf(route: string, part: Part | 'nobody', id: string): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const ids: Record<string, string> = {
    circuits: circuits.muongTe,
    agreements: 'viettel-ptc-2009',
    views: randomUUID(),
    tokens: randomUUID(),
    push: randomUUID(),
    sites: 'ptc-107',
    mails: randomUUID(),
    messages: randomUUID(),
    drills: randomUUID(),
    'answer-links': 'khongco000',
    'phone-tasks': randomUUID(),
    groups: group.id,
    // In the office of Mường Tè, and in no column of the table.
    people: 'person-2',
    invitations: randomUUID(),
    units: 'ptc-107',
    history: '999999',
  };
  const kind = /\/([\w-]+)\/\{id\}/.exec(pattern)?.[1] ?? '';
  const asked = pattern
    .replace('{id}', ids[kind] ?? id)
    .replace('{kind}/{lang}', 'escalated/vi')
    .replace('{kind}', 'units')
    .replace('calendars/{agreement}', 'calendars/example-business-hours')
    .replace('{agreement}/{contact}', 'viettel-ptc-2009/account-manager')
    .replace('{agreement}/{province}', 'viettel-ptc-2009/12')
    .replace('versions/{version}', 'versions/1')
    .replace('{head}', sealedHead)
    .replace('{sha256}', attached)
    .replace('{appointment}', randomUUID());
  const path = asked + askedOf(route, id);
  // Who fails to sign in closes an address: each has one of their own.
  const given = JSON.stringify(bodies[route] ?? {}).replace('PART', part);
  const body = method === 'POST' ? given : undefined;
  const headers: Record<string, string> = { origin: at.url };
  if (part !== 'nobody') headers['authorization'] = `Bearer ${castings[part].secret}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(at.url + path, { method, headers, ...(body ? { body } : {}) });
  // The live stream never ends by itself.
  await answer.body?.cancel();
  return answer.status;
}
