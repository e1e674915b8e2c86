/** The audit trail, as it is read and searched. */
import { z } from 'zod';
import { shortText, time } from './common.ts';

/** One act: who, what, to what, with how it was before and is after. */
export const auditEntry = z
  .object({
    id: z.string(),
    at: time,
    actor: z
      .object({
        person: z.string(),
        name: z.string(),
        role: z.string(),
        unit: z.string(),
      })
      .optional()
      .meta({ description: 'absent: somebody unknown, or the desk by itself' }),
    party: z.enum(['customer', 'carrier', 'desk']).optional(),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    outcome: z.enum(['ok', 'refused']),
    address: z.string().optional(),
    userAgent: z.string().optional(),
  })
  .meta({ id: 'AuditEntry' });

/** What the trail is narrowed to. */
const auditFilters = z.object({
  q: shortText.optional(),
  action: shortText.optional(),
  person: shortText.optional(),
  kind: shortText.optional(),
  subject: shortText.optional(),
  outcome: z.enum(['ok', 'refused']).optional(),
  from: time.optional(),
  to: time.optional(),
});

/** As what the trail is taken away: for a spreadsheet, or for a program. */
export const auditExport = auditFilters.extend({
  format: z.enum(['csv', 'json']).default('csv'),
});

export const auditQuery = auditFilters.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** A page of the trail, the newest first. */
export const auditPage = z
  .object({ items: z.array(auditEntry), next: z.string().optional() })
  .meta({ id: 'AuditPage' });

export type AuditEntryView = z.infer<typeof auditEntry>;
export type AuditPage = z.infer<typeof auditPage>;
