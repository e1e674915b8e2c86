/** Who is asking: a browser's session, or a program's token. One place; every route goes by it. */
import type { FastifyRequest } from 'fastify';
import { sha256 } from '../domain/record.ts';
import { findPerson, type Person } from '../store/people.ts';
import type { Store } from '../store/connect.ts';
import type { Auth } from './auth.ts';
import { RefusedError } from './errors.ts';

/** How a token begins, so that one found in a log or a repository is known for what it is. */
export const tokenPrefix = 'tst_';

/**
 * Finds the person behind a request; throws D-5 where there is none, D-9 where they have no role.
 */
export type Who = (request: FastifyRequest) => Promise<Person>;

/** The secret of the token that a request comes with; undefined where it comes with none. */
export function secretOf(request: FastifyRequest): string | undefined {
  return /^Bearer (tst_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
}

/** Makes the look-up, once a request. */
export function openWho(
  store: Store,
  auth: Auth,
  byToken: (secretSha256: string) => Promise<Person | undefined>,
): Who {
  const known = new WeakMap<FastifyRequest, Promise<Person>>();
  return (request) => {
    const asked = known.get(request) ?? find(request);
    known.set(request, asked);
    return asked;
  };

  async function find(request: FastifyRequest): Promise<Person> {
    if (request.headers.authorization !== undefined) {
      const secret = secretOf(request);
      const person = secret ? await byToken(sha256(secret)) : undefined;
      if (!person) throw new RefusedError('D-5');
      return person;
    }
    if (request.headers.cookie === undefined) throw new RefusedError('D-5');
    const id = await auth.personOf(new Headers({ cookie: request.headers.cookie }));
    if (id === undefined) throw new RefusedError('D-5');
    const person = await findPerson(store, id);
    if (!person) throw new RefusedError('D-9');
    return person;
  }
}
