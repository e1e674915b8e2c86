/** The table of who may do what, as its test writes it. */
import type { Part } from './cast.ts';

/** A table’s rows by their rule: the statuses, without the bars between the parties. */
export function parsed(text: string): Map<string, string[]> {
  const lines = text.trim().split('\n').slice(1);
  return new Map(
    lines.map((line) => {
      const [rule = '', ...statuses] = line.replaceAll('|', ' ').trim().split(/ +/);
      return [rule, statuses];
    }),
  );
}

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
