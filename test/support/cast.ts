/** The people of the scenarios: two offices, two provinces, both carriers; each with a token. */
import type { Role } from '../../src/domain/roles.ts';
import { sha256 } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/connect.ts';
import { addPerson } from '../../src/store/people.ts';
import { tokenScopes } from '../../src/domain/administration.ts';
import { addToken } from '../../src/store/tokens.ts';

interface Casting {
  id: string;
  name: string;
  role: Role;
  unit: string;
  /** The id of the person's token, and its secret. */
  token: string;
  secret: string;
}

let count = 0;

function casting(name: string, role: Role, unit: string): Casting {
  count += 1;
  const id = `person-${count}`;
  const token = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return { id, name, role, unit, token, secret: `tst_${sha256(id).slice(0, 43)}` };
}

/** Who plays what. Mường Tè lies in Lai Châu, Hoàn Kiếm in Hà Nội. */
export const castings = {
  technician: casting('Lò Văn Mẫu', 'site', 'ptc-107'),
  colleague: casting('Vàng Thị Mẫu', 'site', 'ptc-107'),
  neighbour: casting('Nguyễn Thị Mẫu', 'site', 'ptc-002'),
  coordinator: casting('Giàng A Mẫu', 'coordinator', 'stc-12'),
  otherCoordinator: casting('Trần Văn Mẫu', 'coordinator', 'stc-01'),
  headquarters: casting('Lê Thị Mẫu', 'headquarters', 'thtk'),
  helpdesk: casting('Phạm Văn Mẫu', 'helpdesk', 'viettel'),
  manager: casting('Hoàng Thị Mẫu', 'account-manager', 'viettel'),
  director: casting('Vũ Văn Mẫu', 'director', 'viettel'),
  otherCarrier: casting('Đỗ Thị Mẫu', 'helpdesk', 'sao-mai'),
} as const;

export type Part = keyof typeof castings;

/** The circuits of the scenarios, by the office or department that they serve. */
export const circuits = {
  muongTe: 'ptc-12-107',
  hoanKiem: 'ptc-01-002',
  /** Of the second carrier, in business hours. */
  laiChauBackUp: 'stc-12-dp',
} as const;

/** Writes the cast into a desk: sign-ins without a password, their roles, their tokens. */
export async function hire(store: Store): Promise<void> {
  for (const [part, { id, name, role, unit, token, secret }] of Object.entries(castings)) {
    const updatedAt = new Date();
    await store.db
      .insertInto('auth_user')
      .values({ id, name, email: `${part}@example.vn`, emailVerified: true, updatedAt })
      .execute();
    await addPerson(store, { id, role, unit, isSample: false });
    await addToken(store, {
      id: token,
      person: id,
      name: 'test',
      secretSha256: sha256(secret),
      days: 2,
      scopes: tokenScopes,
    });
  }
}
