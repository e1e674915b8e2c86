/** A checked body becomes a command: times from ISO 8601 to instants, absent members left out. */
import type { z } from 'zod';
import type { Command, CommandOf } from '../domain/commands.ts';
import type { GroupAct } from '../domain/group-decide.ts';
import type { GroupActName } from '../domain/group-roles.ts';
import type { BodiedCommand, commandBodies } from './contract/commands.ts';
import type { groupActBodies } from './contract/groups.ts';

/** The members that hold a time, in any command. */
const times = new Set(['claimedAt', 'outageSince', 'etr']);

/** The command that a body asks for. The schema has checked the body; the shapes are the same. */
export function toCommand<N extends BodiedCommand>(
  name: N,
  body: z.output<(typeof commandBodies)[N]>,
): CommandOf<N> {
  const { claimedAt, ...data } = instants(body) as { claimedAt?: number };
  const command = { name, data, ...(claimedAt === undefined ? {} : { claimedAt }) };
  return command as unknown as Command as CommandOf<N>;
}

/** The act on a mass outage that a body asks for; `join` has its own way (routes/groups.ts). */
export function toAct<N extends Exclude<GroupActName, 'join'>>(
  name: N,
  body: z.output<(typeof groupActBodies)[N]>,
): GroupAct {
  const { claimedAt, ...data } = instants(body) as { claimedAt?: number };
  const act = { name, data, ...(claimedAt === undefined ? {} : { claimedAt }) };
  return act as unknown as GroupAct;
}

function instants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(instants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [
        key,
        times.has(key) ? Date.parse(String(member)) : instants(member),
      ]),
  );
}
