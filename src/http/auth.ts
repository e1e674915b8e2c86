/** Identity: better-auth on the desk's own database. Rights are not here: see domain/roles.ts. */
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';

/** The shortest password; a second factor, which allows a shorter one, comes with its own issue. */
const passwordMin = 14;

/** The part of the identity library that the desk uses. */
export interface Auth {
  /** Answers every request below /api/auth. */
  handler: (request: Request) => Promise<Response>;
  /** The person's id of a signed-in browser; undefined where there is no valid session. */
  personOf: (headers: Headers) => Promise<string | undefined>;
  /** The browser's session, with whose it is; undefined where there is no valid one. */
  sessionOf: (headers: Headers) => Promise<{ id: string; person: string } | undefined>;
  /** Whether this is the password of the session's person. */
  isPassword: (headers: Headers, password: string) => Promise<boolean>;
  /** Makes a sign-in with a password, and gives its id. Throws where the address is taken. */
  createAccount: (account: { email: string; name: string; password: string }) => Promise<string>;
}

/** Opens identity. `secret` signs the cookies; whoever has it can sign in as anybody. */
export function openAuth(options: {
  pool: Pool;
  secret: string;
  publicUrl: string | undefined;
}): Auth {
  const auth = betterAuth({
    database: options.pool,
    secret: options.secret,
    ...(options.publicUrl ? { baseURL: options.publicUrl } : {}),
    // A browser may reach the desk as localhost or by number: its own origin is always trusted.
    trustedOrigins: (request) => Promise.resolve(request ? [originOf(request)] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMin,
      maxPasswordLength: 128,
    },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    // The desk limits sign-ins itself, in front of this (server.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: { cookiePrefix: 'thongsuot' },
  });
  return {
    handler: auth.handler,
    personOf: async (headers) => (await auth.api.getSession({ headers }))?.user.id,
    sessionOf: async (headers) => {
      const session = (await auth.api.getSession({ headers }))?.session;
      return session && { id: session.id, person: session.userId };
    },
    isPassword: async (headers, password) => {
      const answer = await auth.api.verifyPassword({
        headers,
        body: { password },
        asResponse: true,
      });
      if (answer.status >= 500) throw new Error(`identity failed: ${await answer.text()}`);
      return answer.ok;
    },
    createAccount: async ({ email, name, password }) => {
      const { password: passwords, internalAdapter } = await auth.$context;
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser(
        { email: email.toLowerCase(), name, emailVerified: true },
        { method: 'email-password' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      return user.id;
    },
  };
}

function originOf(request: Request): string {
  return new URL(request.url).origin;
}
