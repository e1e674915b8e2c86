/** Who may do what, by role and route: every route that the description names, every person. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { leastBodies } from '../support/bodies.ts';
import { castings, circuits, type Part } from '../support/cast.ts';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, proposes } from '../support/groups.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, at } = desk;

/** The columns of the table below, in its order. */
const columns: (Part | 'nobody')[] = [
  'nobody',
  'technician',
  'neighbour',
  'coordinator',
  'otherCoordinator',
  'headquarters',
  'helpdesk',
  'manager',
  'director',
  'otherCarrier',
];

/**
 * Each rule's answer to each person, for an incident of Mường Tè (Lai Châu) of which the first
 * carrier has been notified. `in`: not refused for who one is; then the procedure decides.
 */
const table = parsed(`
            nobody | site other | STC other | hq  | desk acc dir | other carrier
  open      200    | 200  200   | 200 200   | 200 | 200  200 200 | 200
  signingIn 401    | 401  401   | 401 401   | 401 | 401  401 401 | 401
  leaving   204    | 204  204   | 204 204   | 204 | 204  204 204 | 204
  signedIn  401    | 200  200   | 200 200   | 200 | 200  200 200 | 200
  creating  401    | 201  201   | 201 201   | 201 | 201  201 201 | 201
  party     401    | 200  200   | 200 200   | 200 | 200  200 200 | 404
  seeing    401    | 200  404   | 200 404   | 200 | 200  200 200 | 404
  reporting 401    | 201  403   | 201 403   | 201 | 403  403 403 | 403
  customer  401    | in   403   | in  403   | in  | 403  403 403 | 403
  carrier   401    | 403  403   | 403 403   | 403 | in   in  in  | 403
  either    401    | in   403   | in  403   | in  | in   in  in  | 403
  outage    401    | 200  404   | 200 404   | 200 | 200  200 200 | 404
  record    401    | 403  403   | 200 404   | 200 | 200  200 200 | 404
  managing  401    | 403  403   | in  404   | in  | in   in  in  | 404
  calling   401    | 403  403   | in  404   | in  | 403  403 403 | 403
  child     401    | in   404   | in  404   | in  | 403  403 403 | 403
  restoring 401    | 403  403   | 403 403   | 403 | in   in  in  | 404
  noMessage 401    | 404  404   | 404 404   | 404 | 404  404 404 | 404
  resending 401    | 403  403   | 403 403   | in  | 403  403 403 | 403
  switching 401    | 403  403   | 403 403   | 200 | 403  403 403 | 403
  drilling  401    | 403  403   | 403 403   | in  | 403  403 403 | 404
  leaveOf   401    | 403  403   | 403 403   | in  | in   in  in  | 404
  auditing  401    | 403  403   | 403 403   | 200 | 403  403 200 | 403
  listing   401    | 403  403   | 200 200   | 200 | 403  403 200 | 403
  reaching  401    | 403  403   | in  404   | in  | 403  403 404 | 403
  inviting  401    | 403  403   | in  422   | in  | 403  403 403 | 403
  noPlace   401    | 403  403   | 404 404   | 404 | 403  403 404 | 403
  bySession 401    | 401  401   | 401 401   | 401 | 401  401 401 | 401
  byCode    422    | 422  422   | 422 422   | 422 | 422  422 422 | 422
  password  401    | 403  404   | 201 404   | 201 | 403  403 403 | 404
  noPassword 401   | 403  404   | 204 404   | 204 | 403  403 403 | 404
  adminOfAll 401   | 403  403   | 200 200   | 200 | 403  403 404 | 403
  adminOne  401    | 403  403   | 200 404   | 200 | 403  403 404 | 403
  adminIn   401    | 403  403   | in  in    | in  | 403  403 404 | 403
  versions  401    | 403  403   | 200 200   | 200 | 403  403 200 | 403
  versioning 401   | 403  403   | 403 403   | in  | 403  403 403 | 403
  undoing   401    | 403  403   | 404 404   | 404 | 403  403 404 | 403
  ownToken  401    | 404  404   | 404 404   | 404 | 404  404 404 | 404
`);

const routes: Record<string, string> = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /api/sample': 'open',
  'POST /api/auth/sign-in/email': 'signingIn',
  'POST /api/auth/sign-out': 'leaving',
  'GET /api/me': 'signedIn',
  'GET /api/live': 'signedIn',
  'GET /api/me/tokens': 'signedIn',
  'POST /api/me/tokens': 'creating',
  'DELETE /api/me/tokens/{id}': 'ownToken',
  'GET /api/me/push': 'signedIn',
  'GET /api/sites/{id}/text-password': 'seeing',
  'POST /api/sites/{id}/text-password': 'password',
  'DELETE /api/sites/{id}/text-password': 'noPassword',
  'POST /api/sample/texts': 'noMessage',
  'POST /api/intake/texts': 'signingIn',
  'POST /api/me/push': 'creating',
  'DELETE /api/me/push/{id}': 'ownToken',
  'POST /api/me/push/opened': 'ownToken',
  'GET /api/circuits': 'signedIn',
  'GET /api/circuits/{id}': 'seeing',
  'GET /api/sites': 'signedIn',
  'GET /api/provinces': 'signedIn',
  'GET /api/agreements': 'signedIn',
  'GET /api/agreements/{id}': 'party',
  'GET /api/incidents': 'signedIn',
  'GET /api/incidents/counts': 'signedIn',
  'GET /api/views': 'signedIn',
  'POST /api/views': 'creating',
  'DELETE /api/views/{id}': 'ownToken',
  'GET /api/search': 'signedIn',
  'GET /api/wall': 'signedIn',
  'POST /api/incidents': 'reporting',
  'GET /api/incidents/{id}': 'seeing',
  'GET /api/incidents/{id}/record': 'seeing',
  'POST /api/incidents/{id}/self-diagnose': 'customer',
  'POST /api/incidents/{id}/withdraw': 'customer',
  'POST /api/incidents/{id}/log-call': 'customer',
  'POST /api/incidents/{id}/notify': 'customer',
  'POST /api/incidents/{id}/respond': 'carrier',
  'POST /api/incidents/{id}/update': 'either',
  'POST /api/incidents/{id}/diagnose': 'carrier',
  'POST /api/incidents/{id}/propose-responsibility': 'either',
  'POST /api/incidents/{id}/agree-responsibility': 'either',
  'POST /api/incidents/{id}/dispute-responsibility': 'either',
  'POST /api/incidents/{id}/report-local-fix': 'customer',
  'POST /api/incidents/{id}/revise-etr': 'carrier',
  'POST /api/incidents/{id}/claim-force-majeure': 'carrier',
  'POST /api/incidents/{id}/accept-force-majeure': 'customer',
  'POST /api/incidents/{id}/reject-force-majeure': 'customer',
  'POST /api/incidents/{id}/end-force-majeure': 'either',
  'POST /api/incidents/{id}/report-fixed': 'carrier',
  'POST /api/incidents/{id}/confirm': 'customer',
  'POST /api/incidents/{id}/reject': 'customer',
  'POST /api/incidents/{id}/sign': 'either',
  'POST /api/incidents/{id}/note': 'either',
  'POST /api/incidents/{id}/correct': 'either',
  'GET /api/groups': 'signedIn',
  'POST /api/groups': 'managing',
  'GET /api/groups/{id}': 'outage',
  'GET /api/groups/{id}/record': 'record',
  'POST /api/groups/{id}/confirm': 'managing',
  'POST /api/groups/{id}/dismiss': 'managing',
  'POST /api/groups/{id}/join': 'child',
  'POST /api/groups/{id}/leave': 'child',
  'POST /api/groups/{id}/call': 'calling',
  'POST /api/groups/{id}/diagnose': 'restoring',
  'POST /api/groups/{id}/revise-etr': 'restoring',
  'POST /api/groups/{id}/report-fixed': 'restoring',
  'POST /api/groups/{id}/end': 'calling',
  'POST /api/incidents/{id}/escalate': 'customer',
  'GET /api/incidents/{id}/deliveries': 'seeing',
  'GET /api/deliveries': 'signedIn',
  'GET /api/deliveries/live': 'switching',
  'GET /api/deliveries/messages/{id}': 'noMessage',
  'GET /api/deliveries/preview': 'seeing',
  'POST /api/deliveries/messages/{id}/retry': 'resending',
  'POST /api/deliveries/live': 'switching',
  'POST /api/deliveries/test': 'creating',
  'GET /api/phone-tasks': 'signedIn',
  'POST /api/phone-tasks/{id}': 'noMessage',
  'GET /api/admin/units': 'adminOfAll',
  'GET /api/admin/units/{id}': 'adminOne',
  'POST /api/admin/units/{id}': 'adminIn',
  'GET /api/admin/circuits': 'adminOfAll',
  'GET /api/admin/circuits/{id}': 'adminOne',
  'POST /api/admin/circuits/{id}': 'adminIn',
  'POST /api/admin/history/{id}/undo': 'undoing',
  'POST /api/admin/imports/preview': 'adminOfAll',
  'POST /api/admin/imports': 'adminIn',
  'GET /api/admin/tables/{kind}': 'adminOfAll',
  'GET /api/admin/agreements/{id}/versions': 'versions',
  'POST /api/admin/agreements/preview': 'versioning',
  'POST /api/admin/agreements': 'versioning',
  'GET /api/rehearsal': 'seeing',
  'GET /api/readiness': 'signedIn',
  'GET /api/record/standing': 'signedIn',
  'GET /api/record/heads/{head}': 'open',
  'GET /api/incidents/{id}/export.json': 'seeing',
  'GET /api/incidents/{id}/export.pdf': 'seeing',
  'GET /.well-known/thongsuot-keys.json': 'open',
  'POST /api/readiness/drills': 'drilling',
  'POST /api/readiness/verifications': 'drilling',
  'POST /api/readiness/leave': 'leaveOf',
  'GET /api/audit': 'auditing',
  'POST /api/auth/second-factor': 'signingIn',
  'GET /api/auth/passkey': 'open',
  'POST /api/auth/passkey': 'signingIn',
  'POST /api/auth/forgotten': 'leaving',
  'GET /api/auth/means': 'open',
  'POST /api/codes/look': 'byCode',
  'POST /api/codes/use': 'byCode',
  'GET /api/session': 'bySession',
  'POST /api/session/prove': 'bySession',
  'POST /api/session/lock': 'bySession',
  'POST /api/session/sharing': 'bySession',
  'POST /api/session/acting': 'bySession',
  'POST /api/me/password': 'bySession',
  'POST /api/me/second-factor': 'bySession',
  'POST /api/me/second-factor/confirm': 'bySession',
  'POST /api/me/second-factor/recovery-codes': 'bySession',
  'POST /api/me/second-factor/drop': 'bySession',
  'GET /api/me/passkeys': 'bySession',
  'GET /api/me/passkeys/options': 'bySession',
  'POST /api/me/passkeys': 'bySession',
  'DELETE /api/me/passkeys/{id}': 'bySession',
  'GET /api/me/sessions': 'bySession',
  'DELETE /api/me/sessions/{id}': 'bySession',
  'POST /api/me/sessions/end': 'bySession',
  'GET /api/people': 'listing',
  'GET /api/people/{id}': 'reaching',
  'POST /api/people/{id}/appointments': 'reaching',
  'POST /api/people/{id}/appointments/{appointment}/end': 'noPlace',
  'POST /api/people/{id}/disable': 'reaching',
  'POST /api/people/{id}/enable': 'reaching',
  'POST /api/people/{id}/unlock': 'reaching',
  'POST /api/people/{id}/reset-second-factor': 'reaching',
  'POST /api/people/{id}/sign-out': 'reaching',
  'POST /api/people/{id}/rename': 'reaching',
  'POST /api/people/{id}/reset-password': 'reaching',
  'GET /api/invitations': 'listing',
  'POST /api/invitations': 'inviting',
  'DELETE /api/invitations/{id}': 'noPlace',
  'GET /api/audit/export': 'auditing',
};

/** The least that each body needs. */
const bodies = leastBodies(clock);

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
bodies['POST /api/readiness/leave'] = { ...manager, ...leave };
const group = await acts(
  people.coordinator,
  'confirm',
  await proposes(people.coordinator, [incident, besides]),
  {},
);
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
    const isIn = rule === 'seeing' ? 404 : 403;
    assert.equal(await statusOf(route, 'otherCarrier', unnotified.id), isIn, route);
  }
});

test('a stranger is refused before what he sends is looked at', async () => {
  for (const [route, rule] of Object.entries(routes)) {
    if (!route.startsWith('POST') || ['signingIn', 'leaving', 'byCode'].includes(rule)) continue;
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
    messages: randomUUID(),
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
    .replace('{kind}', 'units')
    .replace('{head}', sealedHead)
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

function parsed(text: string): Map<string, string[]> {
  const lines = text.trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [rule = '', ...statuses] = line.replaceAll('|', ' ').trim().split(/ +/);
      return [rule, statuses];
    }),
  );
}

function named(statuses: string[]): string[] {
  return columns.map((part, index) => `${part}: ${statuses[index]}`);
}
