/** The set-up of a new desk: its one-time code, and the one act that gives it its first person. */
import type { Agreement, Party } from '../domain/agreement.ts';
import { firstRole } from '../domain/administration.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { storeAgreement, type StoredAgreement } from '../store/agreements.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { deskNow, readNow, type Store } from '../store/connect.ts';
import { addAppointment, findPerson } from '../store/people.ts';
import { noteShortPassword } from '../store/people-admin.ts';
import { fillDirectory } from '../store/seed.ts';
import { judgeSetupCode, keepSetupCode } from '../store/setup.ts';
import { addSignIn } from '../store/sign-ins.ts';
import { codeHash, newCode } from './access.ts';
import { readAgreement, type PlacedFlaw } from './agreements.ts';
import { readFacts, readOffices, readShippedAgreements } from './shipped.ts';

/** Long enough to walk from the server to a desk; a new one is a command away. */
const codeForMs = 60 * 60_000;

/** A one-time code for the set-up, and until when it is good; undefined: the set-up is closed. */
export async function makeSetupCode(
  store: Store,
): Promise<{ code: string; expiresAt: number } | undefined> {
  const code = newCode();
  const kept = await keepSetupCode(store, { codeSha256: codeHash(code), forMs: codeForMs });
  return kept ? { code, expiresAt: (await readNow(store)) + codeForMs } : undefined;
}

/** The agreement that a desk begins with: one that ships, or a file of one's own. */
export type FirstAgreement = { shipped: string } | { yaml: string };

/** Reads it; all its flaws where it has some. Undefined: none of that name ships. */
export async function readFirstAgreement(
  root: string,
  given: FirstAgreement,
): Promise<StoredAgreement | { flaws: PlacedFlaw[] } | undefined> {
  if ('yaml' in given) return readAgreement(given.yaml, await readFacts(root));
  const shipped = await readShippedAgreements(root);
  return shipped.find(({ agreement }) => agreement.id === given.shipped);
}

/** What the first visit settles. */
export interface FirstThings {
  agreement: StoredAgreement;
  /** Whether the departments and offices of 2009 are there from the start. */
  withOffices: boolean;
  /** Whose side the first person administers. */
  side: Party;
  name: string;
  email: string;
  passwordHash: string;
  isShort: boolean;
  origin: Origin;
}

/**
 * Sets the desk up, whole or not at all: parties, agreement, the first administrator of one side.
 * With that the set-up is closed for ever: of two at once the second gets S-2, as does a replay.
 */
export async function setUp(
  store: Store,
  root: string,
  code: string,
  given: FirstThings,
): Promise<Refusal | undefined> {
  const { agreement } = given.agreement;
  const seed = await readOffices(root, agreement, given.withOffices);
  return store.db.transaction().execute(async (tx) => {
    const judged = await judgeSetupCode(store, codeHash(code), tx, true);
    if (judged !== 'good') return refuse(judged === 'closed' ? 'S-2' : 'S-1');
    await storeAgreement(given.agreement, tx);
    await fillDirectory(tx, seed);
    const { name, email, passwordHash: hash, side } = given;
    const person = await addSignIn(tx, { email, name, hash });
    await tx
      .insertInto('people')
      .values({ id: person, seen_at: deskNow(store) })
      .execute();
    const place = { role: firstRole[side], unit: agreement[side].id, administrator: true };
    await addAppointment(tx, { person, ...place });
    await noteShortPassword(person, given.isShort, tx);
    const actor = await findPerson(store, person, tx);
    const after = { ...settled(given.agreement, given.withOffices), name, email, ...place };
    const subject = { kind: 'desk', id: 'setup' };
    const entry = { actor, action: 'setup.finish', subject, after, unit: place.unit };
    await writeAudit(store, { ...entry, origin: given.origin }, tx);
    return undefined;
  });
}

function settled({ agreement, sha256 }: StoredAgreement, withOffices: boolean) {
  const { id, version, customer, carrier }: Agreement = agreement;
  const parties = { customer: customer.id, carrier: carrier.id };
  return { agreement: id, version, sha256, ...parties, withOffices };
}
