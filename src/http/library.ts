/** Asking the identity library, in its own terms; the routes put what it answers into ours. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeAudit, type AuditEntry, type Origin } from '../store/audit.ts';
import type { Store } from '../store/connect.ts';
import { findPerson } from '../store/people.ts';
import { openState, type Strength } from '../store/sessions.ts';
import type { Auth, SessionOf } from './auth.ts';

const passedOn = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site'] as const;

/** The library's answer to a request of ours; its own failures are ours. */
export async function ask(
  auth: Auth,
  request: FastifyRequest,
  path: string,
  body?: object,
): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of passedOn) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  // A link that is followed says no origin; single sign-on begins by one, with no one signed in.
  if (path === '/sign-in/social') headers.set('origin', `${request.protocol}://${request.host}`);
  const url = `${request.protocol}://${request.host}/api/auth${path}`;
  const how = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await auth.handler(new Request(url, { headers, ...how }));
  if (answer.status >= 500) throw new Error(`identity failed: ${await answer.text()}`);
  return answer;
}

/** Hands the library's cookies to the browser. */
export function passCookies(reply: FastifyReply, answer: Response): void {
  reply.header('set-cookie', answer.headers.getSetCookie());
}

/** The session that an answer opened, noted with how it was; undefined where it opened none. */
export async function noteOpened(
  store: Store,
  auth: Auth,
  answer: Response,
  how: { strength: Strength; shared: boolean },
): Promise<SessionOf | undefined> {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const cookie = cookies.find((each) => /session_token=./.test(each));
  if (cookie === undefined) return undefined;
  const session = await auth.sessionOf(new Headers({ cookie }));
  if (session) await openState(store, { session: session.id, ...how });
  return session;
}

/** From where a request came. */
export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip, userAgent: request.headers['user-agent'] };
}

/** Writes down that somebody signed in, or was refused. */
export async function auditSignIn(
  store: Store,
  request: FastifyRequest,
  who: { person?: string; address: string },
  what: { by: string; refused?: string },
): Promise<void> {
  const actor = who.person === undefined ? undefined : await findPerson(store, who.person);
  const entry: AuditEntry = {
    actor,
    action: 'sign-in',
    subject: { kind: 'address', id: who.address },
    after: what,
    outcome: what.refused === undefined ? 'ok' : 'refused',
    origin: originOf(request),
  };
  await writeAudit(store, entry);
}
