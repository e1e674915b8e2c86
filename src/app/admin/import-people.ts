/** The import of people: each row is an invitation; who is there already is left alone. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { told } from '../../domain/agreement-change.ts';
import { isDate } from '../../domain/calendar-flaws.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import { roleUnitKind, type Actor, type Role } from '../../domain/roles.ts';
import { listInvitations } from '../../store/access-codes.ts';
import { writeAudit, type Origin } from '../../store/audit.ts';
import { changingDirectory } from '../../store/directory-change.ts';
import { findUnit } from '../../store/directory.ts';
import { listPeople, type Reach } from '../../store/people-admin.ts';
import type { DB } from '../../store/schema.ts';
import { signInsAmong } from '../../store/sign-ins.ts';
import { makeCode } from '../access.ts';
import type { DeliverySetup } from '../delivery-setup.ts';
import type { Desk } from '../handle.ts';
import { administered } from './change-directory.ts';
import type { ImportFile, Importer, ImportPreview, ImportRefused } from './importer.ts';
import {
  inOrder,
  namedRows,
  twice,
  type Column,
  type Report,
  type Row,
  type Words,
} from './named-rows.ts';
import { readTableFile } from './sheet.ts';

/** Who invites, how far, and how the codes go out: by mail, or printed and handed over. */
export interface Inviting {
  desk: Desk;
  setup: DeliverySetup;
  actor: Actor;
  reach: Reach;
  by: 'mail' | 'print';
  origin: Origin;
}

/** A person as a table has them; days are local, empty: none. */
interface Place {
  email: string;
  name: string;
  role: Role;
  unit: string;
  from: string;
  to: string;
}

const columns: readonly Column[] = [
  { key: 'email', vi: 'Thư điện tử', en: 'Mail', required: true },
  { key: 'name', vi: 'Họ và tên', en: 'Name', required: true },
  { key: 'role', vi: 'Vai trò', en: 'Role', required: true },
  { key: 'unit', vi: 'Mã đơn vị', en: 'Unit id', required: true },
  { key: 'from', vi: 'Từ ngày', en: 'From' },
  { key: 'to', vi: 'Đến hết ngày', en: 'Through' },
];

/** Each invitation is a code and a letter of its own: as many as go out in some seconds. */
const invitationsMax = 1_000;

/** The people of a side as a table: who is invited by it, who is there. */
export function peopleImporter(inviting: Inviting): Importer {
  return {
    columns,
    preview: async (file) => {
      const outcome = await run(inviting, file);
      return 'refusal' in outcome ? { refusal: outcome.refusal } : outcome;
    },
    apply: async (file, confirmed) => run(inviting, file, confirmed),
    rows: async () => (await placesOf(inviting)).map(cellsOf),
  };
}

async function run(
  inviting: Inviting,
  { name: file, bytes }: ImportFile,
  confirmed?: string,
): Promise<ImportPreview | ImportRefused> {
  const sheet = await readTableFile(bytes);
  if (!sheet) return { refusal: 'A-4' };
  const { store } = inviting.desk;
  const rows = sheet.rows.length;
  return changingDirectory(store, async (tx) => {
    const named = namedRows(sheet, columns);
    const { places, report } = await judged(inviting, tx, named);
    const changes = places.map((place) => {
      return { kind: 'person', id: place.email, before: null, after: place };
    });
    const fingerprint = sha256(canonical(changes));
    const plan = { rows, changes, report: inOrder([...named.report, ...report]), fingerprint };
    if (confirmed === undefined) return plan;
    if (plan.report.length > 0) return { refusal: 'A-1', report: plan.report };
    if (confirmed !== fingerprint) return { refusal: 'A-2' };
    const codes = await invited(inviting, tx, places);
    const subject = { kind: 'import', id: fingerprint };
    const after = { file, rows, invited: places.length, by: inviting.by };
    const { actor, origin } = inviting;
    const entry = { actor, action: 'import.people', subject, after, origin };
    if (places.length > 0) await writeAudit(store, entry, tx);
    return inviting.by === 'print' ? { ...plan, codes } : plan;
  });
}

async function invited(
  { desk, setup, actor, by, origin }: Inviting,
  tx: Kysely<DB>,
  places: readonly Place[],
): Promise<NonNullable<ImportPreview['codes']>> {
  const codes: NonNullable<ImportPreview['codes']> = [];
  for (const { email, name, role, unit, from, to } of places) {
    const span = {
      ...(from ? { validFrom: `${from}T00:00:00+07:00` } : {}),
      ...(to ? { validTo: `${to}T23:59:59+07:00` } : {}),
    };
    const who = { email, name, role, unit, ...span, madeBy: actor.person };
    const made = await makeCode(desk, setup, { kind: 'invitation', ...who }, by === 'mail', tx);
    const subject = { kind: 'person', id: email };
    const after = { email, name, role, unit, from, to, by };
    const entry = { actor, action: 'person.invite', subject, after, origin };
    await writeAudit(desk.store, entry, tx);
    const { code, expiresAt } = made;
    if (code !== undefined) codes.push({ name, email, code, expiresAt });
  }
  return codes;
}

/** The rows that invite somebody, and what is wrong with any. */
async function judged(
  inviting: Inviting,
  tx: Kysely<DB>,
  named: ReturnType<typeof namedRows>,
): Promise<{ places: Place[]; report: Report[] }> {
  const { desk, reach } = inviting;
  const units = await unitsOf(inviting);
  const all = await placesOf(inviting);
  const there = Map.groupBy(all, keyOf);
  const open = new Map(
    (await listInvitations(desk.store, reach)).map((one) => [one.email, keyOf(one)]),
  );
  const emails = named.rows.map(({ cells }) => (cells.get('email') ?? '').toLowerCase());
  const taken = await signInsAmong(tx, emails);
  const places: Place[] = [];
  const report: Report[] = [];
  const rowOf = new Map<string, number>();
  for (const { row, cells } of named.rows) {
    const { place, flaws } = placeOf(cells, reach, units);
    report.push(...flaws.map(({ column, words }) => ({ row, column, words })));
    if (!place || flaws.length > 0) continue;
    const known = there.get(keyOf(place));
    if (known)
      report.push(...changedOf(place, known).map((column) => ({ row, ...elsewhere(column) })));
    if (known || open.get(place.email) === keyOf(place)) continue;
    const first = rowOf.get(place.email);
    if (first !== undefined) report.push({ row, column: 'email', words: twice(first) });
    else if (taken.has(place.email)) report.push({ row, column: 'email', words: said.taken });
    else if (places.length === invitationsMax) {
      report.push({ row, column: 'email', words: said.tooMany });
      break;
    } else places.push(place);
    rowOf.set(place.email, row);
  }
  return { places, report };
}

/** What a row says otherwise of somebody who is there: a file invites, it changes nobody. */
function changedOf(place: Place, known: readonly Place[]): ('name' | 'from' | 'to')[] {
  const changed = known.map((one) =>
    (['name', 'from', 'to'] as const).filter((key) => one[key] !== place[key]),
  );
  return changed.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function elsewhere(column: string): { column: string; words: Words } {
  return { column, words: said.elsewhere };
}

/** The kinds of the units that one may appoint to, by their ids; those that ended are not there. */
async function unitsOf({ desk: { store }, actor }: Inviting): Promise<Map<string, string>> {
  const own = await findUnit(store, actor.unit);
  if (own?.kind === 'carrier') return new Map([[own.id, own.kind]]);
  const { units } = await administered(store, actor);
  const open = [...units.values()].filter(({ validTo }) => validTo === null);
  return new Map(open.map(({ id, kind }) => [id, kind]));
}

/** Everybody within reach, an appointment a row. */
async function placesOf({ desk: { store }, reach }: Inviting): Promise<Place[]> {
  const people = await listPeople(store, reach, { limit: 10_000 });
  return people.flatMap(({ email, name, appointments }) =>
    appointments
      .filter(({ role }) => reach.roles.includes(role))
      .map(({ role, unit, from, to }) => ({ email, name, role, unit, from, to })),
  );
}

/** A person in a place; days may differ without making it another. */
function keyOf({ email, role, unit }: { email: string; role: Role | null; unit: string | null }) {
  return [email.toLowerCase(), role, unit].join(' ');
}

function cellsOf({ email, name, role, unit, from, to }: Place): string[] {
  return [email, name, role, unit, from, to];
}

function placeOf(row: Row, reach: Reach, units: ReadonlyMap<string, string>) {
  const text = (key: string): string => row.get(key) ?? '';
  const [email, name, unit] = [text('email').toLowerCase(), text('name'), text('unit')];
  const role = reach.roles.find((one) => one === text('role'));
  const [from, to] = [text('from'), text('to')];
  const days = (['from', 'to'] as const).filter((key) => text(key) !== '' && !isDate(text(key)));
  const isFit = role !== undefined && units.get(unit) === roleUnitKind[role];
  const roles = reach.roles.join(', ');
  const flaws: { column: string; words: Words }[] = [
    ...(z.email().max(200).safeParse(email).success
      ? []
      : [{ column: 'email', words: said.email }]),
    ...(name === '' || name.length > 200 ? [{ column: 'name', words: said.name }] : []),
    ...(role === undefined ? [{ column: 'role', words: said.role(roles) }] : []),
    ...(role !== undefined && !isFit ? [{ column: 'unit', words: said.unit }] : []),
    ...days.map((column) => ({ column, words: said.day })),
    ...(from !== '' && to !== '' && to < from ? [{ column: 'to', words: said.backwards }] : []),
  ];
  return { place: role && { email, name, role, unit, from, to }, flaws };
}

const said = {
  email: told(
    'Không phải là địa chỉ thư điện tử.',
    'Hãy sửa, ví dụ ten@coquan.example.vn.',
    'This is no mail address.',
    'Mend it, for example name@office.example.vn.',
  ),
  name: told(
    'Tên còn trống hoặc quá dài.',
    'Hãy điền họ và tên, tối đa 200 ký tự.',
    'The name is empty or too long.',
    'Write the name, at most 200 characters.',
  ),
  role: (roles: string): Words =>
    told(
      'Không có vai trò này trong phần bạn quản trị.',
      `Hãy ghi một trong: ${roles}.`,
      'There is no such role in your part.',
      `Write one of: ${roles}.`,
    ),
  unit: told(
    'Đơn vị này không có, đã kết thúc, hoặc không đúng loại cho vai trò.',
    'Hãy dùng mã một đơn vị đang hoạt động, hợp với vai trò.',
    'There is no such unit, it has ended, or it does not suit the role.',
    'Use the id of a unit that goes on and suits the role.',
  ),
  day: told(
    'Không phải là ngày.',
    'Hãy viết năm-tháng-ngày: 2025-06-30.',
    'This is no date.',
    'Write year-month-day: 2025-06-30.',
  ),
  backwards: told(
    'Ngày kết thúc trước ngày bắt đầu.',
    'Hãy kiểm tra hai ngày.',
    'It ends before it begins.',
    'Check both dates.',
  ),
  elsewhere: told(
    'Người này đã giữ nhiệm vụ ấy, với tên hoặc ngày khác.',
    'Hãy để như dữ liệu hiện có, và đổi tên hoặc ngày ở trang của người đó.',
    'This person holds that appointment, under another name or other dates.',
    'Leave the row as it was downloaded; change name and dates on the person’s page.',
  ),
  taken: told(
    'Địa chỉ này đã có tài khoản.',
    'Hãy bỏ dòng này và thêm nhiệm vụ ở trang của người đó.',
    'This address has an account.',
    'Leave the row out, and appoint the person on their page.',
  ),
  tooMany: told(
    `Quá ${invitationsMax} lời mời trong một tệp.`,
    'Hãy chia tệp thành nhiều phần.',
    `More than ${invitationsMax} invitations in one file.`,
    'Split the file.',
  ),
};
