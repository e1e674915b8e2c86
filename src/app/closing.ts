/** What is to be signed, as it stands: the facts, their digest, and the head of the chain. */
import { randomUUID } from 'node:crypto';
import { statementDigest, statementOf } from '../domain/closing.ts';
import type { Desk } from './handle.ts';

/** The facts of an incident with what a signature to them names; undefined: there is none. */
export async function closingOf(desk: Pick<Desk, 'loadIncident'>, id: string) {
  // Read on the way by which a command is judged: what is shown is what will be compared.
  const { incident, head } = await desk.loadIncident({ id, command: randomUUID() });
  if (!incident || head === undefined) return undefined;
  const { version } = incident;
  return { facts: statementOf(incident), statement: statementDigest(incident), head, version };
}
