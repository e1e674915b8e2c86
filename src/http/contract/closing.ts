/** The closing as the API shows it: what is signed (clause 7). */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { owners } from '../../domain/availability.ts';
import { clockStatuses } from '../../domain/clocks.ts';
import { holders, symptoms } from '../../domain/incident.ts';
import { sha256, time } from './common.ts';

const forceMajeure = z.object({
  from: time,
  to: time.optional(),
  verdict: z.enum(['pending', 'accepted', 'rejected', 'withdrawn']),
});

/** The statement of facts, its digest, and the head of the chain: `sign` names the last two. */
export const closing = z
  .object({
    version: z.int(),
    head: sha256,
    statement: sha256,
    facts: z.object({
      incident: z.string(),
      code: z.string(),
      circuit: z.string(),
      site: z.string(),
      agreement: sha256,
      symptom: z.enum(symptoms),
      reportedAt: time,
      notifiedAt: time.optional(),
      outage: z.object({ since: time, until: time }),
      fixedAt: time.optional(),
      cycles: z.int(),
      cause: z.string().optional(),
      responsibility: z.enum(holders).optional(),
      /** Milliseconds of the outage by who answers for them. */
      minutes: z.record(z.enum(owners), z.int()),
      forceMajeure: z.array(forceMajeure),
      promises: z.array(
        z.object({
          clock: z.enum(clockNames),
          cycle: z.int(),
          round: z.int(),
          dueAt: time,
          endedAt: time.optional(),
          status: z.enum(clockStatuses),
        }),
      ),
      levelsTold: z.array(
        z.object({
          cycle: z.int(),
          level: z.int(),
          at: time,
          how: z.enum(['due', 'offered', 'early']),
        }),
      ),
      rfo: z.object({ by: z.enum(['customer', 'agreement']), allowedMs: z.int() }).optional(),
    }),
  })
  .meta({ id: 'Closing' });

export type Closing = z.infer<typeof closing>;
