/** The closing as the API shows it: what is signed, and the proof of who signs (clause 7). */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { owners } from '../../domain/availability.ts';
import { clockStatuses } from '../../domain/clocks.ts';
import { holders, proofMeans, symptoms } from '../../domain/incident.ts';
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

/** The password, once more. Longer ones than any account has are cut off here. */
export const newProof = z.object({ password: z.string().min(1).max(128) });

/** Until when signatures may follow. */
export const proof = z
  .object({ means: z.enum(proofMeans), at: time, until: time })
  .meta({ id: 'Proof' });

export type Closing = z.infer<typeof closing>;
export type ProofGiven = z.infer<typeof proof>;
