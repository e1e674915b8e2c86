/** Identity: better-auth on the desk's own database. Rights are not here: see domain/roles.ts. */
import { passkey } from '@better-auth/passkey';
import { once } from 'node:events';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { lockout, passwordMin } from '../domain/administration.ts';
import { renewal } from './renewal.ts';

/** A provider of single sign-on, by OpenID Connect. */
export interface SsoProvider {
  /** How its button is called. */
  name: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** One of these `acr` has to be how a person proved it; absent: as the provider likes. */
  acr?: readonly string[] | undefined;
}

export interface AuthOptions {
  pool: Pool;
  /** Signs the cookies; whoever has it can sign in as anybody. */
  secret: string;
  publicUrl: string | undefined;
  sso?: SsoProvider | undefined;
}

/** Whose session it is. */
export interface SessionOf {
  id: string;
  person: string;
  name: string;
  email: string;
  hasSecondFactor: boolean;
  /** When it was opened, in milliseconds. */
  openedAt: number;
}

/** The part of the identity library that the desk uses. */
export interface Auth {
  /** Answers every request below /api/auth. */
  handler: (request: Request) => Promise<Response>;
  /** The signed-in browser's session; undefined where there is no valid one. */
  sessionOf: (headers: Headers) => Promise<SessionOf | undefined>;
  /** Makes a sign-in with a password, and gives its id. Throws where the address is taken. */
  createAccount: (account: { email: string; name: string; password: string }) => Promise<string>;
  /** Whether this is the person's password; false too where they have none. */
  checkPassword: (person: string, password: string) => Promise<boolean>;
  hash: (password: string) => Promise<string>;
  /** The name of the single sign-on; undefined: none is set up. */
  sso: string | undefined;
}

/** The name by which the library knows the one provider of single sign-on. */
export const ssoId = 'sso';

/** So long the provider's description is waited for: who has clicked waits no longer. */
const discoveryForMs = 5_000;

/** Opens identity. */
export function openAuth(options: AuthOptions): Auth {
  // Sessions and passwords are looked up without the provider: whether it answers is its matter.
  const auth = openLibrary({ ...options, sso: undefined });
  const bySso = openWhenAsked(options);
  const accounts = async () => {
    const { password, internalAdapter } = await auth.$context;
    return { password, internalAdapter };
  };
  return {
    handler: async (request) => {
      if (!ssoPaths.has(new URL(request.url).pathname)) return auth.handler(request);
      const library = await bySso();
      return library ? library.handler(request) : Response.json({}, { status: 401 });
    },
    sso: options.sso?.name,
    sessionOf: async (headers) => {
      const found = await auth.api.getSession({ headers });
      if (!found) return undefined;
      const { id: person, name, email, twoFactorEnabled } = found.user;
      const hasSecondFactor = Boolean(twoFactorEnabled);
      const openedAt = found.session.createdAt.getTime();
      return { id: found.session.id, person, name, email, hasSecondFactor, openedAt };
    },
    createAccount: async ({ email, name, password: given }) => {
      const { password, internalAdapter } = await accounts();
      const hash = await password.hash(given);
      const user = await internalAdapter.createUser(
        { email: email.toLowerCase(), name, emailVerified: true },
        { method: 'email-password' },
      );
      const account = { userId: user.id, providerId: 'credential', accountId: user.id };
      await internalAdapter.linkAccount({ ...account, password: hash });
      return user.id;
    },
    checkPassword: async (person, given) => {
      const { password, internalAdapter } = await accounts();
      const known = await internalAdapter.findAccounts(person);
      const hash = known.find(({ providerId }) => providerId === 'credential')?.password;
      return hash ? password.verify({ hash, password: given }) : false;
    },
    hash: async (given) => (await accounts()).password.hash(given),
  };
}

const ssoPaths = new Set(['/api/auth/sign-in/social', `/api/auth/callback/${ssoId}`]);

/**
 * The library with single sign-on, opened at the first sign-in by it; undefined while the provider
 * does not describe itself within five seconds: the next sign-in asks it again.
 */
function openWhenAsked(options: AuthOptions): () => Promise<Library | undefined> {
  let opened: Promise<Library | undefined> | undefined;
  const open = async (): Promise<Library | undefined> => {
    if (!options.sso) return undefined;
    const signal = AbortSignal.timeout(discoveryForMs);
    const described = await fetch(options.sso.discoveryUrl, { signal });
    if (!described.ok) return undefined;
    await described.arrayBuffer();
    const library = openLibrary(options);
    // The library asks once more, and would wait without end.
    const isLate = once(signal, 'abort').then(() => true);
    return (await Promise.race([library.$context, isLate])) === true ? undefined : library;
  };
  return async () => {
    opened ??= open().catch(() => undefined);
    const library = await opened;
    if (!library) opened = undefined;
    return library;
  };
}

type Library = ReturnType<typeof openLibrary>;

function openLibrary(options: AuthOptions) {
  return betterAuth({
    database: options.pool,
    secret: options.secret,
    appName: 'Thông Suốt',
    ...(options.publicUrl ? { baseURL: options.publicUrl } : {}),
    // A browser may reach the desk as localhost or by number: its own origin is always trusted.
    trustedOrigins: (request) => Promise.resolve(request ? [originOf(request)] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // The length that is asked for depends on the second factor: see app/passwords.ts.
      minPasswordLength: passwordMin.withSecondFactor,
      maxPasswordLength: 128,
    },
    user: { modelName: 'auth_user' },
    // The desk itself asks for a fresh proof of who it is, by its own clock.
    session: { modelName: 'auth_session', freshAge: 0 },
    account: {
      modelName: 'auth_account',
      // Addresses are given by administration, so the provider's address is the person's.
      accountLinking: { enabled: true, trustedProviders: [ssoId] },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'auth_verification' },
    plugins: [secondFactor(), passkeys(), singleSignOn(options), renewal()],
    // The desk limits sign-ins itself, in front of this (server.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: cookiesOf(options),
  });
}

/**
 * Behind https the cookies are the host's alone (`__Host-`: Secure, no Domain, the whole path): no
 * neighbour under the same domain sets one. Without a certificate a browser would drop them.
 */
function cookiesOf({ publicUrl }: AuthOptions) {
  const secure = isHttps(publicUrl);
  return {
    cookiePrefix: secure ? '__Host-thongsuot' : 'thongsuot',
    // The library's own prefix would stand before ours.
    useSecureCookies: false,
    defaultCookieAttributes: { secure },
  };
}

/** Whether browsers come by https. */
export function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https://') ?? false;
}

function secondFactor() {
  return twoFactor({
    issuer: 'Thông Suốt',
    twoFactorTable: 'auth_two_factor',
    accountLockout: { maxFailedAttempts: lockout.failures, durationSeconds: lockout.forMs / 1000 },
  });
}

/** A passkey stands for two factors: without a finger, a face or a code it is only one. */
function passkeys() {
  return passkey({
    rpName: 'Thông Suốt',
    schema: { passkey: { modelName: 'auth_passkey' } },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw new APIError('BAD_REQUEST');
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
      },
    },
  });
}

function singleSignOn({ sso }: AuthOptions) {
  const provider = sso && {
    providerId: ssoId,
    discoveryUrl: sso.discoveryUrl,
    clientId: sso.clientId,
    clientSecret: sso.clientSecret,
    scopes: ['openid', 'email', 'profile'],
    requireIdTokenVerification: true,
    // Nobody gives himself an account: only who is known signs in.
    disableSignUp: true,
    ...(sso.acr ? strongly(sso.acr) : {}),
  };
  return genericOAuth({ config: provider ? [provider] : [] });
}

/**
 * Asks the provider for one of these strengths and lets in nobody who was not proved by it. What
 * the ID token says counts: it has been verified when this is called.
 */
function strongly(acr: readonly string[]) {
  return {
    authorizationUrlParams: { acr_values: acr.join(' ') },
    getUserInfo: ({ idToken }: { idToken?: string | undefined }) => {
      const body = idToken?.split('.')[1] ?? '';
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString() || '{}') as Claims;
      const { sub = '', email = null, name, email_verified: emailVerified = false } = claims;
      const isStrong = acr.includes(claims.acr ?? '');
      return Promise.resolve(isStrong ? { id: sub, sub, email, name, emailVerified } : null);
    },
  };
}

interface Claims {
  sub?: string;
  acr?: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

function originOf(request: Request): string {
  return new URL(request.url).origin;
}
