/** How long records are kept: what is over its term, what is on hold, what was removed. */
import { z } from 'zod';
import { shortText, text, time, uuid } from './common.ts';

/** A record whose term is over. */
const overdue = z.object({
  id: z.string(),
  code: z.string(),
  siteName: z.string(),
  endedAt: time,
  keptUntil: time,
  years: z.int(),
  rule: z.enum(['agreement', 'usual']),
  held: z.boolean(),
});

/** A legal hold; its side alone lifts it. */
export const legalHold = z
  .object({
    id: z.string(),
    incident: z.string(),
    /** Absent: the record is not there any more. */
    code: z.string().optional(),
    reason: z.string(),
    placedBy: z.string(),
    placedAt: time,
    liftedBy: z.string().optional(),
    liftedAt: time.optional(),
    liftReason: z.string().optional(),
  })
  .meta({ id: 'LegalHold' });

/** A tombstone, as far as it is told. */
const removal = z.object({
  code: z.string(),
  removedAt: time,
  by: z.string(),
  reason: z.string(),
  years: z.int(),
  hash: z.string(),
});

/** Everything about the term of the reader's own side's records. */
export const retention = z
  .object({
    now: time,
    mayRemove: z.boolean(),
    overdue: z.array(overdue),
    holds: z.array(legalHold),
    removed: z.array(removal),
  })
  .meta({ id: 'Retention' });

/** Which of the lists is taken away. */
export const retentionExport = z.object({ list: z.enum(['overdue', 'holds', 'removed']) });

const why = text.refine((said) => said.trim() !== '', { message: 'a reason is needed' });

/** Which record, and why. */
export const holdOrder = z.object({ incident: shortText.min(1), reason: why });
export const liftOrder = z.object({ reason: why });
export const holdKey = z.object({ id: uuid });
export const removed = z.object({ code: z.string() });

export type Retention = z.infer<typeof retention>;
export type LegalHold = z.infer<typeof legalHold>;
