/** The table of who may do what, as its test writes it. */
import type { Part } from './cast.ts';

/** The columns of the table, in its order. */
export const columns: (Part | 'nobody')[] = [
  'nobody',
  'technician',
  'neighbour',
  'coordinator',
  'otherCoordinator',
  'headquarters',
  'helpdesk',
  'manager',
  'director',
  'otherCarrier',
];

/** Statuses with the part that each is for. */
export function named(statuses: string[]): string[] {
  return columns.map((part, index) => `${part}: ${statuses[index]}`);
}
