/** The last resort: a site whose line is down reports and verifies with a text message alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { textAnswer, textOutcomes } from '../../src/app/text-words.ts';
import { takeText, type TakenText } from '../../src/app/texts.ts';
import { readTextCode, withoutPassword } from '../../src/domain/text-code.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import type {
  NewSitePassword,
  SitePassword,
  TakenText as Trial,
} from '../../src/http/contract/texts.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, RefusedAnswer, type Person } from '../support/person.ts';

const inbound = {
  gateway: 'http-text:maker',
  secret: 'bí-mật-của-cổng',
  from: 'msisdn',
  text: 'mo',
  id: 'moid',
};
const textNumber = '+84900000119';
const delivery: DeliverySetup = { gateways: [], lang: 'vi', deskUrl: '', inbound, textNumber };
const desk = await openTestDesk({ delivery, samplePassword: 'mẫu' });
const { clock, people, store } = desk;
const { technician, coordinator, headquarters, helpdesk } = people;

async function passwordOf(site = 'ptc-107', by: Person = coordinator): Promise<string> {
  const made = await by.send('POST', `/api/sites/${site}/text-password`);
  if (made.status !== 201) throw new RefusedAnswer(made, 'password');
  return (made.body as NewSitePassword).password;
}

let count = 0;
/** A number of its own for each story. */
function newNumber(): string {
  count += 1;
  return `+8491234${String(5000 + count)}`;
}

function texts(from: string, text: string, gatewayId?: string): Promise<TakenText> {
  const came = { gateway: 'smpp:test', from, text };
  return takeText(desk.desk, delivery, gatewayId === undefined ? came : { ...came, gatewayId });
}

async function openOnes(): Promise<IncidentView[]> {
  const { items } = await technician.board({ show: 'open' });
  return Promise.all(items.map((item) => technician.sees(item)));
}

/** Brings an incident to the point where the site is asked whether the line works. */
async function repaired(incident: { id: string }): Promise<void> {
  await coordinator.finds(incident, 'carrier');
  await coordinator.calls(incident, { answered: true });
  const etr = clock.in({ hours: 1 });
  await helpdesk.diagnoses(incident, { cause: 'Đứt cáp', etr, responsibility: 'carrier' });
  await helpdesk.reportsFixed(incident, 'Đã hàn');
}

test('a site reports, rejects and confirms with a text message alone', async () => {
  const password = await passwordOf();
  const number = newNumber();
  const opened = await texts(number, `sc ptc 12 107 ${password.toUpperCase()}`);
  assert.equal(opened.outcome, 'opened');
  const [incident] = await openOnes();
  assert.ok(incident);
  assert.match(opened.answer ?? '', new RegExp(`^${incident.code}: da ghi kenh PTC-12-107`));
  assert.match(opened.answer ?? '', /Hay goi \+84/);
  assert.equal(incident.contact?.phone, number);
  const { entries } = await technician.record(incident);
  assert.deepEqual([entries[0]?.actor.name, entries[0]?.actor.role], [number, 'site']);

  assert.equal((await texts(number, 'OK')).outcome, 'not-now');
  await repaired(incident);
  assert.equal((await texts(number, 'Hỏng')).outcome, 'no-reason');
  const rejected = await texts(number, 'Hỏng. Vẫn mất gói 30%');
  assert.equal(rejected.outcome, 'rejected');
  const again = await technician.sees(incident);
  assert.deepEqual([again.state, again.cycle], ['joint-diagnosis', 2]);
  const etr = clock.in({ hours: 1 });
  await helpdesk.diagnoses(incident, { cause: 'Mối hàn hở', etr });
  await helpdesk.reportsFixed(incident, 'Đã hàn lại');
  assert.equal((await texts(number, 'ok.')).outcome, 'confirmed');
  assert.equal((await technician.sees(incident)).state, 'closing', 'a text never closes it');
  for (const { answer } of await store.db.selectFrom('inbound_texts').select('answer').execute()) {
    assert.match(answer ?? '', /^[\x20-\x7e]{1,160}$/);
  }
});

test('the password is in nothing that is kept; a new one ends the old proof', async () => {
  const password = await passwordOf();
  const number = newNumber();
  assert.equal((await texts(number, `SC PTC-12-107 ${password}`)).outcome, 'opened');
  const kept = JSON.stringify([
    await store.db.selectFrom('inbound_texts').selectAll().execute(),
    await store.db.selectFrom('site_passwords').selectAll().execute(),
    await store.db.selectFrom('events').selectAll().execute(),
    await store.db.selectFrom('messages').selectAll().execute(),
  ]);
  assert.ok(!kept.includes(password));
  assert.equal((await texts(number, 'OK')).outcome, 'not-now');
  clock.advance({ minutes: 1 });
  const next = await passwordOf();
  assert.equal((await texts(number, 'OK')).outcome, 'none', 'the old password proves nothing now');
  assert.equal((await texts(number, `SC PTC-12-107 ${password}`)).outcome, 'wrong');
  assert.equal((await texts(number, `SC PTC-12-107 ${next}`)).outcome, 'known');
});

test('a circuit is not reported twice, also by three phones at once', async () => {
  const password = await passwordOf('ptc-002', headquarters);
  const text = `SC PTC-01-002 ${password}`;
  const outcomes = await Promise.all([1, 2, 3].map(() => texts(newNumber(), text)));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), ['known', 'known', 'opened']);
});

test('a wrong password, none, and an unknown circuit get the same answer', async () => {
  const [a, b, c] = [newNumber(), newNumber(), newNumber()];
  const wrong = await texts(a, 'SC PTC-12-107 khong-phai');
  assert.equal(wrong.outcome, 'wrong');
  assert.deepEqual(await texts(b, 'SC PTC-12-108 gi-cung-duoc'), wrong);
  assert.deepEqual(await texts(c, 'SC PTC-99-999 gi-cung-duoc'), wrong);
});

test('who guesses is told once that it is enough, then nothing for an hour', async () => {
  const password = await passwordOf();
  const number = newNumber();
  for (let n = 0; n < 5; n += 1) {
    assert.equal((await texts(number, `SC PTC-12-107 doan-${n}`)).outcome, 'wrong');
  }
  const told = await texts(number, `SC PTC-12-107 ${password}`);
  assert.equal(told.outcome, 'limited', 'the right one comes too late');
  assert.match(told.answer ?? '', /Qua nhieu tin/);
  assert.deepEqual(await texts(number, 'OK'), { outcome: 'limited' });
  clock.advance({ hours: 1, minutes: 1 });
  assert.equal((await texts(number, `SC PTC-12-107 ${password}`)).outcome, 'known');
});

test('two machines that answer each other fall silent; a brand is never answered', async () => {
  const number = newNumber();
  const answers = [];
  for (let n = 0; n < 100; n += 1) answers.push(await texts(number, 'Cam on ban da nhan tin'));
  assert.equal(answers.filter(({ answer }) => answer !== undefined).length, 4);
  const { rows } = await store.pool.query('select from inbound_texts where sender = $1', [number]);
  assert.equal(rows.length, 60, 'and a flood is not even kept');
  assert.deepEqual(await texts('VIETNAMPOST', 'SC'), { outcome: 'no-phone' });
  assert.deepEqual(await texts('119', 'OK'), { outcome: 'no-phone' });
});

test('the HTTP gateway hands texts in by its secret, each once', async () => {
  const password = await passwordOf('ptc-002', headquarters);
  const body = { msisdn: '84912399001', mo: `SC PTC-01-002 ${password}`, moid: 'mo-1' };
  const { nobody } = desk;
  const send = (secret: string) =>
    nobody.send('POST', '/api/intake/texts', {
      body,
      headers: { authorization: `Bearer ${Buffer.from(secret).toString('latin1')}` },
    });
  assert.equal((await nobody.send('POST', '/api/intake/texts', { body })).status, 401);
  assert.equal((await send('doan mo')).status, 401);
  const path = `/api/intake/texts?secret=${encodeURIComponent(inbound.secret)}`;
  assert.equal((await nobody.send('POST', path, { body })).status, 204);
  assert.equal((await nobody.send('POST', path, { body })).status, 204);
  assert.equal((await nobody.send('POST', path, { body: { msisdn: 1 } })).status, 400);
  const rows = await store.db
    .selectFrom('inbound_texts')
    .selectAll()
    .where('sender', '=', '+84912399001')
    .execute();
  assert.deepEqual(
    rows.map(({ gateway_id: id, outcome }) => [id, outcome]),
    [['mo-1', 'known']],
  );
});

test('on a desk with sample people anybody plays a text; on a real one nobody', async () => {
  const password = await passwordOf();
  const body = { from: '0912 345 678', text: `SC PTC-12-107 ${password}` };
  const played = await technician.send('POST', '/api/sample/texts', { body });
  assert.equal((played.body as Trial).outcome, 'known');
  const real = await openTestDesk();
  assert.equal(
    (await real.people.technician.send('POST', '/api/sample/texts', { body })).status,
    404,
  );
});

test('a coordinator gives passwords to its offices; a site sees only that it has one', async () => {
  await expectRefusal('M-2', passwordOf('ptc-107', technician));
  await expectRefusal('D-1', passwordOf('ptc-107', people.otherCoordinator));
  await passwordOf();
  const seen = await technician.get<SitePassword>('/api/sites/ptc-107/text-password');
  assert.deepEqual([seen.isSet, seen.setBy, seen.number], [true, 'Giàng A Mẫu', textNumber]);
  const gone = await coordinator.send('DELETE', '/api/sites/ptc-107/text-password');
  assert.equal(gone.status, 204);
  assert.equal(
    (await technician.get<SitePassword>('/api/sites/ptc-107/text-password')).isSet,
    false,
  );
});

test('every answer is one message without diacritics, whatever it has to name', () => {
  const codes = Array.from({ length: 12 }, (_, n) => `SC-2026-${String(n).padStart(6, '0')}`);
  const circuit = 'PTC-12-107-DỰ-PHÒNG-ĐƯỜNG-SỐ-HAI';
  const step = 'Điều hành, phối hợp xử lý';
  const said = { incident: 'SC-2026-000012', circuit, hotline: '+842136250119', step, codes };
  for (const lang of ['vi', 'en'] as const) {
    for (const outcome of textOutcomes) {
      assert.match(textAnswer(lang, outcome, said), /^[\x20-\x7e]{20,160}$/, `${lang} ${outcome}`);
    }
  }
});

test('codes are read as they are typed', () => {
  const report = { code: 'report', circuit: 'PTC-12-107', password: 'abcd2345' };
  for (const text of [
    'SC PTC-12-107 abcd2345',
    ' sc\nPTC 12 107  abcd2345 ',
    'Sc: PTC-12-107 abcd2345',
    'SC <PTC-12-107> <abcd2345>',
    'SC PTC-12-107 abcd2345.',
  ]) {
    assert.deepEqual(readTextCode(text), report, text);
  }
  assert.deepEqual(readTextCode('ok'), { code: 'confirm' });
  assert.deepEqual(readTextCode('OK sc-2026-12'), { code: 'confirm', incident: 'SC-2026-000012' });
  assert.deepEqual(readTextCode('OK nhưng còn chập chờn'), { code: 'unread' });
  assert.deepEqual(readTextCode('hỏng mất gói'), { code: 'reject', words: 'mất gói' });
  for (const text of ['', ' ', 'SC', 'SC abc', 'alo', '\0'.repeat(9_999)]) {
    assert.deepEqual(readTextCode(text), { code: 'unread' }, JSON.stringify(text.slice(0, 9)));
  }
  assert.equal(withoutPassword('sc mot-nua'), 'SC •••');
});
