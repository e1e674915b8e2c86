/**
 * The agreement is frozen onto an incident when it opens: a later edit never moves a running one.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, sha256 } from '../../src/domain/record.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import { storeAgreement } from '../../src/store/agreements.ts';
import type { AgreementView } from '../../src/http/contract/directory.ts';
import { openTestDesk } from '../support/desk.ts';
import { clockOf, inVerification, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, helpdesk } = people;
const hour = 3_600_000;

test('GLPI #6902: a new version rules what comes; what runs keeps the old one', async () => {
  const running = await inVerification(desk);
  const old = await desk.desk.agreementOf(running.agreement.sha256);
  const response = { ...old.clocks.response, dueMs: hour };
  const next: Agreement = { ...old, version: 2, clocks: { ...old.clocks, response } };
  const stored = { agreement: next, sha256: sha256(canonical(next)) };
  assert.equal(await storeAgreement(stored, store.db), true);

  const rejected = await technician.rejects(running, 'Mất gói');
  assert.equal(clockOf(rejected, 'response').dueAt, clock.in({ hours: 4 }), 'the fresh clock too');
  assert.deepEqual(
    [rejected.agreement.version, rejected.agreement.sha256],
    [1, running.agreement.sha256],
  );
  const fresh = await notified(desk);
  assert.equal(fresh.agreement.version, 2);
  assert.equal(clockOf(fresh, 'response').dueAt, clock.in({ hours: 1 }));
  const { version } = await helpdesk.get<AgreementView>(`/api/agreements/${old.id}`);
  assert.equal(version, 2);

  const changed = { ...next, title: { vi: 'Khác', en: 'Other' } };
  const same = { agreement: changed, sha256: sha256(canonical(changed)) };
  assert.equal(await storeAgreement(same, store.db), false, 'a version is never changed');
  assert.equal((await technician.sees(fresh)).agreement.title.vi, next.title.vi);
});

test('the record keeps who one was and where: renaming comes after the fact', async () => {
  const incident = await notified(desk);
  await store.pool.query(`update auth_user set name = 'Tên Mới' where id = 'person-1'`);
  await store.pool.query(`update units set name = 'Phòng Mới' where id = 'ptc-107'`);
  await technician.notes(incident, 'tên mới');
  const { entries, holds } = await technician.record(incident);
  const [first, last] = [entries[0]?.actor, entries.at(-1)?.actor];
  assert.deepEqual([first?.name, last?.name], ['Lò Văn Mẫu', 'Tên Mới']);
  assert.deepEqual(
    [first?.unitName, last?.unitName],
    ['Phòng Tài chính huyện Mường Tè', 'Phòng Mới'],
  );
  assert.ok(holds);
});
