/** Proofs of who one is, given anew in a session that was open already: one a session, the last. */
import type { Instant } from '../domain/agreement.ts';
import type { Proof } from '../domain/closing.ts';
import type { ProofMeans } from '../domain/incident.ts';
import { toTimestamp, type Store } from './connect.ts';

/** Keeps that the session's person proved who it is, at the desk's time. */
export async function keepProof(
  store: Store,
  proof: { session: string; means: ProofMeans; at: Instant },
): Promise<void> {
  const { session, means } = proof;
  const proved_at = toTimestamp(proof.at);
  await store.db
    .insertInto('session_proofs')
    .values({ session, means, proved_at })
    .onConflict((conflict) => conflict.column('session').doUpdateSet({ means, proved_at }))
    .execute();
}

/** The last proof of a session; undefined where none was given since the sign-in. */
export async function proofOfSession(store: Store, session: string): Promise<Proof | undefined> {
  const row = await store.db
    .selectFrom('session_proofs')
    .select(['means', 'proved_at'])
    .where('session', '=', session)
    .executeTakeFirst();
  return row && { at: row.proved_at.getTime(), means: row.means as ProofMeans };
}
