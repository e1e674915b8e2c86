/** What if …: an agreement played through. Plain lists first: the page offers them as choices. */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { clockStatuses } from '../../domain/clocks.ts';
import { plots } from '../../domain/what-if.ts';
import { time } from './common.ts';
import { party, state } from './incidents.ts';

/** What is played: the story, when the carrier first answers, and when it begins. */
export const whatIfQuery = z.object({
  plot: z.enum(plots).default('nobody-answers'),
  /** Minutes after T0, as the agreement counts them; a week at most. */
  answerMinutes: z.coerce.number().int().min(1).max(10_080).default(230),
  at: time.optional(),
});

const moment = z.object({
  at: time,
  /** The entry that the record would have. */
  type: z.string(),
  by: z.union([party, z.literal('desk')]),
  cycle: z.int(),
  /** The state that the incident is in after it. */
  state,
  clause: z.string(),
  clock: z.enum(clockNames).optional(),
  level: z.int().optional(),
  /** Whom the level names. */
  contact: z.string().optional(),
  etr: time.optional(),
});

const line = z.object({
  clock: z.enum(clockNames),
  cycle: z.int(),
  round: z.int(),
  level: z.int(),
  startedAt: time,
  dueAt: time,
  endedAt: time.optional(),
  status: z.enum(clockStatuses),
});

/** What would happen: moment by moment, and each clock as a line from its start to its end. */
export const whatIf = z
  .object({ t0: time, until: time, moments: z.array(moment), clocks: z.array(line) })
  .meta({ id: 'WhatIf' });

export type WhatIfView = z.infer<typeof whatIf>;
