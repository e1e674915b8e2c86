/** Whatever somebody does to the desk itself is in the trail: who, what, before and after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerLinkView } from '../../src/http/contract/answer-links.ts';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import type { DeliveryState } from '../../src/http/contract/deliveries.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import type { Person } from '../support/person.ts';
import { routes } from '../support/rights-table.ts';

const { desk, mail, outbox, messages } = await openOutboxDesk({ live: false });
const { headquarters, director, coordinator } = desk.people;
const agreement = 'viettel-ptc-2009';

async function act(by: Person, path: string, body?: object, method = 'POST'): Promise<void> {
  const answer = await by.send(method, path, body === undefined ? {} : { body });
  assert.ok(answer.status < 300, `${path}: ${answer.text}`);
}

/** The last entry that a side has of an act. */
async function last(action: string, by = headquarters) {
  const { items } = await by.get<AuditPage>(`/api/audit?action=${action}`);
  const entry = items[0] ?? assert.fail(`nothing is written of ${action}`);
  assert.equal(entry.at, desk.clock.in({}), 'written as it was done');
  assert.ok(entry.address && entry.actor, `${action} says who, and from where`);
  const { before, after, subject, actor } = entry;
  return { before, after, subject: subject.id, by: actor.role, count: items.length };
}

test('a contact’s hours, leave and verification', async () => {
  const about = { agreement, contact: 'director' };
  const hours = { ...about, weekdays: [1, 2, 3, 4, 5], spans: ['07:30-17:00'] };
  await act(director, '/api/readiness/hours', hours);
  const first = await last('contact.hours', director);
  assert.equal(first.subject, `${agreement}/director`);
  assert.deepEqual(first.before, { hours: '24/7' });
  assert.deepEqual(first.after, { weekdays: [1, 2, 3, 4, 5], hours: ['07:30-17:00'] });
  await act(director, '/api/readiness/hours', about);
  const again = await last('contact.hours', director);
  assert.deepEqual(again.before, first.after, 'what was before is what the last entry left');
  assert.deepEqual(again.after, first.before);

  const span = { from: desk.clock.in({ hours: 1 }), to: desk.clock.in({ days: 2 }) };
  await act(headquarters, '/api/readiness/leave', { ...about, ...span, remark: 'nghỉ phép' });
  const leave = await last('contact.leave');
  assert.deepEqual(leave.before, { leave: [] });
  assert.deepEqual(leave.after, { leave: [{ ...span, remark: 'nghỉ phép' }] });

  const call = { ...about, channel: 'phone' };
  await act(headquarters, '/api/readiness/verifications', call);
  const means = { channel: 'phone', address: '+84983123468' };
  const { before, after } = await last('contact.verify');
  assert.deepEqual(before, means, 'nobody had verified it');
  const called = { ...means, how: 'called', at: desk.clock.in({}) };
  assert.deepEqual(after, called);
  desk.clock.advance({ days: 1 });
  await act(headquarters, '/api/readiness/verifications', call);
  assert.deepEqual((await last('contact.verify')).before, called);
});

test('a drill that is started', async () => {
  await act(headquarters, '/api/readiness/drills', { agreement, province: '12' });
  const { after, by } = await last('drill.start');
  assert.deepEqual(after, { agreement, province: '12', tests: 6 });
  assert.equal(by, 'headquarters');
});

test('delivery switched on and off, a failed message sent again', async () => {
  const path = '/api/deliveries/live';
  const { reach: confirm } = await headquarters.get<DeliveryState>(path);
  const wrong = { live: true, confirm: { ...confirm, addresses: 0 } };
  assert.equal((await headquarters.send('POST', path, { body: wrong })).status, 409);
  await act(headquarters, path, { live: true, confirm });
  const on = await last('delivery.go-live');
  assert.deepEqual([on.before, on.after], [{ live: false }, { live: true, ...confirm }]);
  assert.equal(on.count, 1, 'what was refused is no act');

  mail.onMail = () => Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  await overdue(desk);
  await outbox.run();
  mail.onMail = () => undefined;
  const failed = (await messages()).find(({ status }) => status === 'failed');
  await act(headquarters, `/api/deliveries/messages/${failed?.id}/retry`);
  const { before, after, subject } = await last('message.retry');
  assert.deepEqual([before, after], [{ status: 'failed' }, { status: 'waiting' }]);
  assert.equal(subject, failed?.id);
  await outbox.run();

  await act(headquarters, path, { live: false });
  const off = await last('delivery.go-dark');
  assert.deepEqual([off.before, off.after], [{ live: true, ...confirm }, { live: false }]);
  await act(headquarters, path, { live: true, confirm });
});

test('a link that is revoked, once', async () => {
  const incident = await overdue(desk);
  await outbox.run();
  const path = `/api/incidents/${incident.id}/answer-links`;
  const { items } = await director.get<{ items: AnswerLinkView[] }>(path);
  const link = items[0] ?? assert.fail('no link went out');
  await act(director, `/api/answer-links/${link.locator}/revoke`);
  await act(director, `/api/answer-links/${link.locator}/revoke`);
  const { before, after, count } = await last('answer-link.revoke', director);
  const { contact: _name, channel, address } = link;
  const about = { contact: 'account-manager', channel, address, incident: incident.code };
  assert.deepEqual(before, { ...about, revoked: false });
  assert.deepEqual(after, { ...about, revoked: true });
  assert.equal(count, 1);
});

test('a test to a contact, and a site’s password for texts, which is not in it', async () => {
  const to = { agreement, contact: 'director', channel: 'mail' };
  await act(director, '/api/deliveries/test', { what: { notice: 'drill' }, to });
  const tried = await last('delivery.test', director);
  const address = 'tuannguyen@viettel.com.vn';
  assert.deepEqual(tried.after, { channel: 'mail', address, notice: 'drill' });

  const path = '/api/sites/ptc-107/text-password';
  const { body } = await coordinator.send('POST', path);
  const { password } = body as { password: string };
  const given = await last('site.text-password');
  assert.deepEqual([given.before, given.after], [{ isSet: false }, { isSet: true }]);
  await act(coordinator, path, undefined, 'DELETE');
  assert.match(JSON.stringify(await last('site.no-text-password')), /"setBy"/);
  const { rows } = await desk.store.pool.query<{ row: string }>(
    'select a::text as row from audit a',
  );
  assert.ok(rows.length > 10 && rows.every(({ row }) => !row.includes(password)));
});

/** Where each act that is none of an incident's is written down, by the name of its route. */
const accounted: Record<string, string[]> = {
  'above, in the trail': [
    'POST /api/readiness/hours',
    'POST /api/readiness/leave',
    'POST /api/readiness/verifications',
    'POST /api/readiness/drills',
    'POST /api/deliveries/live',
    'POST /api/deliveries/messages/{id}/retry',
    'POST /api/deliveries/test',
    'POST /api/answer-links/{id}/revoke',
    'POST /api/sites/{id}/text-password',
    'DELETE /api/sites/{id}/text-password',
  ],
  'in the trail, by the tests of mail, people, units, agreements, words, set-up, archives, terms': [
    'POST /api/mails/{id}/set-aside',
    'POST /api/invitations',
    'DELETE /api/invitations/{id}',
    'POST /api/codes/use',
    'POST /api/people/{id}/appointments',
    'POST /api/people/{id}/appointments/{appointment}/end',
    'POST /api/people/{id}/disable',
    'POST /api/people/{id}/enable',
    'POST /api/people/{id}/unlock',
    'POST /api/people/{id}/reset-second-factor',
    'POST /api/people/{id}/sign-out',
    'POST /api/people/{id}/rename',
    'POST /api/people/{id}/reset-password',
    'POST /api/admin/units/{id}',
    'POST /api/admin/circuits/{id}',
    'POST /api/admin/history/{id}/undo',
    'POST /api/admin/imports',
    'POST /api/admin/agreements',
    'POST /api/admin/contacts/{agreement}/{contact}',
    'POST /api/admin/contacts/{agreement}/{contact}/end',
    'POST /api/admin/hotlines/{agreement}/{province}',
    'POST /api/admin/calendars/{agreement}',
    'POST /api/admin/wordings/{kind}/{lang}',
    'POST /api/auth/sign-in/email',
    'POST /api/auth/second-factor',
    'POST /api/auth/passkey',
    'POST /api/me/tokens',
    'DELETE /api/me/tokens/{id}',
    'POST /api/me/password',
    'POST /api/me/second-factor/confirm',
    'POST /api/me/second-factor/recovery-codes',
    'POST /api/me/second-factor/drop',
    'POST /api/me/passkeys',
    'DELETE /api/me/passkeys/{id}',
    'POST /api/session/acting',
    'POST /api/setup',
    'POST /api/setup/other-side',
    'POST /api/archives',
    'POST /api/retention/holds',
    'POST /api/retention/holds/{id}/lift',
    'POST /api/retention/removals',
  ],
  'in the record of an incident': ['POST /api/phone-tasks/{id}', 'POST /api/mails/{id}/join'],
  'as a row of evidence of its own': [
    'POST /api/intake/texts',
    'POST /api/intake/text-receipts',
    'POST /api/sample/texts',
  ],
  'nowhere: one’s own view, phone or session; nothing is changed for anybody else': [
    'POST /api/views',
    'DELETE /api/views/{id}',
    'POST /api/me/push',
    'DELETE /api/me/push/{id}',
    'POST /api/me/push/opened',
    'POST /api/me/second-factor',
    'DELETE /api/me/sessions/{id}',
    'POST /api/me/sessions/end',
    'POST /api/session/prove',
    'POST /api/session/lock',
    'POST /api/session/sharing',
    'POST /api/auth/sign-out',
    'POST /api/auth/forgotten',
    'POST /api/codes/look',
    'POST /api/setup/look',
    'POST /api/setup/agreement',
    'POST /api/admin/imports/preview',
    'POST /api/admin/agreements/preview',
  ],
};

test('every route that writes is accounted for: in a record, in the trail, or for a reason', () => {
  const known = Object.values(accounted).flat();
  const ofRecords = /^POST \/api\/(incidents|groups)(\/|$)/;
  const writing = Object.keys(routes).filter(
    (route) => !route.startsWith('GET ') && !ofRecords.test(route),
  );
  assert.deepEqual(known.toSorted(), writing.toSorted(), 'say where a new act is written down');
});
