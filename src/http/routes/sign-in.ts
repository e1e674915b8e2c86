/**
 * /api/auth: in and out of a session. Of all that the identity library can do over HTTP only this
 * is open: names, addresses and accounts are evidence in records, and nobody gives himself one.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Auth } from '../auth.ts';
import { credentials } from '../contract/directory.ts';
import type { Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const schema = { tags: ['account'], security: [], response: { 204: z.null() } };

/** Adds sign-in and sign-out; `triesMax`: tries of a password a minute from one address. */
export function signInRoutes(app: Server, auth: Auth, triesMax: number): void {
  app.post(
    '/api/auth/sign-in/email',
    {
      schema: {
        ...schema,
        summary: 'Sign in; the session is a cookie that scripts cannot read',
        body: credentials,
      },
      config: { rateLimit: { max: triesMax, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const answer = await asked(auth, request);
      if (answer.status === 403) throw new RefusedError('D-5');
      // One answer to a wrong password and to an unknown address: neither is told from the other.
      if (!answer.ok) throw new RefusedError('D-17');
      return reply.header('set-cookie', answer.headers.getSetCookie()).code(204).send(null);
    },
  );
  app.post(
    '/api/auth/sign-out',
    { schema: { ...schema, summary: 'Sign out; without a session too' } },
    async (request, reply) => {
      const answer = await asked(auth, request);
      return reply.header('set-cookie', answer.headers.getSetCookie()).code(204).send(null);
    },
  );
}

/** The library's answer; its own failures are ours. */
async function asked(auth: Auth, request: FastifyRequest): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const url = `${request.protocol}://${request.host}${request.url}`;
  const body = JSON.stringify(request.body ?? {});
  const answer = await auth.handler(new Request(url, { method: 'POST', headers, body }));
  if (answer.status >= 500) throw new Error(`identity failed: ${await answer.text()}`);
  return answer;
}
