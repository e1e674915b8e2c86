/** Who plays in the sample month, and where: the directory's circuits, and made-up people. */
import type { Agreement } from '../domain/agreement.ts';
import type { CircuitFacts } from '../domain/commands.ts';
import { roleParty, type Actor, type Role } from '../domain/roles.ts';
import { currentAgreements } from '../store/agreements.ts';
import { findUnit, listCircuits, listUnits } from '../store/directory.ts';
import { samplePeople, type Person } from '../store/people.ts';
import { chanceOf, seedOf } from './demo-chance.ts';
import type { Desk } from './handle.ts';

/** A circuit that can fail. */
export interface Place {
  facts: CircuitFacts;
  agreement: Agreement;
  /** The role in which its own unit acts: an office is a site, a department a coordinator. */
  ownRole: Role;
}

/** The places of the directory and the people who act for them. */
export interface Cast {
  places: Place[];
  samples: Person[];
  /** Somebody of a role in a unit; `turn` tells colleagues of one desk apart. */
  actor: (role: Role, unit: string, turn?: number) => Actor;
}

/** How many colleagues share a carrier's desk. */
export const shiftSize = 4;

/** The most circuits and units that the sample month plays on. */
const placesMax = 20_000;

/** Reads the directory. Throws a sentence where it has no circuit for anything to happen on. */
export async function loadCast(desk: Desk): Promise<Cast> {
  const { store } = desk;
  const agreements = (await currentAgreements(store)).map((stored) => stored.agreement);
  const unitNames = new Map<string, string>();
  const kinds = new Map<string, Role>();
  const circuits = new Set<string>();
  for (const { customer, carrier } of agreements) {
    const top = {
      person: '',
      name: '',
      role: 'headquarters',
      unit: customer.id,
      unitName: '',
    } as const;
    for (const unit of await listUnits(store, top, { limit: placesMax })) {
      unitNames.set(unit.id, unit.name);
      if (unit.kind !== 'carrier') kinds.set(unit.id, unit.kind);
    }
    const owner = await findUnit(store, carrier.id);
    unitNames.set(carrier.id, owner?.name ?? carrier.name.vi);
    for (const { id } of await listCircuits(store, top, { limit: placesMax })) circuits.add(id);
  }
  const loaded = await Promise.all([...circuits].map((id) => desk.loadCircuit(id)));
  const places = loaded.flatMap(({ circuit: facts }): Place[] => {
    const agreement = agreements.find((one) => one.id === facts?.agreement.id);
    const ownRole = kinds.get(facts?.site.id ?? '');
    return facts && agreement && ownRole ? [{ facts, agreement, ownRole }] : [];
  });
  if (places.length === 0)
    throw new RangeError('Danh mục chưa có kênh nào / the directory has no circuit.');
  const samples = await samplePeople(store);
  return { places, samples, actor: acting(samples, unitNames) };
}

/** A sample person where one has the role, so that their own acts are on the records they open. */
function acting(samples: Person[], unitNames: Map<string, string>): Cast['actor'] {
  return (role, unit, turn = 0) => {
    const variant = roleParty[role] === 'carrier' && role === 'helpdesk' ? turn % shiftSize : 0;
    const sample = samples.find((person) => person.role === role && person.unit === unit);
    if (sample && variant === 0) {
      const { email: _email, ...actor } = sample;
      return actor;
    }
    const person = `mau-${role}-${unit}-${variant}`;
    return { person, name: nameFor(person), role, unit, unitName: unitNames.get(unit) ?? unit };
  };
}

const surnames =
  'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Lương'.split(' ');
const given = {
  middle: { m: ['Văn', 'Đức', 'Hữu', 'Xuân', 'Công'], f: ['Thị', 'Thu', 'Ngọc', 'Bích', 'Kim'] },
  last: {
    m: [
      'Bình',
      'Cường',
      'Dũng',
      'Đạt',
      'Hải',
      'Khánh',
      'Lâm',
      'Nam',
      'Phúc',
      'Sơn',
      'Thành',
      'Tùng',
    ],
    f: ['Anh', 'Chi', 'Hà', 'Hạnh', 'Hương', 'Lan', 'Linh', 'Mai', 'Nga', 'Oanh', 'Thảo', 'Yến'],
  },
};

/** A made-up name that belongs to an id for ever. */
function nameFor(id: string): string {
  const chance = chanceOf(seedOf(id));
  const kind = chance.pick(['m', 'f'] as const);
  return [surnames, given.middle[kind], given.last[kind]].map(chance.pick).join(' ');
}
