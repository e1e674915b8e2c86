/** Imports of contacts, hotlines and days off: one's own part of one's agreements, as tables. */
import { isDate } from '../../domain/calendar-flaws.ts';
import {
  told,
  type AmendedKind,
  type Amendment,
  type AmendmentFlaw,
} from '../../domain/agreement-change.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import { amend, ownAgreements, type OwnAgreements, type Wish } from './amend.ts';
import { contactWritten, hotlineWritten, ownContacts } from './contacts.ts';
import type { ImportFile, Importer, ImportPreview, ImportRefused } from './importer.ts';
import { inOrder, namedRows, twice, type Column, type Report, type Row } from './named-rows.ts';
import { readTableFile } from './sheet.ts';

/** A row as an amendment, with what is wrong with it; `id` is that of the thing it speaks of. */
interface RowReading {
  id: string;
  amendment: Amendment;
  /** A day off that shall count again. */
  goneDay?: string;
  flaws: { field: string; words: AmendmentFlaw['words'] }[];
}

interface Table {
  columns: readonly Column[];
  read: (row: Row, agreement: Agreement, actor: Actor) => RowReading;
  rows: (agreement: Agreement, actor: Actor) => string[][];
}

const ofAgreement = { key: 'agreement', vi: 'Mã thoả thuận', en: 'Agreement', required: true };

/** What no row speaks of stays: whoever wants a thing gone says so in its row. */
const gone = { key: 'gone', vi: 'Bỏ (x)', en: 'Remove (x)' };

const tables: Record<AmendedKind, Table> = {
  contacts: {
    columns: [
      ofAgreement,
      { key: 'id', vi: 'Mã đầu mối', en: 'Contact id', required: true },
      { key: 'name', vi: 'Họ và tên', en: 'Name', required: true },
      { key: 'titleVi', vi: 'Chức danh', en: 'Title in Vietnamese', required: true },
      { key: 'titleEn', vi: 'Chức danh tiếng Anh', en: 'Title in English' },
      { key: 'phone', vi: 'Điện thoại', en: 'Telephone' },
      { key: 'fax', vi: 'Fax', en: 'Fax number' },
      { key: 'email', vi: 'Thư điện tử', en: 'Mail' },
      { key: 'levels', vi: 'Nhận báo cáo cấp', en: 'Levels' },
      gone,
    ],
    read: contactRow,
    rows: (agreement, actor) =>
      ownContacts(agreement, actor).map((one) => {
        const { id, name, titleVi, titleEn, phone, fax, email } = one;
        const levels = one.levels.join(' ');
        return [agreement.id, id, name, titleVi, titleEn, phone, fax, email, levels, ''];
      }),
  },
  hotlines: {
    columns: [
      ofAgreement,
      { key: 'province', vi: 'Mã tỉnh (2009)', en: 'Province code (2009)', required: true },
      { key: 'printed', vi: 'Số in trên giấy', en: 'As printed', required: true },
      { key: 'e164', vi: 'Số gọi từ mọi nơi', en: 'Dialled from anywhere', required: true },
    ],
    read: hotlineRow,
    rows: ({ id, hotlines }, actor) =>
      partyOf(actor) === 'carrier'
        ? hotlines.map(({ province, printed, e164 }) => [id, province, printed, e164])
        : [],
  },
  holidays: {
    columns: [ofAgreement, { key: 'day', vi: 'Ngày nghỉ', en: 'Day off', required: true }, gone],
    read: holidayRow,
    rows: ({ id, calendar }) => (calendar?.holidays ?? []).map((day) => [id, day, '']),
  },
};

/** The import of one of these tables, for whoever administers a side. */
export function agreementImporter(asked: Parameters<typeof amend>[0], kind: AmendedKind): Importer {
  return {
    columns: tables[kind].columns,
    preview: async (file) => {
      const outcome = await run(asked, kind, file);
      return 'refusal' in outcome ? { refusal: outcome.refusal } : outcome;
    },
    apply: async (file, confirmed) => run(asked, kind, file, confirmed),
    rows: async () => {
      const own = await ownAgreements(asked.store, asked.actor);
      return [...own.values()].flatMap((one) => tables[kind].rows(one, asked.actor));
    },
  };
}

async function run(
  asked: Parameters<typeof amend>[0],
  kind: AmendedKind,
  { name, bytes }: ImportFile,
  confirmed?: string,
): Promise<ImportPreview | ImportRefused> {
  const sheet = await readTableFile(bytes);
  if (!sheet) return { refusal: 'A-4' };
  const rows = sheet.rows.length;
  const named = namedRows(sheet, tables[kind].columns);
  const reading = openReading(asked.actor, kind, named);
  const summary = { action: `import.${kind}`, after: { file: name, rows } };
  const how = confirmed === undefined ? { check: true } : { confirmed, summary };
  const outcome = await amend(asked, reading.wish, how);
  const report = inOrder([...reading.report, ...reading.place(outcome.flaws ?? [])]);
  if ('refusal' in outcome) return { refusal: outcome.refusal, report };
  return { rows, changes: outcome.changes, report, fingerprint: outcome.fingerprint };
}

/** Reads rows against the agreements as they stand, and remembers which spoke of which thing. */
function openReading(actor: Actor, kind: AmendedKind, named: ReturnType<typeof namedRows>) {
  const report: Report[] = [];
  const rowOf = new Map<string, number>();
  const wish = (own: OwnAgreements): Wish => {
    report.splice(0, report.length, ...named.report);
    rowOf.clear();
    const wishes = new Map<string, Amendment[]>();
    const goneDays = new Set<string>();
    for (const { row, cells } of named.rows) {
      const agreement = own.get(cells.get('agreement') ?? '');
      if (!agreement) {
        report.push({ row, column: 'agreement', words: said.agreement });
        continue;
      }
      const { id, amendment, flaws, goneDay } = tables[kind].read(cells, agreement, actor);
      const first = rowOf.get(`${agreement.id}/${id}`);
      if (first !== undefined) flaws.push({ field: 'id', words: twice(first) });
      report.push(...flaws.map(({ field, words }) => ({ row, column: field, words })));
      if (flaws.length > 0) continue;
      rowOf.set(`${agreement.id}/${id}`, row);
      if (goneDay !== undefined) goneDays.add(`${agreement.id}/${goneDay}`);
      wishes.set(agreement.id, [...(wishes.get(agreement.id) ?? []), amendment]);
    }
    // With a row that is wrong nothing is done, and nothing is said of the whole.
    return report.length > 0
      ? { wishes, flaws: [blocked] }
      : { wishes: joined(own, wishes, goneDays), flaws: [] };
  };
  const place = (flaws: readonly AmendmentFlaw[]): Report[] =>
    flaws
      .filter((flaw) => flaw !== blocked)
      .map(({ id, field, words }) => ({ row: rowOf.get(id) ?? 0, column: field, words }));
  return { wish, report, place };
}

/** Stands for what the report says already: by it nothing is applied. */
const blocked: AmendmentFlaw = { kind: 'contact', id: '', field: '', words: told('', '', '', '') };

/** Days come and go row by row; a calendar is changed whole. */
function joined(
  own: OwnAgreements,
  wishes: Map<string, Amendment[]>,
  goneDays: ReadonlySet<string>,
): Map<string, Amendment[]> {
  return new Map(
    [...wishes].map(([id, amendments]) => {
      const calendar = own.get(id)?.calendar;
      const days = amendments.flatMap((one) => (one.kind === 'calendar' ? one.to.holidays : []));
      if (days.length === 0 || !calendar) return [id, amendments];
      const last = days.toSorted().at(-1) ?? '';
      const through = [calendar.holidaysThrough, `${last.slice(0, 4)}-12-31`].toSorted();
      // A day beyond what was known makes its whole year known.
      const known =
        last > calendar.holidaysThrough ? (through.at(-1) ?? '') : calendar.holidaysThrough;
      const all = [...calendar.holidays, ...days].filter((day) => !goneDays.has(`${id}/${day}`));
      const to = { holidays: all, through: known };
      return [id, [{ kind: 'calendar', id, to }]];
    }),
  );
}

/** Whether a row takes its thing away, and what is wrong with the mark. */
function isGone(row: Row): boolean {
  return (row.get('gone') ?? '').toLowerCase() === 'x';
}

function markFlaws(row: Row): RowReading['flaws'] {
  return isGone(row) || (row.get('gone') ?? '') === '' ? [] : [{ field: 'gone', words: said.mark }];
}

function contactRow(row: Row, agreement: Agreement, actor: Actor): RowReading {
  const text = (key: string): string => row.get(key) ?? '';
  const id = text('id');
  if (isGone(row)) {
    const isOwn = agreement.contacts.some((one) => one.id === id && one.party === partyOf(actor));
    const amendment = { kind: 'contact', id, to: null, heir: undefined } as const;
    return { id, amendment, flaws: isOwn ? [] : [{ field: 'id', words: said.noContact }] };
  }
  const levels = text('levels')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const to = {
    id,
    name: text('name'),
    titleVi: text('titleVi'),
    titleEn: text('titleEn'),
    phone: text('phone'),
    fax: text('fax'),
    email: text('email'),
    levels: levels.map(Number),
  };
  const { amendment, flaws } = contactWritten(agreement, to, partyOf(actor));
  const there = agreement.contacts.find((one) => one.id === id);
  const isTheirs = there === undefined || there.party === partyOf(actor);
  const long = Object.entries(to).filter(([, value]) => String(value).length > 200);
  return {
    id,
    amendment,
    flaws: [
      ...flaws,
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 80
        ? []
        : [{ field: 'id', words: said.id }]),
      ...(isTheirs ? [] : [{ field: 'id', words: said.notYours }]),
      ...markFlaws(row),
      ...long.map(([field]) => ({ field, words: said.long })),
    ],
  };
}

function hotlineRow(row: Row, agreement: Agreement): RowReading {
  const [id = '', printed = '', dialled = ''] = ['province', 'printed', 'e164'].map((key) =>
    row.get(key),
  );
  const { amendment, flaws } = hotlineWritten(agreement, { province: id, printed, dialled });
  return { id, amendment, flaws: [...flaws] };
}

function holidayRow(row: Row, { id: agreement, calendar }: Agreement): RowReading {
  const day = row.get('day') ?? '';
  const to = { holidays: [day], through: '' };
  const isKnown = calendar?.holidays.includes(day) ?? true;
  const flaws = [
    ...(isDate(day) ? [] : [{ field: 'day', words: said.day }]),
    ...(calendar ? [] : [{ field: 'agreement', words: said.noCalendar }]),
    ...markFlaws(row),
    ...(isGone(row) && isDate(day) && !isKnown ? [{ field: 'day', words: said.noDay }] : []),
  ];
  const amendment = { kind: 'calendar', id: agreement, to } as const;
  return { id: day, amendment, flaws, ...(isGone(row) ? { goneDay: day } : {}) };
}

const said = {
  agreement: told(
    'Không có thoả thuận này trong phần của bạn.',
    'Hãy dùng mã trong bảng tải về.',
    'There is no such agreement of yours.',
    'Use an id of the downloaded table.',
  ),
  id: told(
    'Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.',
    'Hãy sửa mã, ví dụ truong-ca.',
    'An id has small letters without diacritics, digits and hyphens.',
    'Mend it, for example shift-lead.',
  ),
  notYours: told(
    'Đầu mối này của bên kia.',
    'Hãy bỏ dòng này, hoặc dùng mã khác.',
    'This contact is the other side’s.',
    'Leave the row out, or use another id.',
  ),
  long: told('Dài quá 200 ký tự.', 'Hãy rút gọn.', 'It is longer than 200.', 'Shorten it.'),
  day: told(
    'Không phải là ngày.',
    'Hãy viết năm-tháng-ngày: 2027-02-06.',
    'This is no date.',
    'Write year-month-day: 2027-02-06.',
  ),
  mark: told(
    'Cột này chỉ nhận chữ x.',
    'Hãy ghi x để bỏ, hoặc để trống.',
    'Only an x can stand here.',
    'Write x to remove it, or leave it empty.',
  ),
  noContact: told(
    'Bên mình không có đầu mối này.',
    'Hãy bỏ dòng này.',
    'Your side has no such contact.',
    'Leave the row out.',
  ),
  noDay: told(
    'Lịch không có ngày nghỉ này.',
    'Hãy bỏ dòng này, hoặc sửa ngày.',
    'The calendar has no such day off.',
    'Leave the row out, or mend the day.',
  ),
  noCalendar: told(
    'Thoả thuận này tính cả ngày đêm, không có lịch.',
    'Hãy bỏ dòng này.',
    'This agreement counts every hour and has no calendar.',
    'Leave the row out.',
  ),
};
