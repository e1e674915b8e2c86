/** A session goes on under a new token, so that who knew the old one has nothing any more. */
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { randomBytes } from 'node:crypto';

/** Where the identity library answers it; open to the desk's own routes alone. */
export const renewalPath = '/renew-session';

/** As many bits as the library's own tokens have. */
const tokenBytes = 24;

/** The library's part that renews; a second renewal of the same token is refused. */
export function renewal() {
  const renew = createAuthEndpoint(
    renewalPath,
    { method: 'POST', use: [sessionMiddleware] },
    async (ctx) => {
      const { session, user } = ctx.context.session;
      const token = randomBytes(tokenBytes).toString('base64url');
      const { internalAdapter } = ctx.context;
      const renewed = await internalAdapter.updateSession(session.token, { token });
      if (!renewed) throw new APIError('UNAUTHORIZED');
      await setSessionCookie(ctx, { session: { ...session, token }, user });
      return ctx.json({});
    },
  );
  return { id: 'renewal', endpoints: { renew } };
}
