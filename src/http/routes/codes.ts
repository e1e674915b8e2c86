/** /api/codes: what an invitation or a reset is for, and its use, by whoever has the code. */
import { z } from 'zod';
import { codeKey } from '../../app/access.ts';
import { isShort, passwordFlaw } from '../../app/passwords.ts';
import { needsSecondFactor, passwordMin } from '../../domain/administration.ts';
import { findCode, useCode, type AccessCode } from '../../store/access-codes.ts';
import { writeAudit } from '../../store/audit.ts';
import { addAppointment, findPerson } from '../../store/people.ts';
import { noteShortPassword } from '../../store/people-admin.ts';
import { clearFailures, endSessions } from '../../store/sessions.ts';
import { deskNow, type Store } from '../../store/connect.ts';
import { addSignIn, hasSignIn, setHash } from '../../store/sign-ins.ts';
import type { DB } from '../../store/schema.ts';
import type { Kysely } from 'kysely';
import * as contract from '../contract/identity.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import type { EntranceLimits } from '../tries.ts';

const tags = ['account'];

/** Adds the routes of codes, under the limits of the entrance. */
export function codeRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  const { store } = context.desk;
  app.post(
    '/api/codes/look',
    {
      ...limits,
      schema: {
        tags,
        security: [],
        summary: 'What a mailed or printed code is for; looking uses nothing up',
        body: contract.codeOnly,
        response: { 200: contract.codeView },
      },
    },
    async (request) => {
      const code = await findCode(store, codeKey(context.links, request.body.code));
      if (!code) throw new RefusedError('I-11');
      const hasSecondFactor = await willHaveSecondFactor(context, code);
      return {
        kind: code.kind,
        name: code.name,
        email: code.email,
        ...(code.role ? { role: code.role } : {}),
        ...(code.unitName === null ? {} : { unitName: code.unitName }),
        expiresAt: code.expiresAt.toISOString(),
        passwordMin: hasSecondFactor ? passwordMin.withSecondFactor : passwordMin.alone,
      };
    },
  );
  useRoute(app, context, limits);
}

function useRoute(app: Server, context: Context, limits: EntranceLimits): void {
  const { auth, desk } = context;
  const { store } = desk;
  app.post(
    '/api/codes/use',
    {
      ...limits,
      schema: {
        tags,
        security: [],
        summary: 'Set one’s password by a code, once; then sign in with it',
        body: contract.codeUse,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { password } = request.body;
      const key = codeKey(context.links, request.body.code);
      const looked = await findCode(store, key);
      if (!looked) throw new RefusedError('I-11');
      const hasSecondFactor = await willHaveSecondFactor(context, looked);
      const flaw = passwordFlaw(password, { email: looked.email, hasSecondFactor });
      if (flaw) throw new RefusedError(flaw);
      const passwordHash = await auth.hash(password);
      await store.db.transaction().execute(async (tx) => {
        // Under lock: the same code sent twice at once makes one account.
        const code = await findCode(store, key, tx, true);
        if (!code) throw new RefusedError('I-11');
        await useCode(store, code.id, tx);
        const person = await letIn(store, code, passwordHash, tx);
        await noteShortPassword(person, isShort(password), tx);
        await clearFailures(tx, code.email);
        const action = code.kind === 'invitation' ? 'person.accept' : 'person.reset-password';
        const subject = { kind: 'person', id: person };
        const after = { email: code.email, name: code.name, role: code.role, unit: code.unit };
        const actor = await findPerson(store, person);
        const unit = code.unit ?? actor?.unit;
        await writeAudit(
          store,
          { actor, action, subject, after, unit, origin: originOf(request) },
          tx,
        );
      });
      return reply.code(204).send(null);
    },
  );
}

/** The new account of an invitation, or the old one of a reset, with its password set. */
async function letIn(
  store: Store,
  code: AccessCode,
  hash: string,
  tx: Kysely<DB>,
): Promise<string> {
  const { email, name, role, unit, validFrom: from, validTo: to, administrator } = code;
  if (code.person !== null) {
    await setHash(tx, code.person, hash);
    await endSessions(tx, code.person);
    return code.person;
  }
  if (role === null || unit === null) throw new Error('an invitation to nothing');
  if (await hasSignIn(tx, email)) throw new RefusedError('I-13');
  const person = await addSignIn(tx, { email, name, hash });
  await tx
    .insertInto('people')
    .values({ id: person, seen_at: deskNow(store) })
    .execute();
  await addAppointment(tx, { person, role, unit, from, to, administrator });
  return person;
}

async function willHaveSecondFactor({ desk }: Context, code: AccessCode): Promise<boolean> {
  if (code.role !== null) return needsSecondFactor(code.role, code.administrator);
  const person = code.person === null ? undefined : await findPerson(desk.store, code.person);
  return person !== undefined && needsSecondFactor(person.role, false);
}
