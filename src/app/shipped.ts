/** What ships with the desk: the facts, the agreements, the sample people; read and loaded. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Agreement } from '../domain/agreement.ts';
import { roleUnitKind, type Role } from '../domain/roles.ts';
import { currentAgreements, storeAgreement, type StoredAgreement } from '../store/agreements.ts';
import type { Store } from '../store/connect.ts';
import { StartRefusal } from '../store/refusal.ts';
import { fillDirectory, isDirectoryEmpty, type DirectorySeed } from '../store/seed.ts';
import { flawLine, readAgreement, type AgreementFacts } from './agreements.ts';
import type { SuccessorFacts } from './admin/reorganise.ts';
import { circuitSeeds, provinceSeeds, unitSeeds } from './directory.ts';
import { readHolidays, readTable } from './facts.ts';

/** A sample person as `data/sample/people.csv` has them. */
export interface SamplePerson {
  email: string;
  name: string;
  role: Role;
  unit: string;
}

/** The facts that an agreement is read against: the provinces, and each country's holidays. */
export async function readFacts(root: string): Promise<AgreementFacts> {
  const provinces = await table(root, 'provinces.csv');
  const holidays = readHolidays(await text(root, 'holidays-vn.csv'));
  return { provinces: provinces.map((row) => row['code'] ?? ''), holidays: { vn: holidays } };
}

/** The sample: every agreement and, into an empty desk, the directory with its circuits. */
export async function loadShipped(store: Store, root: string): Promise<void> {
  const agreements = await readShippedAgreements(root);
  for (const one of agreements) await storeShipped(store, one);
  if (!(await isDirectoryEmpty(store))) return;
  const [provinces, districts, circuits] = await Promise.all([
    table(root, 'provinces.csv'),
    table(root, 'districts.csv'),
    table(root, 'sample/circuits.csv'),
  ]);
  const parties = agreements.map(({ agreement }) => agreement);
  const units = unitSeeds(parties, provinces, districts);
  const seed = { provinces: provinceSeeds(provinces), units };
  await store.db
    .transaction()
    .execute((tx) => fillDirectory(tx, { ...seed, circuits: circuitSeeds(circuits, units) }));
}

/**
 * What a desk that works for real starts with: the provinces, and the files of the agreements that
 * it has already, which may have a new version. Whose agreement it runs is for its set-up to say.
 */
export async function loadFacts(store: Store, root: string): Promise<void> {
  const provinces = provinceSeeds(await table(root, 'provinces.csv'));
  await store.db
    .transaction()
    .execute((tx) => fillDirectory(tx, { provinces, units: [], circuits: [] }));
  const known = new Set((await currentAgreements(store)).map(({ agreement }) => agreement.id));
  for (const one of await readShippedAgreements(root)) {
    if (known.has(one.agreement.id)) await storeShipped(store, one);
  }
}

/** The parties of an agreement and, where asked for, the departments and offices of 2009. */
export async function readOffices(
  root: string,
  agreement: Agreement,
  withOffices: boolean,
): Promise<DirectorySeed> {
  const names = withOffices ? ['provinces.csv', 'districts.csv'] : [];
  const [provinces = [], districts = []] = await Promise.all(names.map((n) => table(root, n)));
  const units = unitSeeds([agreement], provinces, districts);
  return { provinces: provinceSeeds(provinces), units, circuits: [] };
}

/** How many departments and offices of 2009 there are to begin with. */
export async function countOffices(
  root: string,
): Promise<{ departments: number; offices: number }> {
  const [provinces, districts] = await Promise.all([
    table(root, 'provinces.csv'),
    table(root, 'districts.csv'),
  ]);
  return { departments: provinces.length, offices: districts.length };
}

/** What the reorganisation of 2025 is played from. */
export async function readSuccessorFacts(root: string): Promise<SuccessorFacts> {
  const [communes, provinces, later] = await Promise.all([
    table(root, 'communes-2025.csv'),
    table(root, 'provinces.csv'),
    table(root, 'provinces-2025.csv'),
  ]);
  const cell = (row: Record<string, string>, key: string): string => row[key] ?? '';
  return {
    communes: new Map(
      communes.map((row) => [
        cell(row, 'code'),
        {
          code: cell(row, 'code'),
          name: cell(row, 'name'),
          fullName: cell(row, 'fullName'),
          type: cell(row, 'type'),
          province: cell(row, 'provinceCode'),
        },
      ]),
    ),
    provinceNow: new Map(provinces.map((row) => [cell(row, 'code'), cell(row, 'newProvinceCode')])),
    provinceNames: new Map(later.map((row) => [cell(row, 'code'), cell(row, 'name')])),
  };
}

/** The provinces' names by their codes. */
export async function readProvinceNames(root: string): Promise<Map<string, string>> {
  const rows = await table(root, 'provinces.csv');
  return new Map(rows.map((row) => [row['code'] ?? '', row['name'] ?? '']));
}

/** The people to sign in as on a sample desk. */
export async function readSamplePeople(root: string): Promise<SamplePerson[]> {
  const rows = await table(root, 'sample/people.csv');
  return rows.map((row) => ({
    email: row['mail'] ?? '',
    name: row['name'] ?? '',
    role: roleOf(row['role'] ?? ''),
    unit: row['unit'] ?? '',
  }));
}

/** The role of that name. Throws a sentence where there is none. */
export function roleOf(name: string): Role {
  const roles = Object.keys(roleUnitKind) as Role[];
  const role = roles.find((known) => known === name);
  if (!role) throw new RangeError(`"${name}" is no role; roles are: ${roles.join(', ')}.`);
  return role;
}

async function storeShipped(store: Store, one: ShippedAgreement): Promise<void> {
  if (!(await storeAgreement(one, store.db))) throw new StartRefusal(changed(one.file), newVersion);
}

interface ShippedAgreement extends StoredAgreement {
  file: string;
}

/** The agreements in `agreements/`, by file. Throws every flaw of the first that has some. */
export async function readShippedAgreements(root: string): Promise<ShippedAgreement[]> {
  const facts = await readFacts(root);
  const folder = join(root, 'agreements');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  const agreements: ShippedAgreement[] = [];
  for (const file of files) {
    const reading = readAgreement(await readFile(join(folder, file), 'utf8'), facts);
    if ('flaws' in reading) {
      const lines = (lang: 'vi' | 'en'): string =>
        reading.flaws.map((flaw) => flawLine(file, flaw, lang)).join('\n');
      throw new StartRefusal({ vi: lines('vi'), en: lines('en') }, mend);
    }
    agreements.push({ ...reading, file });
  }
  return agreements;
}

const mend = {
  vi: 'Hãy sửa tệp thoả thuận rồi chạy lại.',
  en: 'Mend the agreement, then start again.',
};

const newVersion = {
  vi: 'Hãy tăng "version" trong tệp.',
  en: 'Raise "version" in the file.',
};

function changed(file: string): { vi: string; en: string } {
  return {
    vi: `${file} đã đổi nội dung mà giữ nguyên số phiên bản; sự cố đang chạy theo bản cũ.`,
    en: `${file} has changed under the same version; incidents run by the old one.`,
  };
}

async function table(root: string, file: string): Promise<Record<string, string>[]> {
  return readTable(await text(root, file));
}

async function text(root: string, file: string): Promise<string> {
  return readFile(join(root, 'data', file), 'utf8');
}
