/**
 * A proof of who one is, given anew: a session alone may be an unlocked desk, and a signature is a
 * person's. Kept by the session, so nothing that a script could steal travels to the page.
 */
import type { FastifyRequest } from 'fastify';
import type { Proof } from '../domain/closing.ts';
import { sha256 } from '../domain/record.ts';
import { readNow, type Store } from '../store/connect.ts';
import { keepProof, proofOfSession } from '../store/proofs.ts';
import { tokenMaySign } from '../store/tokens.ts';
import type { Auth } from './auth.ts';
import { RefusedError } from './errors.ts';
import { secretOf } from './who.ts';

/** Proofs of those who ask. */
export interface Proofs {
  /** The latest proof behind a request; a token that may sign is its own. */
  of: (request: FastifyRequest) => Promise<Proof | undefined>;
  /** Takes the password of the session's person; throws D-17 where it is another. */
  byPassword: (request: FastifyRequest, password: string) => Promise<Proof>;
}

/** Makes the look-up of proofs, and the way to give one. */
export function openProofs(store: Store, auth: Auth): Proofs {
  return {
    of: async (request) => {
      const secret = secretOf(request);
      if (secret !== undefined) {
        if (!(await tokenMaySign(store, sha256(secret)))) return undefined;
        return { at: await readNow(store), means: 'token' };
      }
      const session = await auth.sessionOf(cookiesOf(request));
      return session && proofOfSession(store, session.id);
    },
    byPassword: async (request, password) => {
      const headers = cookiesOf(request);
      const session = await auth.sessionOf(headers);
      if (!session || secretOf(request) !== undefined) throw new RefusedError('D-5');
      if (!(await auth.isPassword(headers, password))) throw new RefusedError('D-17');
      const proof = { at: await readNow(store), means: 'password' } as const;
      await keepProof(store, { ...proof, session: session.id });
      return proof;
    },
  };
}

function cookiesOf(request: FastifyRequest): Headers {
  return new Headers({ cookie: request.headers.cookie ?? '' });
}
