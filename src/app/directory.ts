/** The shipped directory: the offices of 2009 and their circuits, made from the tables of facts. */
import type { Agreement } from '../domain/agreement.ts';
import type { CircuitSeed, ProvinceSeed, UnitSeed } from '../store/seed.ts';

type Row = Record<string, string>;

/** The provinces as the desk stores them. */
export function provinceSeeds(provinces: Row[]): ProvinceSeed[] {
  return provinces.map((row) => ({
    code: row['code'] ?? '',
    name: row['name'] ?? '',
    full_name: row['fullName'] ?? '',
    name_en: row['nameEn'] ?? '',
    region_vi: row['region'] ?? '',
    region_en: row['regionEn'] ?? '',
    area_code: row['areaCode'] ?? '',
  }));
}

/**
 * The units of both sides: the roots that the agreements name, a department (STC) for each
 * province, an office (PTC) for each district. Parents come before their children.
 */
export function unitSeeds(agreements: Agreement[], provinces: Row[], districts: Row[]): UnitSeed[] {
  const roots = new Map<string, UnitSeed>();
  for (const { customer, carrier } of agreements) {
    roots.set(customer.id, root(customer.id, 'headquarters', customer.name.vi));
    roots.set(carrier.id, root(carrier.id, 'carrier', carrier.name.vi));
  }
  const top = agreements[0]?.customer.id ?? null;
  return [
    ...roots.values(),
    ...provinces.map((row): UnitSeed => ({
      id: `stc-${row['code']}`,
      kind: 'coordinator',
      parent: top,
      name: `Sở Tài chính ${row['name']}`,
      province: row['code'] ?? null,
    })),
    ...districts.map((row): UnitSeed => ({
      id: `ptc-${row['code']}`,
      kind: 'site',
      parent: `stc-${row['provinceCode']}`,
      name: `Phòng Tài chính ${lowerFirst(row['fullName'] ?? '')}`,
      province: row['provinceCode'] ?? null,
    })),
  ];
}

/**
 * The circuits that `data/sample/circuits.csv` asks for: one for each unit of a kind, under an
 * agreement, its code made from a pattern of `{province}` and `{unit}` (their numbers).
 */
export function circuitSeeds(rules: Row[], units: UnitSeed[]): CircuitSeed[] {
  return rules.flatMap((rule) =>
    units
      .filter((unit) => unit.kind === rule['unitKind'])
      .map((unit) => {
        const number = unit.id.slice(unit.id.indexOf('-') + 1);
        const code = (rule['code'] ?? '')
          .replace('{province}', unit.province ?? '')
          .replace('{unit}', number);
        return { id: code.toLowerCase(), code, site: unit.id, agreement: rule['agreement'] ?? '' };
      }),
  );
}

function root(id: string, kind: UnitSeed['kind'], name: string): UnitSeed {
  return { id, kind, parent: null, name, province: null };
}

/** "Huyện Mường Tè" stands inside a name as "huyện Mường Tè". */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
