/** The archive of a year: what can be ordered, and how far what was ordered has come. */
import { z } from 'zod';
import { shortText, time } from './common.ts';

/** What is ordered. */
export const archiveOrder = z.object({
  unit: shortText.min(1),
  year: z.int().min(2000).max(2100),
  masked: z.boolean().default(false),
});

/** An archive that was ordered; `done` and `total` count incidents. */
export const archive = z
  .object({
    id: z.string(),
    unit: z.object({ id: z.string(), name: z.string() }),
    year: z.int(),
    masked: z.boolean(),
    orderedBy: z.string(),
    orderedAt: time,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.int(),
    total: z.int(),
    /** Records that do not fit their seals: they are not in it, and it says which. */
    leftOut: z.int(),
    endedAt: time.optional(),
    bytes: z.int().optional(),
    sha256: z.string().optional(),
  })
  .meta({ id: 'Archive' });

/** The archives ordered from one's unit, the latest first, and of which units one may order. */
export const archiveList = z
  .object({
    now: time,
    items: z.array(archive),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'ArchiveList' });

export type Archive = z.infer<typeof archive>;
export type ArchiveList = z.infer<typeof archiveList>;
export type ArchiveOrder = z.input<typeof archiveOrder>;
