/**
 * /api/auth: in and out of a session. Of all that the identity library can do over HTTP only this
 * is open: names, addresses and accounts are evidence in records, and nobody gives himself one.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mailReset } from '../../app/access.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { sha256 } from '../../domain/record.ts';
import { findAccount, findPersonByEmail } from '../../store/people.ts';
import { isSetupOpen } from '../../store/setup.ts';
import {
  clearFailures,
  endSessions,
  isLockedOut,
  noteFailure,
  spendCode,
  type Strength,
} from '../../store/sessions.ts';
import { ssoId } from '../auth.ts';
import * as contract from '../contract/identity.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import type { EntranceLimits } from '../tries.ts';
import { ask, auditSignIn, noteOpened, passCookies } from '../library.ts';

const schema = { tags: ['account'], security: [], response: { 204: z.null() } };

/** Adds sign-in and sign-out, under the limits of the entrance. */
export function signInRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  passwordRoutes(app, context, limits);
  passkeyRoutes(app, context, limits);
  forgottenRoute(app, context, limits);
  ssoRoutes(app, context, limits);
  app.post(
    '/api/auth/sign-out',
    { schema: { ...schema, summary: 'Sign out; without a session too' } },
    async (request, reply) => {
      passCookies(reply, await ask(context.auth, request, '/sign-out', {}));
      return reply.code(204).send(null);
    },
  );
}

function passwordRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  const { auth } = context;
  app.post(
    '/api/auth/sign-in/email',
    {
      schema: {
        ...schema,
        summary: 'Sign in; the session is a cookie that scripts cannot read',
        body: contract.credentials,
      },
      ...limits,
    },
    async (request, reply) => {
      const { password, shared = false } = request.body;
      const email = request.body.email.toLowerCase();
      const { store } = context.desk;
      // Looked at before the password: while it is closed, the right one is no answer either.
      if (await isLockedOut(store, email)) return refused(context, request, email, 'I-2');
      const answer = await ask(auth, request, '/sign-in/email', { email, password });
      if (answer.status === 403) throw new RefusedError('D-5');
      // One answer to a wrong password and to an unknown address: neither is told from the other.
      if (!answer.ok) {
        const locks = await noteFailure(store, email);
        return refused(context, request, email, locks ? 'I-2' : 'D-17');
      }
      const { twoFactorRedirect } = (await answer.clone().json()) as { twoFactorRedirect?: true };
      if (twoFactorRedirect) {
        passCookies(reply, answer);
        throw new RefusedError('I-6');
      }
      return enter(context, request, reply, answer, { strength: 'password', shared });
    },
  );
  app.post(
    '/api/auth/second-factor',
    {
      schema: {
        ...schema,
        summary: 'The second step of signing in: the app’s six digits, or a recovery code',
        body: contract.secondStep,
      },
      ...limits,
    },
    async (request, reply) => {
      const { code, shared = false } = request.body;
      const kind = /^\d{6}$/.test(code) ? 'totp' : 'backup-code';
      const answer = await ask(auth, request, `/two-factor/verify-${kind}`, { code });
      if (answer.status === 429) throw new RefusedError('I-2');
      if (!answer.ok) throw new RefusedError('I-7');
      const spends = kind === 'totp' ? code : undefined;
      return enter(context, request, reply, answer, { strength: 'two-factor', shared, spends });
    },
  );
}

function passkeyRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  app.get(
    '/api/auth/passkey',
    {
      schema: {
        tags: ['account'],
        security: [],
        summary: 'What to ask a browser’s authenticator, to sign in by a passkey',
        response: { 200: contract.webAuthn },
      },
      ...limits,
    },
    async (request, reply) => {
      const answer = await ask(context.auth, request, '/passkey/generate-authenticate-options');
      passCookies(reply, answer);
      return (await answer.json()) as Record<string, unknown>;
    },
  );
  app.post(
    '/api/auth/passkey',
    {
      schema: { ...schema, summary: 'Sign in by a passkey', body: contract.passkeyAnswer },
      ...limits,
    },
    async (request, reply) => {
      const { response, shared = false } = request.body;
      const answer = await ask(context.auth, request, '/passkey/verify-authentication', {
        response,
      });
      if (!answer.ok) throw new RefusedError('I-12');
      return enter(context, request, reply, answer, { strength: 'passkey', shared });
    },
  );
}

function forgottenRoute(app: Server, { desk, delivery }: Context, limits: EntranceLimits): void {
  app.post(
    '/api/auth/forgotten',
    {
      schema: {
        ...schema,
        summary: 'Ask for a mail to set a new password; the answer is the same for every address',
        body: contract.forgotten,
      },
      ...limits,
    },
    async (request, reply) => {
      const person = await findPersonByEmail(desk.store, request.body.email);
      const account = person && (await findAccount(desk.store, person.person));
      if (person && !account?.disabledAt) {
        await mailReset(desk, delivery, { ...person, id: person.person });
      }
      return reply.code(204).send(null);
    },
  );
}

/** Single sign-on is walked by the browser itself, from page to page: no part of the API. */
function ssoRoutes(app: Server, context: Context, limits: EntranceLimits): void {
  const { auth } = context;
  // Once closed for ever: no desk that works asks again.
  let isNew: boolean = true;
  app.get(
    '/api/auth/means',
    {
      schema: {
        tags: ['account'],
        security: [],
        summary: 'By what means one can sign in besides a password and a passkey',
        response: { 200: contract.signInMeans },
      },
    },
    async () => {
      isNew &&= await isSetupOpen(context.desk.store);
      return {
        ...(auth.sso === undefined ? {} : { sso: auth.sso }),
        ...(isNew ? { isNew } : {}),
      };
    },
  );
  app.get('/api/auth/sso', { schema: { hide: true }, ...limits }, async (request, reply) => {
    if (auth.sso === undefined) throw new RefusedError('D-1');
    const begun = { provider: ssoId, callbackURL: '/', errorCallbackURL: '/?sso=refused' };
    const answer = await ask(auth, request, '/sign-in/social', begun);
    const { url } = (await answer.json()) as { url?: string };
    // A browser is on its way from page to page: it is told on the page that it came from.
    if (!answer.ok || url === undefined) return reply.redirect('/?sso=refused');
    passCookies(reply, answer);
    return reply.redirect(url);
  });
  app.get(
    `/api/auth/callback/${ssoId}`,
    { schema: { hide: true }, ...limits },
    async (asked, reply) => {
      const query = asked.url.slice(asked.url.indexOf('?'));
      const answer = await ask(auth, asked, `/callback/${ssoId}${query}`);
      passCookies(reply, answer);
      const session = await noteOpened(context.desk.store, auth, answer, {
        strength: 'sso',
        shared: false,
      });
      const who = {
        address: session?.email ?? 'sso',
        ...(session ? { person: session.person } : {}),
      };
      const what = { by: 'sso', ...(session ? {} : { refused: 'I-16' }) };
      await auditSignIn(context.desk.store, asked, who, what);
      return reply.redirect(session ? '/' : '/?sso=refused');
    },
  );
}

/** Notes the session that was opened, and lets its person in unless the account is disabled. */
async function enter(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Response,
  { spends, ...how }: { strength: Strength; shared: boolean; spends?: string | undefined },
): Promise<FastifyReply> {
  const { auth, desk } = context;
  const session = await noteOpened(desk.store, auth, answer, how);
  if (!session) throw new RefusedError('D-5');
  // Who looked over a shoulder has the same digits for half a minute.
  if (spends !== undefined && !(await spendCode(desk.store, session.person, sha256(spends)))) {
    await endSessions(desk.store.db, session.person, { only: session.id });
    throw new RefusedError('I-7');
  }
  await endBefore(context, request, session.id);
  const account = await findAccount(desk.store, session.person);
  const who = { person: session.person, address: session.email };
  if (account?.disabledAt) {
    await endSessions(desk.store.db, session.person);
    await auditSignIn(desk.store, request, who, { by: how.strength, refused: 'I-3' });
    throw new RefusedError('I-3');
  }
  await clearFailures(desk.store.db, session.email);
  await auditSignIn(desk.store, request, who, { by: how.strength });
  passCookies(reply, answer);
  return reply.code(204).send(null);
}

/** A browser that signs in again has one session, not two: the one before ends. */
async function endBefore(
  { auth, desk }: Context,
  { headers }: FastifyRequest,
  opened: string,
): Promise<void> {
  if (headers.cookie === undefined) return;
  const before = await auth.sessionOf(new Headers({ cookie: headers.cookie }));
  if (!before || before.id === opened) return;
  await endSessions(desk.store.db, before.person, { only: before.id });
}

async function refused(
  { desk }: Context,
  request: FastifyRequest,
  email: string,
  code: RefusalCode,
): Promise<never> {
  const person = await findPersonByEmail(desk.store, email);
  const who = { address: email, ...(person ? { person: person.person } : {}) };
  await auditSignIn(desk.store, request, who, { by: 'password', refused: code });
  throw new RefusedError(code);
}
