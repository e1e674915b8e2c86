/** Whoever was told answers by the link in the message: once, for that incident and cycle alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedLink, newLocator } from '../../src/app/link-secret.ts';
import { tick } from '../../src/app/tick.ts';
import type { AnswerLinkView } from '../../src/http/contract/answer-links.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { problemOf } from '../support/person.ts';
import { notified, told } from '../support/told.ts';

const { desk, mail, outbox, messages, errors } = await openOutboxDesk({ live: true });
const { headquarters, helpdesk, technician, otherCarrier } = desk.people;

interface Linked {
  incident: IncidentView;
  path: string;
}

/** An incident that level 1 was told of, with the link out of the mail that arrived. */
async function linked(): Promise<Linked> {
  mail.arrived.length = 0;
  const incident = await overdue(desk);
  await outbox.run();
  return { incident, path: arrivedLink(incident) };
}

function arrivedLink(incident: IncidentView, mails = mail.arrived): string {
  const raw = mails.find(
    (one) =>
      one.raw.includes(`X-Thongsuot-Incidents: ${incident.code}`) &&
      /=\s*t\/|\/t\//.test(unfolded(one.raw)) &&
      one.to.some((to) => to.includes('hungnq6')),
  );
  return /\/t\/[0-9a-z]{29}/.exec(unfolded(raw?.raw ?? ''))?.[0] ?? assert.fail('no link');
}

/** Quoted-printable, as far as an address needs. */
function unfolded(raw: string): string {
  return raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=');
}

async function press(path: string, fields: Record<string, string>, headers = {}) {
  const answer = await fetch(desk.at.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: desk.at.url, ...headers },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
}

async function opened(path: string, method = 'GET') {
  const answer = await fetch(desk.at.url + path, { method });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const taking = { answer: 'acknowledge', text: 'Đội trực đã lên đường' };

test('the mail brings a link; what the desk keeps and shows of it cannot answer', async () => {
  const { incident, path } = await linked();
  const token = path.slice(3);
  for (const { body, short } of await messages()) {
    assert.ok(!body.includes(token) && !short.includes(token));
  }
  const kept = (await messages()).filter(({ body }) => body.includes('/t/'));
  assert.ok(kept.length > 0);
  for (const { short } of kept) assert.ok(short.length <= 160, short);
  const masked = /\/t\/[0-9a-z]{10}\*{19}/.exec(kept[0]?.body ?? '')?.[0] ?? assert.fail();
  assert.equal((await opened(masked)).status, 404);
  const rows = JSON.stringify(await desk.store.db.selectFrom('answer_links').selectAll().execute());
  assert.ok(!rows.includes(token.slice(10)));
  assert.match((await opened(path)).text, new RegExp(incident.code));
});

test('opening, heading and prefetching change nothing, however often', async () => {
  const { incident, path } = await linked();
  const before = await headquarters.record(incident);
  for (const method of ['GET', 'HEAD', 'GET']) {
    const { status, headers } = await opened(`${path}?done=acknowledge`, method);
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
  }
  const { text } = await opened(`${path}?done=acknowledge`);
  assert.ok(!text.includes('role="status"'), 'nothing is confirmed that was not answered');
  assert.deepEqual(await headquarters.record(incident), before);
  const rows = await desk.store.db.selectFrom('answer_link_uses').selectAll().execute();
  assert.deepEqual(rows, []);
});

test('acknowledged, then cause and time, then fixed: each once, as what it is', async () => {
  const { incident, path } = await linked();
  const first = await press(path, taking);
  assert.deepEqual([first.status, first.to], [303, `${path}?lang=vi&done=acknowledge`]);
  assert.match((await opened(first.to ?? '')).text, /role="status"/);
  const again = await press(path, taking);
  assert.equal(again.status, 409);
  assert.match(again.text, /đã được dùng để trả lời/);

  const cause = { answer: 'diagnose', text: 'Đứt cáp <b>quang</b>', within: '2', ours: 'on' };
  assert.equal((await press(path, { ...cause, within: 'at', at: '2001-01-01T00:00' })).status, 422);
  assert.equal((await press(path, cause)).status, 303);
  const page = (await opened(path)).text;
  assert.match(page, /Đứt cáp &lt;b&gt;quang/);
  assert.equal((await press(path, { answer: 'fixed', text: 'Đã hàn cáp' })).status, 303);
  assert.match((await opened(path)).text, /đã được dùng/, 'the last answer ends the link');
  const more = await press(path, { answer: 'not-mine', whom: 'Anh Bình' });
  assert.equal(more.status, 409);

  const record = await headquarters.record(incident);
  assert.ok(record.holds);
  assert.deepEqual(told(record).slice(-5), [
    'responded',
    'diagnosed',
    'responsibility-proposed',
    'responsibility-agreed',
    'fixed-reported',
  ]);
  const answered = record.entries.find(({ type }) => type === 'responded') ?? assert.fail();
  const { person, name, role, via } = answered.actor;
  assert.deepEqual(
    [person, name, role, via?.channel],
    ['contact:account-manager', 'Nguyễn Quang Hưng', 'account-manager', 'mail'],
  );
  assert.ok(path.startsWith(`/t/${via?.link}`));
  assert.deepEqual(
    record.entries.filter(({ type }) => type === 'responded').length,
    1,
    'answered twice, written once',
  );
});

test('the same answer twice at once is one entry', async () => {
  const { incident, path } = await linked();
  const both = await Promise.all([press(path, taking), press(path, taking)]);
  assert.ok(both.some(({ status }) => status === 303));
  const record = await headquarters.record(incident);
  assert.equal(told(record).filter((type) => type === 'responded').length, 1);
  const other = await press(path, { ...taking, text: 'Lời khác' });
  assert.equal(other.status, 409);
});

test('not mine: the record says whom to ask, the clock runs on, the link is spent', async () => {
  const { incident, path } = await linked();
  assert.equal((await press(path, { answer: 'not-mine', whom: '' })).status, 422);
  const whom = 'Chị Mai, 0913 000 001';
  assert.equal((await press(path, { answer: 'not-mine', whom })).status, 303);
  const last = (await headquarters.record(incident)).entries.at(-1);
  assert.equal(last?.type, 'noted');
  assert.match(String(last?.data['text']), /Không phải việc của tôi; xin hỏi: Chị Mai/);
  assert.equal((await press(path, taking)).status, 409);
  const view = await headquarters.get<IncidentView>(`/api/incidents/${incident.id}`);
  assert.ok(
    view.clocks.some(({ clock, level, metAt }) => clock === 'response' && !level && !metAt),
  );
});

test('a link answers its own incident and cycle alone', async () => {
  const { incident, path } = await linked();
  const other = await notified(desk);
  assert.equal((await press(path, { ...taking, incident: other.id })).status, 303);
  assert.ok(!told(await headquarters.record(other)).includes('responded'));
  await helpdesk.responds(other, 'Đã nhận');

  await helpdesk.diagnoses(incident, {
    cause: 'Đứt cáp',
    etr: desk.clock.in({ hours: 1 }),
    responsibility: 'carrier',
  });
  await helpdesk.reportsFixed(incident, 'Đã hàn');
  await technician.rejects(incident, 'Vẫn chưa thông');
  const { status, text } = await opened(path);
  assert.equal(status, 410);
  assert.ok(!text.includes(incident.site.name), 'it does not even read any more');
  assert.equal((await press(path, { answer: 'diagnose', text: 'Cũ', within: '1' })).status, 410);
  // Its new ladder would ring in the tests that follow.
  await helpdesk.responds(incident, 'Đang xử lý lại');
});

test('a link expires, and a level’s own side revokes it', async () => {
  const { incident, path } = await linked();
  const list = `/api/incidents/${incident.id}/answer-links`;
  const links = await helpdesk.get<{ items: AnswerLinkView[] }>(list);
  const [link] = links.items.filter(({ channel }) => channel === 'mail');
  assert.deepEqual([link?.standing, link?.revocable], ['open', true]);
  const seen = await headquarters.get<{ items: AnswerLinkView[] }>(list);
  assert.equal(seen.items[0]?.revocable, false);
  const revoked = `/api/answer-links/${link?.locator}/revoke`;
  problemOf(await headquarters.send('POST', revoked), 'L-6');
  problemOf(await otherCarrier.send('POST', revoked), 'D-1');
  assert.equal((await helpdesk.send('POST', revoked)).status, 204);
  assert.equal((await helpdesk.send('POST', revoked)).status, 204);
  assert.equal((await opened(path)).status, 410);
  assert.match((await press(path, taking)).text, /thu hồi/);

  const later = await linked();
  desk.clock.advance({ hours: 72 });
  assert.match((await opened(`${later.path}?lang=en`)).text, /expired/);
  assert.equal((await press(later.path, taking)).status, 410);
});

test('another’s link that somebody writes into a name leaves as it is shown', async () => {
  const { incident, path } = await linked();
  // As the outbox shows it to either side: with its public half alone.
  const shown = maskedLink('', path.slice('/t/'.length, '/t/'.length + 10));
  await desk.store.db
    .updateTable('units')
    .set({ name: `Phòng ${shown}` })
    .where('id', '=', incident.site.id)
    .execute();
  mail.arrived.length = 0;
  const later = await overdue(desk);
  await outbox.run();
  const raws = mail.arrived.map(({ raw }) => unfolded(raw));
  assert.ok(raws.length > 0 && raws.every((raw) => !raw.includes(path)), 'nobody is sent it whole');
  assert.match(arrivedLink(later), /^\/t\//, 'its own link is whole all the same');
});

test('guessed, cut and foreign links, and malformed forms, are refused in words', async () => {
  const { path } = await linked();
  const flipped = path.slice(0, -1) + (path.endsWith('a') ? 'b' : 'a');
  const masked = maskedLink('', newLocator());
  for (const wrong of [
    flipped,
    path.slice(0, -1),
    '/t/',
    '/t/%00',
    masked,
    `/t/${'a'.repeat(29)}`,
  ]) {
    assert.equal((await opened(wrong)).status, 404, wrong);
    assert.equal((await press(wrong, taking)).status, 404, wrong);
  }
  for (const form of [{}, { answer: 'confirm' }, { answer: 'diagnose', within: '3' }]) {
    assert.equal((await press(path, form)).status, 400);
  }
  assert.equal((await press(path, { answer: 'fixed', text: 'Xong' })).status, 409);
  assert.equal((await press(path, { answer: 'acknowledge', text: ' ' })).status, 422);
  const json = { 'content-type': 'application/json' };
  const raw = await fetch(desk.at.url + path, { method: 'POST', headers: json, body: '{' });
  assert.equal(raw.status, 400);
  assert.match(await raw.text(), /<!doctype html>/);
  const foreign = await press(path, taking, { origin: 'https://khac.example.vn' });
  assert.equal(foreign.status, 401);
});

test('one link takes ten tries a minute', async () => {
  const { path } = await linked();
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    statuses.push((await press(path, { answer: 'acknowledge', text: '' })).status);
  }
  assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 422), 429]);
});

test('whoever answers by a link was reached there: the address counts as verified', async () => {
  const { path } = await linked();
  await press(path, taking);
  const { rows } = await desk.store.pool.query<{ how: string }>(
    `select how from contact_verifications where contact = 'account-manager' and channel = 'mail'
     order by verified_at desc limit 1`,
  );
  assert.equal(rows[0]?.how, 'answered');
  assert.deepEqual(errors, []);
  await tick(desk.desk);
});
