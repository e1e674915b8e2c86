/**
 * A day on sample data with a clock that stands: the same incidents, minutes and numbers each time,
 * for pictures that change when the screens do and not otherwise.
 */
import { join } from 'node:path';
import { fillWithDemo } from '../../src/app/demo.ts';
import { readSamplePeople } from '../../src/app/shipped.ts';
import { tick } from '../../src/app/tick.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import type { GroupView } from '../../src/http/contract/groups.ts';
import { addPerson } from '../../src/store/people.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { castings } from './cast.ts';
import type { TestDesk } from './desk.ts';
import { confirmed } from './groups.ts';
import { firstText } from './text-link.ts';

/** The sample people's password here. */
export const samplePassword = 'mật khẩu của phép thử';

/** What the day leaves behind, for who walks through it. */
export interface SampleDay {
  /** In its second round: two promises broken, level 1 told, "not fixed" said once. */
  long: IncidentView;
  /** Reported, the carrier's hotline not yet reached. */
  fresh: IncidentView;
  /** Said to be fixed: the site has to look. */
  toVerify: IncidentView;
  /** The line works: both have to sign. */
  toSign: IncidentView;
  group: GroupView;
  /** The link in the text to the account manager. */
  answerUrl: string;
}

/** The offices of Lai Châu that have a part in the day, and who reports for them. */
const offices = { fresh: 'ptc-12-109', toVerify: 'ptc-12-106', leftAlone: 'ptc-12-111' };
const massOutage = ['ptc-12-105', 'ptc-12-108', 'ptc-12-110'];

/** Lives the day through, from eight in the morning to a quarter to five. */
export async function liveSampleDay(desk: TestDesk): Promise<SampleDay> {
  await hireSamples(desk);
  const { people, clock } = desk;
  const begun = await beginLong(desk);
  await answeredLate(desk, begun);
  await leftAlone(desk);
  const toSign = await untilSigning(desk);
  clock.moveTo('2026-11-23T14:35:00+07:00');
  await tick(desk.desk);
  await people.helpdesk.promisesAnew(
    begun,
    '2026-11-23T16:00:00+07:00',
    'Chờ máy hàn cáp từ Điện Biên sang',
  );
  const toVerify = await untilVerification(desk);
  clock.moveTo('2026-11-23T15:50:00+07:00');
  await people.helpdesk.reportsFixed(begun, 'Đã hàn lại đoạn cáp tại km 12');
  clock.moveTo('2026-11-23T16:00:00+07:00');
  await people.technician.rejects(begun, 'Đèn đã xanh nhưng không ping được địa chỉ gateway');
  clock.moveTo('2026-11-23T16:20:00+07:00');
  const long = await people.helpdesk.diagnoses(begun, {
    cause: 'Cấu hình cổng ở đầu Điện Biên Phủ sai sau khi hàn cáp',
    etr: '2026-11-23T18:30:00+07:00',
  });
  clock.moveTo('2026-11-23T16:40:00+07:00');
  const fresh = await people.coordinator.reports({
    circuit: offices.fresh,
    outageSince: '2026-11-23T16:31:00+07:00',
    selfDiagnosis: { verdict: 'carrier' },
  });
  const answerUrl = await textsLevelOne(desk);
  clock.moveTo('2026-11-23T16:45:00+07:00');
  await fillWithDemo(desk.store, { incidents: 160, seed: 2009, onProgress: () => undefined });
  const { group } = await confirmed(desk, massOutage);
  await tick(desk.desk);
  await hireWhereAllIsWell(desk);
  return { long, fresh, toVerify, toSign, group, answerUrl };
}

/** Who reports in the pictures, from an office whose circuit has worked until now. */
export const reporter = 'kythuat@ptc.example.vn';

async function hireWhereAllIsWell({ store, auth }: TestDesk): Promise<void> {
  const { rows } = await store.pool.query<{ site: string }>(
    `select c.site from circuits c join units u on u.id = c.site
     where u.kind = 'site' and not exists (select from incidents i where i.circuit = c.id)
     order by c.id limit 1`,
  );
  const unit = rows[0]?.site ?? 'no office is left';
  const person = { email: reporter, name: 'Tòng Văn Mẫu', password: samplePassword };
  const id = await auth.createAccount(person);
  await addPerson(store, { id, role: 'site', unit, isSample: false });
}

/**
 * The people that a sample desk offers to sign in as, who take the places of the cast of the same
 * name: two of one name would stand in the order of ids, another one each day.
 */
async function hireSamples({ store, auth }: TestDesk): Promise<void> {
  const cast = Object.values(castings);
  for (const person of await readSamplePeople(join(import.meta.dirname, '..', '..'))) {
    const id = await auth.createAccount({ ...person, password: samplePassword });
    await addPerson(store, { id, role: person.role, unit: person.unit, isSample: true });
    const token = cast.find(({ name }) => name === person.name)?.token ?? '';
    await store.pool.query(
      `update api_tokens set person = $1,
         appointment = (select id from appointments where person = $1) where id = $2`,
      [id, token],
    );
  }
  const ids = cast.map(({ id }) => id);
  await store.pool.query('delete from auth_user where id = any ($1)', [ids]);
}

/** A dead line at eight, a call that nobody answers, then one that somebody does. */
async function beginLong({ people, clock }: TestDesk): Promise<IncidentView> {
  const incident = await people.technician.reports({
    outageSince: '2026-11-23T07:42:00+07:00',
    description: 'Đèn quang báo đỏ từ sáng, không vào được hệ thống kho bạc',
  });
  await people.technician.finds(incident, 'carrier');
  clock.moveTo('2026-11-23T08:04:00+07:00');
  await people.technician.calls(incident, { answered: false });
  clock.moveTo('2026-11-23T08:10:00+07:00');
  return people.technician.calls(incident, {
    answered: true,
    answeredBy: 'Minh',
    reference: '119-2417',
  });
}

/** Four hours without a word: level 1 is told, and answers late with cause and time. */
async function answeredLate({ people, clock, desk }: TestDesk, begun: IncidentView): Promise<void> {
  clock.moveTo('2026-11-23T12:12:00+07:00');
  await tick(desk);
  clock.moveTo('2026-11-23T12:25:00+07:00');
  await people.manager.diagnoses(begun, {
    cause: 'Đứt cáp quang tại km 12 do sạt lở đất',
    etr: '2026-11-23T14:30:00+07:00',
    responsibility: 'carrier',
  });
}

/** Another four hours elsewhere, with the desk switched to send: the link in the manager's text. */
async function textsLevelOne(desk: TestDesk): Promise<string> {
  const { clock, store } = desk;
  const by = { person: 'person-6', personName: 'Lê Thị Mẫu', reach: null };
  await turnSwitch(store, { isLive: true, at: clock.now(), ...by });
  clock.moveTo('2026-11-23T16:41:00+07:00');
  await tick(desk.desk);
  const { url } = await firstText(desk);
  await turnSwitch(store, { isLive: false, at: clock.now(), ...by });
  return url;
}

/** Reported, the carrier told, and then nothing. */
async function leftAlone({ people, clock }: TestDesk): Promise<void> {
  clock.moveTo('2026-11-23T12:40:00+07:00');
  const incident = await people.coordinator.reports({
    circuit: offices.leftAlone,
    outageSince: '2026-11-23T12:20:00+07:00',
    selfDiagnosis: { verdict: 'carrier' },
  });
  await people.coordinator.calls(incident, { answered: true, answeredBy: 'Minh' });
}

async function untilSigning({ people, clock }: TestDesk): Promise<IncidentView> {
  clock.moveTo('2026-11-23T13:00:00+07:00');
  const incident = await people.neighbour.reports({
    circuit: 'ptc-01-002',
    outageSince: '2026-11-23T12:50:00+07:00',
    selfDiagnosis: { verdict: 'carrier' },
  });
  await people.neighbour.calls(incident, { answered: true, answeredBy: 'Hà' });
  clock.moveTo('2026-11-23T13:30:00+07:00');
  await people.helpdesk.diagnoses(incident, {
    cause: 'Bộ chuyển đổi quang điện treo',
    etr: '2026-11-23T15:00:00+07:00',
    responsibility: 'carrier',
  });
  clock.moveTo('2026-11-23T14:10:00+07:00');
  await people.helpdesk.reportsFixed(incident, 'Đã thay bộ chuyển đổi quang điện');
  clock.moveTo('2026-11-23T14:20:00+07:00');
  return people.neighbour.confirms(incident);
}

async function untilVerification({ people, clock }: TestDesk): Promise<IncidentView> {
  const incident = await people.coordinator.reports({
    circuit: offices.toVerify,
    outageSince: '2026-11-23T14:20:00+07:00',
    selfDiagnosis: { verdict: 'carrier' },
  });
  await people.coordinator.calls(incident, { answered: true, answeredBy: 'Hà' });
  clock.moveTo('2026-11-23T15:10:00+07:00');
  await people.helpdesk.diagnoses(incident, {
    cause: 'Suy hao quang ở hộp nối',
    etr: '2026-11-23T16:30:00+07:00',
    responsibility: 'carrier',
  });
  clock.moveTo('2026-11-23T15:40:00+07:00');
  return people.helpdesk.reportsFixed(incident, 'Đã làm lại mối nối');
}
