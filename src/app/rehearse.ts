/**
 * Rehearsing for a circuit of this desk: the rules, with the people and contacts that it has now.
 */
import type { Instant } from '../domain/agreement.ts';
import type { CircuitFacts } from '../domain/commands.ts';
import { rehearse, type Rehearsal, type RehearsedStep } from '../domain/rehearsal.ts';
import type { Role } from '../domain/roles.ts';
import type { Desk } from './handle.ts';
import { contactDataOf } from './readiness.ts';

/** A step with the people of the desk by name. */
export interface NamedStep extends Omit<RehearsedStep, 'people'> {
  people: { name: string; role: Role; unit: string }[];
}

/** A rehearsal for a circuit. */
export interface NamedRehearsal extends Omit<Rehearsal, 'steps'> {
  circuit: CircuitFacts;
  steps: NamedStep[];
}

/** What happens on this desk if nobody answers; undefined where there is no such circuit. */
export async function rehearseOn(
  desk: Desk,
  circuitId: string,
  at?: Instant,
): Promise<NamedRehearsal | undefined> {
  const { circuit, now } = await desk.loadCircuit(circuitId);
  if (!circuit) return undefined;
  const agreement = await desk.agreementOf(circuit.agreement.sha256);
  const contacts = await contactDataOf(desk.store, agreement);
  const rehearsal = rehearse(agreement, circuit, at ?? now, contacts);
  const steps = await Promise.all(rehearsal.steps.map((step) => named(desk, step)));
  return { ...rehearsal, circuit, steps };
}

async function named(desk: Desk, step: RehearsedStep): Promise<NamedStep> {
  const found = await Promise.all(
    step.people.map(async ({ unit, roles }) =>
      (await desk.peopleOf(unit)).filter((person) => roles.includes(person.role)),
    ),
  );
  const people = found.flat().map(({ name, role, unit }) => ({ name, role, unit }));
  // A passed clock is told to people of the desk alone: without them, nobody hears of it.
  const reaches = step.contact || people.length > 0 ? step.reaches : 'nobody';
  return { ...step, people, reaches };
}
