/**
 * The reorganisation of July 2025: the district level ended, and the offices' work passed to the
 * economic offices of communes. Which commune took over which office's circuits is for the people
 * of the province to say; where a commune has kept the district's name it is proposed.
 */
import type { UnitRecord, Wanted } from '../../domain/directory-change.ts';
import type { Read } from '../../store/directory-change.ts';
import { folded } from '../../store/fold.ts';
import type { Row, RowReading } from './named-rows.ts';

/** The last day of the districts, and the first of the communes' offices. */
const lastDay = '2025-06-30';
const firstDay = '2025-07-01';

/** A commune as `data/communes-2025.csv` has it; the province by the codes of 2025. */
export interface Commune {
  code: string;
  name: string;
  fullName: string;
  type: string;
  province: string;
}

/** What the reorganisation is played from. */
export interface SuccessorFacts {
  communes: ReadonlyMap<string, Commune>;
  /** The province of 2025 by that of 2009. */
  provinceNow: ReadonlyMap<string, string>;
  /** The names of the provinces of 2025. */
  provinceNames: ReadonlyMap<string, string>;
}

/**
 * The table to look through and complete: each office of a province of 2009 that is there still,
 * and the commune proposed for it; empty where no one commune has kept the name.
 */
export function proposedSuccessors(
  province: string,
  directory: Read,
  { communes, provinceNow }: SuccessorFacts,
): string[][] {
  const byName = Map.groupBy(
    [...communes.values()].filter((one) => one.province === provinceNow.get(province)),
    (one) => plain(one.name),
  );
  return [...directory.units.values()]
    .filter((unit) => unit.kind === 'site' && unit.province === province && !unit.validTo)
    .filter((unit) => unit.validFrom === null || unit.validFrom < firstDay)
    .map((unit) => {
      const [only, another] = byName.get(plain(districtOf(unit.name))) ?? [];
      const commune = another ? undefined : only;
      return [unit.id, unit.name, commune?.code ?? '', commune?.fullName ?? ''];
    });
}

/**
 * A row: the office ends on the last day of the districts, the commune's office takes over. The
 * coordinator of a province that went into another goes into that one's.
 */
export function successorRow(row: Row, directory: Read, facts: SuccessorFacts): RowReading {
  const unit = directory.units.get(row.get('unit') ?? '');
  if (unit?.kind !== 'site') return { flaws: [{ field: 'unit', words: said.unit }] };
  const commune = facts.communes.get(row.get('commune') ?? '');
  const now = facts.provinceNow.get(unit.province ?? '');
  if (!commune || commune.province !== now) {
    return { flaws: [{ field: 'commune', words: said.commune }] };
  }
  const id = `ktx-${commune.code}`;
  if (unit.successor === id) return { wanted: [] };
  if (unit.validTo !== null) return { flaws: [{ field: 'unit', words: said.ended }] };
  const merging = mergedCoordinator(unit, now, directory, facts);
  const parent = merging?.into ?? unit.parent;
  const heir = directory.units.get(id) ?? {
    id,
    kind: 'site' as const,
    name: officeName(commune),
    parent,
    // Area codes, and with them the hotlines, stayed with the provinces of 2009.
    province: unit.province,
    validFrom: firstDay,
    validTo: null,
    successor: null,
  };
  return {
    wanted: [
      { kind: 'unit', id, to: heir },
      { kind: 'unit', id: unit.id, to: { ...unit, validTo: lastDay, successor: id } },
      ...(merging?.wanted ?? []),
    ],
  };
}

/** The coordinator of an absorbed province ends in favour of the one that bears the new code. */
function mergedCoordinator(
  unit: UnitRecord,
  now: string,
  directory: Read,
  { provinceNames }: SuccessorFacts,
): { into: string; wanted: Wanted[] } | undefined {
  const above = directory.units.get(unit.parent ?? '');
  if (above?.kind !== 'coordinator' || above.province === now) return undefined;
  const into = [...directory.units.values()].find(
    (one) => one.kind === 'coordinator' && one.province === now && one.validTo === null,
  );
  if (!into) return undefined;
  const name = `Sở Tài chính ${provinceNames.get(now) ?? into.name}`;
  return {
    into: into.id,
    wanted: [
      { kind: 'unit', id: above.id, to: { ...above, validTo: lastDay, successor: into.id } },
      { kind: 'unit', id: into.id, to: { ...into, name } },
    ],
  };
}

/** "Phòng Kinh tế xã Mường Tè"; in wards and special zones the office's name is longer by law. */
function officeName({ type, fullName }: Commune): string {
  const place = fullName.charAt(0).toLowerCase() + fullName.slice(1);
  const office = type === 'xa' ? 'Phòng Kinh tế' : 'Phòng Kinh tế, Hạ tầng và Đô thị';
  return `${office} ${place}`;
}

function districtOf(name: string): string {
  return name.replace(/^.*?(quận|huyện|thị xã|thành phố)\s+/i, '');
}

/** Hoà and Hòa are one word, written in two fashions. */
function plain(name: string): string {
  return folded(name).replaceAll(/[^a-z0-9]/g, '');
}

const said = {
  unit: {
    vi: {
      what: 'Không có điểm sử dụng này trong phần của bạn.',
      todo: 'Hãy dùng mã trong bảng tải về, như ptc-107.',
    },
    en: {
      what: 'There is no such site in your part.',
      todo: 'Use an id of the downloaded table, such as ptc-107.',
    },
  },
  commune: {
    vi: {
      what: 'Không có xã này trong tỉnh mới của đơn vị.',
      todo: 'Hãy tra mã xã năm 2025 (5 chữ số) trong danh sách của tỉnh.',
    },
    en: {
      what: 'There is no such commune in the unit’s new province.',
      todo: 'Look up the commune’s code of 2025 (5 digits) in the province’s list.',
    },
  },
  ended: {
    vi: {
      what: 'Đơn vị này đã có đơn vị kế thừa khác.',
      todo: 'Hãy bỏ dòng này, hoặc hoàn tác lần sắp xếp trước.',
    },
    en: {
      what: 'This unit has another successor already.',
      todo: 'Leave the row out, or undo the reorganisation before.',
    },
  },
};
