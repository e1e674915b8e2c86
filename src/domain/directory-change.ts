/**
 * Changing the directory of the customer's side: what a unit and a circuit are, what a change has
 * to satisfy, and what follows from it. Pure: the whole of a side in, changes or flaws out.
 */
import type { RefusalWords } from './refusal-words.ts';
import { administersSide } from './administration.ts';
import { actsFor, type Actor } from './roles.ts';

export const unitKinds = ['headquarters', 'coordinator', 'site', 'carrier'] as const;

/** What can be imported as a table. */
export const importKinds = ['units', 'circuits', 'successors'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A unit as it is administered; dates are local days, YYYY-MM-DD. */
export interface UnitRecord {
  id: string;
  kind: (typeof unitKinds)[number];
  name: string;
  parent: string | null;
  province: string | null;
  validFrom: string | null;
  /** The last day on which it is there; its circuits and units below go to `successor`. */
  validTo: string | null;
  successor: string | null;
}

/** A circuit as it is administered. */
export interface CircuitRecord {
  id: string;
  code: string;
  site: string;
  agreement: string;
  validFrom: string | null;
  validTo: string | null;
}

/** All that a change is judged by: one customer's side, whole. */
export interface Directory {
  units: ReadonlyMap<string, UnitRecord>;
  circuits: ReadonlyMap<string, CircuitRecord>;
  /** The agreements that the customer is a party of. */
  agreements: ReadonlySet<string>;
  provinces: ReadonlySet<string>;
  today: string;
}

/** A unit or circuit as it shall be; `null`: not there at all. */
export type Wanted =
  | { kind: 'unit'; id: string; to: UnitRecord | null }
  | { kind: 'circuit'; id: string; to: CircuitRecord | null };

/** What changes: from what, to what. */
export type Change =
  | { kind: 'unit'; id: string; before: UnitRecord | null; after: UnitRecord | null }
  | { kind: 'circuit'; id: string; before: CircuitRecord | null; after: CircuitRecord | null };

/** What is wrong with a wanted thing, of which field, and what to do. */
export interface DirectoryFlaw {
  kind: Wanted['kind'];
  id: string;
  field: string;
  words: { vi: RefusalWords; en: RefusalWords };
}

/** The changes that lead from what is there to what is wanted, and all that is wrong with that. */
export interface Plan {
  changes: Change[];
  flaws: DirectoryFlaw[];
}

/** What one thing is judged with. */
interface Judging {
  /** The directory as it would be. */
  next: { units: Map<string, UnitRecord>; circuits: Map<string, CircuitRecord> };
  /** How many circuits have a code, in small letters. */
  codes: Map<string, number>;
  directory: Directory;
  actor: Actor;
  flaws: DirectoryFlaw[];
}

/**
 * Judges what is wanted. Wanting what is there already changes nothing. A unit that ends in favour
 * of another hands over its circuits and the units below it.
 */
export function planChanges(directory: Directory, wanted: readonly Wanted[], actor: Actor): Plan {
  const units = new Map(directory.units);
  const circuits = new Map(directory.circuits);
  for (const one of wanted) {
    if (one.kind === 'unit') put(units, one.id, one.to);
    else put(circuits, one.id, one.to);
  }
  handOver(units, circuits);
  const changes: Change[] = [
    ...changed(directory.units, units).map((change) => ({ kind: 'unit' as const, ...change })),
    ...changed(directory.circuits, circuits).map((c) => ({ kind: 'circuit' as const, ...c })),
  ];
  const codes = new Map<string, number>();
  for (const { code } of circuits.values()) {
    codes.set(code.toLowerCase(), (codes.get(code.toLowerCase()) ?? 0) + 1);
  }
  const judging: Judging = { next: { units, circuits }, codes, directory, actor, flaws: [] };
  for (const change of changes) {
    if (change.kind === 'unit') judgeUnit(judging, change);
    else judgeCircuit(judging, change);
  }
  return { changes, flaws: judging.flaws };
}

/** Whether a unit is the actor's to administer: all of the side, or what lies in its province. */
export function administersUnit(
  actor: Pick<Actor, 'role' | 'unit'>,
  unit: Pick<UnitRecord, 'kind' | 'parent'> | null | undefined,
): boolean {
  if (administersSide(actor)) return true;
  return actor.role === 'coordinator' && unit?.kind === 'site' && unit.parent === actor.unit;
}

function put<T>(map: Map<string, T>, id: string, to: T | null): void {
  if (to === null) map.delete(id);
  else map.set(id, to);
}

function handOver(units: Map<string, UnitRecord>, circuits: Map<string, CircuitRecord>): void {
  for (const circuit of circuits.values()) {
    const heir = heirOf(units, circuit.site);
    if (circuit.validTo === null && heir !== circuit.site) {
      circuits.set(circuit.id, { ...circuit, site: heir });
    }
  }
  for (const unit of units.values()) {
    const heir = unit.parent === null ? null : heirOf(units, unit.parent);
    if (unit.validTo === null && heir !== unit.parent)
      units.set(unit.id, { ...unit, parent: heir });
  }
}

/** Who has taken over a unit; a ring, which is a flaw of its own, ends where it began. */
function heirOf(units: ReadonlyMap<string, UnitRecord>, id: string): string {
  return actsFor(id, (at) => {
    const next = units.get(at)?.successor ?? undefined;
    return next !== undefined && units.has(next) ? next : undefined;
  });
}

function changed<T extends object>(
  from: ReadonlyMap<string, T>,
  to: ReadonlyMap<string, T>,
): { id: string; before: T | null; after: T | null }[] {
  const ids = [...new Set([...from.keys(), ...to.keys()])].toSorted();
  return ids
    .map((id) => ({ id, before: from.get(id) ?? null, after: to.get(id) ?? null }))
    .filter(({ before, after }) => before !== after && !isSame(before, after));
}

function isSame<T extends object>(a: T | null, b: T | null): boolean {
  if (a === null || b === null) return a === b;
  return Object.entries(a).every(([key, value]) => value === new Map(Object.entries(b)).get(key));
}

type UnitChange = Extract<Change, { kind: 'unit' }>;
type CircuitChange = Extract<Change, { kind: 'circuit' }>;

function judgeUnit(judging: Judging, { id, before, after }: UnitChange): void {
  const { next, directory, actor, flaws } = judging;
  const flaw = (field: string, words: DirectoryFlaw['words']): void => {
    flaws.push({ kind: 'unit', id, field, words });
  };
  const isTheirs = [before, after].every((unit) => unit === null || administersUnit(actor, unit));
  if (!isTheirs) return flaw('id', said.notYours);
  if (after === null) {
    const isUsed =
      [...next.units.values()].some((unit) => unit.parent === id || unit.successor === id) ||
      [...next.circuits.values()].some((circuit) => circuit.site === id);
    return isUsed ? flaw('id', said.inUse) : undefined;
  }
  if (after.name.trim() === '') flaw('name', said.empty);
  if (before && before.kind !== after.kind) flaw('kind', said.kindStays);
  if (!isUnderRight(next.units, after)) flaw('parent', said.parent);
  if (isRoot(after) && before === null) flaw('kind', said.noNewRoot);
  if (!isRoot(after) && (after.province === null || !directory.provinces.has(after.province))) {
    flaw('province', said.province);
  }
  judgeDates(after, directory.today, flaw);
  judgeEnd(judging, after, flaw);
}

function isRoot(unit: UnitRecord): boolean {
  return unit.kind === 'headquarters' || unit.kind === 'carrier';
}

function isUnderRight(units: ReadonlyMap<string, UnitRecord>, unit: UnitRecord): boolean {
  if (isRoot(unit)) return unit.parent === null;
  const parent = unit.parent === null ? undefined : units.get(unit.parent);
  const above = unit.kind === 'site' ? ['coordinator', 'headquarters'] : ['headquarters'];
  return parent !== undefined && above.includes(parent.kind);
}

type Tell = (field: string, words: DirectoryFlaw['words']) => void;

function judgeDates(
  { validFrom, validTo }: Pick<UnitRecord, 'validFrom' | 'validTo'>,
  today: string,
  flaw: Tell,
): void {
  if (validFrom !== null && validTo !== null && validTo < validFrom) flaw('to', said.backwards);
  // What ends now hands over now: an end to come would hand over too early.
  if (validTo !== null && validTo > today) flaw('to', said.future);
}

function judgeEnd({ next }: Judging, unit: UnitRecord, flaw: Tell): void {
  const { successor, validTo, id } = unit;
  if (successor !== null) {
    if (validTo === null) flaw('to', said.endMissing);
    const heir = next.units.get(successor);
    if (heir?.kind !== unit.kind || successor === id) flaw('successor', said.successor);
    else if (heirOf(next.units, id) === id || isRinged(next.units, id)) {
      flaw('successor', said.ring);
    }
  } else if (validTo !== null) {
    const isLeft =
      [...next.circuits.values()].some((c) => c.site === id && c.validTo === null) ||
      [...next.units.values()].some((u) => u.parent === id && u.validTo === null);
    if (isLeft) flaw('successor', said.leftBehind);
  }
}

function isRinged(units: ReadonlyMap<string, UnitRecord>, id: string): boolean {
  let at = units.get(id)?.successor;
  for (let steps = 0; at !== null && at !== undefined; steps += 1) {
    if (at === id || steps > units.size) return true;
    at = units.get(at)?.successor;
  }
  return false;
}

function judgeCircuit(judging: Judging, { id, before, after }: CircuitChange): void {
  const { next, directory, actor, flaws } = judging;
  const flaw: Tell = (field, words) => flaws.push({ kind: 'circuit', id, field, words });
  const unitsOf = [before && directory.units.get(before.site), after && next.units.get(after.site)];
  const isTheirs = unitsOf.every((unit) => !unit || administersUnit(actor, unit));
  if (!isTheirs) flaw('id', said.notYours);
  if (!isTheirs || after === null) return;
  const site = next.units.get(after.site);
  if (!site || !['site', 'coordinator', 'headquarters'].includes(site.kind)) {
    flaw('site', said.site);
  } else if (site.validTo !== null && after.validTo === null) flaw('site', said.siteEnded);
  if (!directory.agreements.has(after.agreement)) flaw('agreement', said.agreement);
  if (after.code.trim() === '') flaw('code', said.empty);
  if ((judging.codes.get(after.code.toLowerCase()) ?? 0) > 1) flaw('code', said.codeTaken);
  judgeDates(after, directory.today, flaw);
}

function told(vi: string, viTodo: string, en: string, enTodo: string): DirectoryFlaw['words'] {
  return { vi: { what: vi, todo: viTodo }, en: { what: en, todo: enTodo } };
}

const said = {
  notYours: told(
    'Không thuộc phần bạn quản trị.',
    'Hãy bỏ dòng này, hoặc nhờ cơ quan chủ quản.',
    'It is not yours to administer.',
    'Leave it out, or ask headquarters.',
  ),
  inUse: told(
    'Đang có đơn vị hoặc kênh truyền thuộc đơn vị này.',
    'Hãy ghi ngày kết thúc thay vì xoá.',
    'Units or circuits belong to it.',
    'Give it an end date instead of removing it.',
  ),
  empty: told('Còn trống.', 'Hãy điền.', 'It is empty.', 'Fill it in.'),
  kindStays: told(
    'Loại của một đơn vị không đổi được.',
    'Hãy kết thúc đơn vị cũ và lập đơn vị mới.',
    'The kind of a unit never changes.',
    'End the old unit and make a new one.',
  ),
  parent: told(
    'Đơn vị cấp trên không có, hoặc không đúng loại.',
    'Điểm sử dụng thuộc một đơn vị điều phối, đơn vị điều phối thuộc cơ quan chủ quản.',
    'The unit above is not there, or is not of the right kind.',
    'A site belongs to a coordinator, a coordinator to headquarters.',
  ),
  noNewRoot: told(
    'Không lập thêm được cơ quan chủ quản hay nhà cung cấp ở đây.',
    'Các bên có tên trong thoả thuận; hãy tải lên thoả thuận.',
    'Headquarters and carriers are not made here.',
    'The parties are named by an agreement: upload one.',
  ),
  province: told(
    'Không có tỉnh mang mã này.',
    'Hãy dùng mã hai chữ số của năm 2009, giữ số 0 ở đầu: 01, 12.',
    'No province has this code.',
    'Use the two digits of 2009, with the leading zero: 01, 12.',
  ),
  backwards: told(
    'Ngày kết thúc trước ngày bắt đầu.',
    'Hãy kiểm tra hai ngày.',
    'It ends before it begins.',
    'Check both dates.',
  ),
  future: told(
    'Ngày kết thúc ở tương lai.',
    'Hãy ghi vào đúng ngày đó: kênh truyền được chuyển ngay khi ghi.',
    'The end lies in the future.',
    'Record it on that day: its circuits move as soon as it is recorded.',
  ),
  endMissing: told(
    'Có đơn vị kế thừa mà không có ngày kết thúc.',
    'Hãy ghi ngày cuối cùng của đơn vị này.',
    'There is a successor but no end.',
    'Give the last day of this unit.',
  ),
  successor: told(
    'Đơn vị kế thừa không có, hoặc không cùng loại.',
    'Hãy chọn một đơn vị khác, cùng loại.',
    'The successor is not there, or is of another kind.',
    'Choose another unit of the same kind.',
  ),
  ring: told(
    'Các đơn vị kế thừa lẫn nhau thành vòng.',
    'Hãy chọn một đơn vị còn hoạt động.',
    'The units succeed each other in a ring.',
    'Choose a unit that goes on.',
  ),
  leftBehind: told(
    'Đơn vị còn kênh truyền hoặc đơn vị trực thuộc.',
    'Hãy ghi đơn vị kế thừa, hoặc kết thúc các kênh đó trước.',
    'Circuits or units are still left in it.',
    'Name a successor, or end those first.',
  ),
  site: told(
    'Không có đơn vị này để đặt kênh truyền.',
    'Hãy dùng mã của một điểm sử dụng, như ptc-107.',
    'There is no such unit for a circuit.',
    'Use the id of a site, such as ptc-107.',
  ),
  siteEnded: told(
    'Đơn vị này đã kết thúc.',
    'Hãy dùng đơn vị kế thừa của nó.',
    'This unit has ended.',
    'Use its successor.',
  ),
  agreement: told(
    'Không có thoả thuận này.',
    'Hãy dùng mã của một thoả thuận trong danh sách.',
    'There is no such agreement.',
    'Use the id of an agreement of the list.',
  ),
  codeTaken: told(
    'Mã kênh này đã dùng cho kênh khác.',
    'Mỗi mã chỉ cho một kênh: hãy kiểm tra lại.',
    'Another circuit has this code.',
    'Each circuit has a code of its own: check it.',
  ),
};
