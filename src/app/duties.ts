/** Carrying out what a group's acts owe each incident: ordinary commands, once each. */
import type { Duty } from '../domain/group-fan-out.ts';
import type { RefusalCode } from '../domain/refusals.ts';
import { owedDuties, settleDuties } from '../store/groups.ts';
import { handle, type Desk } from './handle.ts';

/** Refusals that say nothing about the command: it is still owed, and tried again. */
const passing: readonly RefusalCode[] = ['D-2', 'D-10'];

/** How many duties are read at a time. */
const passMax = 1_000;

/** What became of a pass. */
export interface Fulfilled {
  done: number;
  refused: number;
  /** What could not be judged; it stays owed, and does not hold up the others. */
  failed: { incident: string; error: unknown }[];
}

/**
 * Carries out what is owed: of one group, or of all. Any number of processes may do it at once, and
 * one that was killed half-way is made up for: a command that was carried out gives its first
 * answer. For one incident the commands come in their order.
 */
export async function fulfil(desk: Desk, group?: string): Promise<Fulfilled> {
  const total: Fulfilled = { done: 0, refused: 0, failed: [] };
  for (;;) {
    const owed = await owedDuties(desk.store, group, passMax);
    const byIncident = Map.groupBy(owed, (duty) => duty.incident);
    // All at once: the commands of many incidents share their statements.
    const settled = await Promise.all(
      [...byIncident.values()].map((duties) => inOrder(desk, duties, total)),
    );
    const outcomes = settled.flat();
    await settleDuties(desk.store.db, outcomes);
    if (owed.length < passMax || outcomes.length === 0) return total;
  }
}

async function inOrder(
  desk: Desk,
  duties: Duty[],
  total: Fulfilled,
): Promise<{ commandId: string; outcome: string }[]> {
  const settled: { commandId: string; outcome: string }[] = [];
  for (const { incident, actor, command, commandId } of duties) {
    try {
      const answer = await handle(desk, { incident, actor, command, commandId });
      if (!('refusal' in answer)) {
        settled.push({ commandId, outcome: 'done' });
        total.done += 1;
      } else if (passing.includes(answer.refusal)) {
        break;
      } else {
        settled.push({ commandId, outcome: answer.refusal });
        total.refused += 1;
      }
    } catch (error) {
      total.failed.push({ incident, error });
      break;
    }
  }
  return settled;
}
