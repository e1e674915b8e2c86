/** /api/me/…: one's own password, second factor, passkeys and sessions. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isShort, passwordFlaw } from '../../app/passwords.ts';
import { writeAudit } from '../../store/audit.ts';
import { findPerson } from '../../store/people.ts';
import { noteShortPassword } from '../../store/people-admin.ts';
import { endSessions, isLockedOut, listSessions, noteFailure } from '../../store/sessions.ts';
import { setHash } from '../../store/sign-ins.ts';
import * as contract from '../contract/identity.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { ask, noteOpened, originOf, passCookies } from '../library.ts';
import type { Seat } from '../who.ts';

const tags = ['account'];
const security = [{ session: [] }];
/** Open to who must still enrol; a locked desk is refused by `seatOf`. */
const config = { bySession: true };
const nothing = { 204: z.null() };
const byId = z.object({ id: z.string().max(100) });

/** Adds the routes of one's own security. */
export function securityRoutes(app: Server, context: Context): void {
  passwordRoute(app, context);
  secondFactorRoutes(app, context);
  passkeyRoutes(app, context);
  sessionRoutes(app, context);
}

/** The session, open or in want of a second factor. */
async function seatOf({ identity }: Context, request: FastifyRequest): Promise<Seat> {
  const seat = await identity.seat(request);
  if (seat.account.disabledAt) throw new RefusedError('I-3');
  if (seat.isLocked) throw new RefusedError('I-1');
  return seat;
}

/** The same, after a proof of the last ten minutes. */
async function provedSeat(context: Context, request: FastifyRequest): Promise<Seat> {
  const seat = await seatOf(context, request);
  if (seat.state.now - seat.state.provedAt > 10 * 60_000) throw new RefusedError('I-8');
  return seat;
}

/**
 * Throws I-4 where a password alone would give a second factor to somebody who has a passkey: who
 * found the password out would make himself the other half.
 */
async function requireOwnFactor(
  { auth }: Context,
  request: FastifyRequest,
  { state }: Seat,
): Promise<void> {
  if (state.strength !== 'password') return;
  const answer = await ask(auth, request, '/passkey/list-user-passkeys');
  if (((await answer.json()) as unknown[]).length > 0) throw new RefusedError('I-4');
}

/** Throws unless this is the person's password; five wrong ones close the address, as outside. */
async function requirePassword(
  { auth, desk: { store } }: Context,
  { person, email }: Seat,
  password: string,
): Promise<void> {
  if (await isLockedOut(store, email)) throw new RefusedError('I-2');
  if (await auth.checkPassword(person, password)) return;
  throw new RefusedError((await noteFailure(store, email)) ? 'I-2' : 'D-17');
}

async function audit(
  { desk }: Context,
  request: FastifyRequest,
  seat: Seat,
  action: string,
  after?: object,
): Promise<void> {
  await writeAudit(desk.store, {
    actor: await findPerson(desk.store, seat.person),
    action,
    subject: { kind: 'person', id: seat.person },
    after,
    origin: originOf(request),
  });
}

function passwordRoute(app: Server, context: Context): void {
  const { auth, desk } = context;
  app.post(
    '/api/me/password',
    {
      config: { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        security,
        summary: 'Change one’s password; every other session ends',
        body: contract.newPassword,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await seatOf(context, request);
      const { current, next } = request.body;
      await requirePassword(context, seat, current);
      const flaw = passwordFlaw(next, seat);
      if (flaw) throw new RefusedError(flaw);
      const hash = await auth.hash(next);
      await desk.store.db.transaction().execute(async (tx) => {
        await setHash(tx, seat.person, hash);
        await noteShortPassword(seat.person, isShort(next), tx);
        await endSessions(tx, seat.person, { except: seat.id });
      });
      await audit(context, request, seat, 'person.set-password');
      return reply.code(204).send(null);
    },
  );
}

function secondFactorRoutes(app: Server, context: Context): void {
  const { auth } = context;
  app.post(
    '/api/me/second-factor',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Begin to enrol an authenticator app; it counts once a code of it was given',
        body: contract.passwordOnly,
        response: { 200: contract.enrolment },
      },
    },
    async (request) => {
      const seat = await seatOf(context, request);
      if (seat.hasSecondFactor) throw new RefusedError('D-4');
      await requireOwnFactor(context, request, seat);
      await requirePassword(context, seat, request.body.password);
      const answer = await ask(auth, request, '/two-factor/enable', request.body);
      if (!answer.ok) throw new RefusedError('D-17');
      const { totpURI, backupCodes } = (await answer.json()) as Enabled;
      return { uri: totpURI, recoveryCodes: backupCodes };
    },
  );
  app.post(
    '/api/me/second-factor/confirm',
    {
      config: { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        security,
        summary: 'Confirm the authenticator app by its first code',
        body: contract.secondStep,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await seatOf(context, request);
      const answer = await ask(auth, request, '/two-factor/verify-totp', request.body);
      if (!answer.ok) throw new RefusedError('I-7');
      return changed(context, { request, reply, answer, seat }, 'person.enrol-second-factor');
    },
  );
  changingSecondFactor(app, context);
}

function changingSecondFactor(app: Server, context: Context): void {
  const { auth } = context;
  app.post(
    '/api/me/second-factor/recovery-codes',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Make new recovery codes; the old ones are good no more',
        body: contract.passwordOnly,
        response: { 200: contract.recoveryCodes },
      },
    },
    async (request) => {
      const seat = await seatOf(context, request);
      await requirePassword(context, seat, request.body.password);
      const answer = await ask(auth, request, '/two-factor/generate-backup-codes', request.body);
      if (!answer.ok) throw new RefusedError('D-17');
      await audit(context, request, seat, 'person.new-recovery-codes');
      return { recoveryCodes: ((await answer.json()) as Enabled).backupCodes };
    },
  );
  app.post(
    '/api/me/second-factor/drop',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Give up the authenticator app; where one is compulsory, enrol anew at once',
        body: contract.passwordOnly,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await provedSeat(context, request);
      await requirePassword(context, seat, request.body.password);
      const answer = await ask(auth, request, '/two-factor/disable', request.body);
      if (!answer.ok) throw new RefusedError('D-17');
      return changed(context, { request, reply, answer, seat }, 'person.drop-second-factor');
    },
  );
}

interface Enabled {
  totpURI: string;
  backupCodes: string[];
}

/** The library gives a new session where the second factor changes: it goes on as the old one. */
async function changed(
  context: Context,
  asked: { request: FastifyRequest; reply: FastifyReply; answer: Response; seat: Seat },
  action: string,
): Promise<FastifyReply> {
  const { request, reply, answer, seat } = asked;
  const strength = action === 'person.enrol-second-factor' ? 'two-factor' : 'password';
  const { shared } = seat.state;
  await noteOpened(context.desk.store, context.auth, answer, { strength, shared });
  await audit(context, request, seat, action);
  passCookies(reply, answer);
  return reply.code(204).send(null);
}

function passkeyRoutes(app: Server, context: Context): void {
  const { auth } = context;
  app.get(
    '/api/me/passkeys',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'One’s passkeys',
        response: { 200: z.object({ items: z.array(contract.passkey) }) },
      },
    },
    async (request) => {
      await seatOf(context, request);
      const answer = await ask(auth, request, '/passkey/list-user-passkeys');
      const rows = (await answer.json()) as { id: string; name?: string; createdAt?: string }[];
      return {
        items: rows.map(({ id, name, createdAt }) => ({
          id,
          name: name ?? '',
          ...(createdAt ? { createdAt } : {}),
        })),
      };
    },
  );
  app.get(
    '/api/me/passkeys/options',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'What to ask a browser’s authenticator, to make a passkey',
        response: { 200: contract.webAuthn },
      },
    },
    async (request, reply) => {
      await requireOwnFactor(context, request, await provedSeat(context, request));
      const answer = await ask(auth, request, '/passkey/generate-register-options');
      passCookies(reply, answer);
      return (await answer.json()) as Record<string, unknown>;
    },
  );
  changingPasskeys(app, context);
}

function changingPasskeys(app: Server, context: Context): void {
  const { auth, desk } = context;
  app.post(
    '/api/me/passkeys',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Keep a passkey that the browser made',
        body: contract.newPasskey,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await provedSeat(context, request);
      const answer = await ask(auth, request, '/passkey/verify-registration', request.body);
      if (!answer.ok) throw new RefusedError('I-12');
      await audit(context, request, seat, 'person.add-passkey', { name: request.body.name });
      // Made here and now by hand: the session that made it is as good as one opened by it.
      await desk.store.db
        .updateTable('session_states')
        .set({ strength: 'passkey' })
        .where('session', '=', seat.id)
        .where('strength', '=', 'password')
        .execute();
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/me/passkeys/:id',
    {
      config,
      schema: { tags, security, summary: 'Drop a passkey', params: byId, response: nothing },
    },
    async (request, reply) => {
      const seat = await provedSeat(context, request);
      const { id } = request.params;
      const answer = await ask(auth, request, '/passkey/delete-passkey', { id });
      if (!answer.ok) throw new RefusedError('D-1');
      await audit(context, request, seat, 'person.drop-passkey', { id });
      return reply.code(204).send(null);
    },
  );
}

function sessionRoutes(app: Server, context: Context): void {
  const { desk } = context;
  app.get(
    '/api/me/sessions',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Where one is signed in',
        response: { 200: z.object({ items: z.array(contract.openSession) }) },
      },
    },
    async (request) => {
      const seat = await seatOf(context, request);
      const rows = await listSessions(desk.store, seat.person);
      return {
        items: rows.map((row) => ({
          id: row.id,
          isThis: row.id === seat.id,
          openedAt: row.createdAt.toISOString(),
          ...(row.activeAt ? { activeAt: row.activeAt.toISOString() } : {}),
          ...(row.address ? { address: row.address } : {}),
          ...(row.userAgent ? { userAgent: row.userAgent } : {}),
          ...(row.strength ? { by: row.strength } : {}),
          shared: row.shared ?? false,
        })),
      };
    },
  );
  endingSessions(app, context);
}

function endingSessions(app: Server, context: Context): void {
  const { desk } = context;
  app.delete(
    '/api/me/sessions/:id',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Sign out elsewhere: of one session',
        params: byId,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await seatOf(context, request);
      const { id } = request.params;
      const ended = await endSessions(desk.store.db, seat.person, { only: id });
      if (ended === 0) throw new RefusedError('D-1');
      await audit(context, request, seat, 'person.sign-out', { sessions: 1 });
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/me/sessions/end',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'Sign out everywhere, here too',
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await seatOf(context, request);
      const sessions = await endSessions(desk.store.db, seat.person);
      await audit(context, request, seat, 'person.sign-out', { sessions });
      return reply.code(204).send(null);
    },
  );
}
