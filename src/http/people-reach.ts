/** How far an administrator reaches, and the entry in the trail of what is done there. */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { administeredRoles, administersSide } from '../domain/administration.ts';
import { roleUnitKind, type Role } from '../domain/roles.ts';
import { writeAudit, type AuditEntry } from '../store/audit.ts';
import { findUnit, listUnits } from '../store/directory.ts';
import type { Person } from '../store/people.ts';
import * as admin from '../store/people-admin.ts';
import type { DB } from '../store/schema.ts';
import type { Context } from './context.ts';
import { RefusedError } from './errors.ts';
import { originOf } from './library.ts';

/** Who administers, how far, from where. */
export interface Administrator {
  person: Person;
  reach: admin.Reach;
  /** May name administrators besides. */
  isWhole: boolean;
}

/** Who is asking, where this person administers people; others are told whom to ask (D-18). */
export async function administrator(
  { identity }: Context,
  request: FastifyRequest,
): Promise<Administrator> {
  const standing = await identity.standing(request);
  const { person } = standing;
  const roles = administeredRoles(person, standing);
  if (roles.length === 0) throw new RefusedError('D-18');
  return {
    person,
    reach: { root: person.unit, roles },
    isWhole: administersSide(person, standing),
  };
}

/** The person of an id, within the reach; D-1 for everybody else's. */
export async function found(
  { desk }: Context,
  { reach }: Administrator,
  id: string,
): Promise<admin.PersonRow> {
  const [row] = await admin.listPeople(desk.store, reach, { id, limit: 1 });
  if (!row) throw new RefusedError('D-1');
  return row;
}

/** Throws where an appointment is not the administrator's to give, or makes no sense. */
export async function fits(
  { desk }: Context,
  { person, reach, isWhole }: Administrator,
  given: {
    role: Role;
    unit: string;
    from?: string | undefined;
    to?: string | undefined;
    administrator?: boolean | undefined;
  },
): Promise<void> {
  if (!reach.roles.includes(given.role)) throw new RefusedError('D-18');
  if (given.administrator && !isWhole) throw new RefusedError('D-18');
  const unit = await findUnit(desk.store, given.unit);
  if (!unit || !(await isWithin(desk, person, unit.id))) throw new RefusedError('I-14');
  if (unit.kind !== roleUnitKind[given.role]) throw new RefusedError('I-14');
  const [from, to] = [Date.parse(given.from ?? ''), Date.parse(given.to ?? '')];
  if (to <= from) throw new RefusedError('I-14');
}

async function isWithin(desk: Context['desk'], person: Person, unit: string): Promise<boolean> {
  if (unit === person.unit) return true;
  if (person.role !== 'headquarters' && person.role !== 'coordinator') return false;
  const [row] = await listUnits(desk.store, person, { id: unit, limit: 1 });
  return row !== undefined;
}

/** Writes down what was done to a person, in the transaction that does it. */
export async function note(
  { desk }: Context,
  request: FastifyRequest,
  by: Administrator,
  done: { action: string; id: string } & Pick<AuditEntry, 'before' | 'after'>,
  tx: Kysely<DB>,
): Promise<void> {
  const { action, id, before, after } = done;
  const subject = { kind: 'person', id };
  const origin = originOf(request);
  await writeAudit(desk.store, { actor: by.person, action, subject, before, after, origin }, tx);
}
