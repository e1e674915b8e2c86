/** What can be imported: the columns of each kind of table, and what a row of it wants. */
import {
  unitKinds,
  type CircuitRecord,
  type ImportKind,
  type UnitRecord,
} from '../../domain/directory-change.ts';
import { isDate } from '../../domain/calendar-flaws.ts';
import type { Read } from '../../store/directory-change.ts';
import type { Column, Row, RowFlaw, RowReading, Words } from './named-rows.ts';
import { successorRow, type SuccessorFacts } from './reorganise.ts';

export interface KindOfTable {
  columns: readonly Column[];
  read: (row: Row, directory: Read, facts: SuccessorFacts) => RowReading;
}

const idPattern = /^[a-z0-9][a-z0-9._-]{0,79}$/;

export const tables: Record<ImportKind, KindOfTable> = {
  units: {
    columns: [
      { key: 'id', vi: 'Mã đơn vị', en: 'Unit id', required: true },
      { key: 'kind', vi: 'Loại', en: 'Kind', required: true },
      { key: 'name', vi: 'Tên', en: 'Name', required: true },
      { key: 'parent', vi: 'Mã đơn vị cấp trên', en: 'Unit above' },
      { key: 'province', vi: 'Mã tỉnh (2009)', en: 'Province code (2009)' },
      { key: 'from', vi: 'Từ ngày', en: 'From' },
      { key: 'to', vi: 'Đến hết ngày', en: 'Through' },
      { key: 'successor', vi: 'Mã đơn vị kế thừa', en: 'Successor' },
    ],
    read: unitRow,
  },
  circuits: {
    columns: [
      { key: 'id', vi: 'Mã trong hệ thống', en: 'Circuit id' },
      { key: 'code', vi: 'Mã kênh truyền', en: 'Circuit code', required: true },
      { key: 'site', vi: 'Mã đơn vị', en: 'Unit id', required: true },
      { key: 'agreement', vi: 'Mã thoả thuận', en: 'Agreement', required: true },
      { key: 'from', vi: 'Từ ngày', en: 'From' },
      { key: 'to', vi: 'Đến hết ngày', en: 'Through' },
    ],
    read: circuitRow,
  },
  successors: {
    columns: [
      { key: 'unit', vi: 'Mã đơn vị cũ', en: 'Former unit', required: true },
      { key: 'unitName', vi: 'Tên đơn vị cũ', en: 'Its name', told: true },
      { key: 'commune', vi: 'Mã xã (2025)', en: 'Commune code (2025)', required: true },
      { key: 'communeName', vi: 'Tên xã', en: 'Commune', told: true },
    ],
    read: successorRow,
  },
};

/** The rows of a directory as a table of that kind: reading them again changes nothing. */
export function rowsOf(kind: 'units' | 'circuits', directory: Read): string[][] {
  if (kind === 'units') {
    return [...directory.units.values()].map((u) =>
      [u.id, u.kind, u.name, u.parent, u.province, u.validFrom, u.validTo, u.successor].map(cell),
    );
  }
  return [...directory.circuits.values()].map((c) =>
    [c.id, c.code, c.site, c.agreement, c.validFrom, c.validTo].map(cell),
  );
}

function cell(value: string | null): string {
  return value ?? '';
}

function unitRow(row: Row): RowReading {
  const flaws = [...badId(row, 'id'), ...badDates(row), ...badLength(row, 'name')];
  const kind = unitKinds.find((known) => known === row.get('kind'));
  if (!kind) flaws.push({ field: 'kind', words: said.kind });
  if (flaws.length > 0 || !kind) return { flaws };
  const to: UnitRecord = {
    id: text(row, 'id'),
    kind,
    name: text(row, 'name'),
    parent: orNull(row, 'parent'),
    province: orNull(row, 'province'),
    validFrom: orNull(row, 'from'),
    validTo: orNull(row, 'to'),
    successor: orNull(row, 'successor'),
  };
  return { wanted: [{ kind: 'unit', id: to.id, to }] };
}

function circuitRow(row: Row): RowReading {
  const code = text(row, 'code');
  // A new circuit's id follows from its code, as the shipped ones do.
  const id = orNull(row, 'id') ?? code.toLowerCase();
  const named = new Map([...row, ['id', id]]);
  const flaws = [...badId(named, 'id', 'code'), ...badDates(row), ...badLength(row, 'code')];
  if (flaws.length > 0) return { flaws };
  const to: CircuitRecord = {
    id,
    code,
    site: text(row, 'site'),
    agreement: text(row, 'agreement'),
    validFrom: orNull(row, 'from'),
    validTo: orNull(row, 'to'),
  };
  return { wanted: [{ kind: 'circuit', id, to }] };
}

function text(row: Row, key: string): string {
  return row.get(key) ?? '';
}

function orNull(row: Row, key: string): string | null {
  const value = text(row, key);
  return value === '' ? null : value;
}

function badId(row: Row, key: string, field = key): RowFlaw[] {
  return idPattern.test(text(row, key)) ? [] : [{ field, words: said.id }];
}

function badDates(row: Row): RowFlaw[] {
  return ['from', 'to']
    .filter((key) => text(row, key) !== '' && !isDate(text(row, key)))
    .map((field) => ({ field, words: said.date }));
}

function badLength(row: Row, field: string): RowFlaw[] {
  const value = text(row, field);
  const isFine = value.length <= 200 && value.isWellFormed() && !/\p{Cc}/u.test(value);
  return isFine ? [] : [{ field, words: said.length }];
}

const said: Record<'kind' | 'id' | 'date' | 'length', Words> = {
  kind: {
    vi: { what: 'Không có loại đơn vị này.', todo: `Hãy ghi một trong: ${unitKinds.join(', ')}.` },
    en: { what: 'There is no such kind of unit.', todo: `Write one of: ${unitKinds.join(', ')}.` },
  },
  id: {
    vi: {
      what: 'Mã chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.',
      todo: 'Hãy sửa mã, ví dụ ptc-107.',
    },
    en: {
      what: 'An id has small letters without diacritics, digits, dots, hyphens, underscores.',
      todo: 'Mend it, for example ptc-107.',
    },
  },
  date: {
    vi: { what: 'Không phải là ngày.', todo: 'Hãy viết năm-tháng-ngày: 2025-06-30.' },
    en: { what: 'This is no date.', todo: 'Write year-month-day: 2025-06-30.' },
  },
  length: {
    vi: { what: 'Dài quá 200 ký tự hoặc có ký tự lạ.', todo: 'Hãy rút gọn.' },
    en: { what: 'It is longer than 200 characters, or has odd ones.', todo: 'Shorten it.' },
  },
};
