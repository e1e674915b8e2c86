/** Administration of the directory: units, circuits, their history, and imports. */
import { z } from 'zod';
import { amendedKinds } from '../../domain/agreement-change.ts';
import { importKinds, unitKinds } from '../../domain/directory-change.ts';
import { auditEntry } from './audit.ts';
import { problemWords, provinceCode, shortText, slug, time } from './common.ts';

const day = z.iso.date().meta({ description: 'a local day' });

const unitBody = z.object({
  kind: z.enum(unitKinds),
  name: shortText,
  parent: slug.nullable(),
  province: provinceCode.nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  successor: slug.nullable(),
});

const circuitBody = z.object({
  code: shortText,
  site: slug,
  agreement: slug,
  validFrom: day.nullable(),
  validTo: day.nullable(),
});

/** What every form sends besides its fields. */
export const saving = {
  seen: z.string().max(64).optional().meta({
    description: 'the fingerprint of what was looked at; absent: it is to be made',
  }),
  check: z.boolean().optional().meta({ description: 'judge it only: nothing is written' }),
};

/** A unit as it shall be. */
export const saveUnit = unitBody.extend(saving);

/** A circuit as it shall be. */
export const saveCircuit = circuitBody.extend(saving);

/** How many things changed, or would; `flaws` only where it was to be judged. */
export const saved = z
  .object({
    changed: z.int(),
    flaws: z.array(z.object({ field: z.string(), words: problemWords })),
  })
  .meta({ id: 'Saved' });

const named = z.object({ id: z.string(), name: z.string() });

/** A unit as it is administered. */
export const adminUnit = unitBody
  .extend({ id: z.string(), circuits: z.int(), formerly: z.array(named), now: named.optional() })
  .meta({ id: 'AdminUnit' });

/** A circuit as it is administered. */
export const adminCircuit = circuitBody
  .extend({ id: z.string(), siteName: z.string() })
  .meta({ id: 'AdminCircuit' });

/** What was done to a thing, the newest first; the last may be taken back. */
export const history = z.array(auditEntry.extend({ undoable: z.boolean() }));

/** A unit with its circuits and all that was done to it, the newest first. */
export const unitPage = z
  .object({
    unit: adminUnit,
    circuits: z.array(adminCircuit),
    seen: z.string(),
    history,
  })
  .meta({ id: 'AdminUnitPage' });

/** A circuit with all that was done to it. */
export const circuitPage = z
  .object({ circuit: adminCircuit, seen: z.string(), history })
  .meta({ id: 'AdminCircuitPage' });

export const adminQuery = z.object({
  q: shortText.optional(),
  ended: z.stringbool().optional().meta({ description: 'those that have ended, too' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: slug.optional(),
});

export const unitList = z.object({
  items: z.array(adminUnit),
  total: z.int(),
  next: z.string().optional(),
});
export const circuitList = z.object({
  items: z.array(adminCircuit),
  total: z.int(),
  next: z.string().optional(),
});

/** Every table that goes in and out as a file. */
export const tableKinds = [...importKinds, ...amendedKinds, 'wordings', 'people'] as const;

const change = z.object({
  kind: z.string(),
  id: z.string(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
});

/** What an import would change, and what is wrong with its rows (0: with no row of its own). */
export const importPreview = z
  .object({
    rows: z.int(),
    changes: z.array(change),
    report: z.array(z.object({ row: z.int(), column: z.string(), words: problemWords })),
    fingerprint: z.string(),
    codes: z
      .array(z.object({ name: z.string(), email: z.string(), code: z.string(), expiresAt: time }))
      .optional()
      .meta({ description: 'of people who are invited on paper: to print, shown once' }),
  })
  .meta({ id: 'ImportPreview' });

/** The largest file: 2 MB, as base64. */
const contentMax = 2_900_000;

export const importFile = z.object({
  kind: z.enum(tableKinds),
  name: shortText.min(1),
  content: z.base64().max(contentMax),
});

export const importOrder = importFile.extend({
  fingerprint: z.string().max(64),
  by: z.enum(['mail', 'print']).default('print').meta({ description: 'how people are invited' }),
});

export const tableQuery = z.object({
  format: z.enum(['csv', 'xlsx']).default('csv'),
  lang: z.enum(['vi', 'en']).default('vi'),
  content: z.enum(['rows', 'template']).default('rows'),
  province: provinceCode.optional(),
});

export const tableParams = z.object({ kind: z.enum(tableKinds) });

export type AdminUnit = z.infer<typeof adminUnit>;
export type AdminCircuit = z.infer<typeof adminCircuit>;
export type Saved = z.infer<typeof saved>;
export type HistoryView = z.infer<typeof history>;
export type AdminUnitPage = z.infer<typeof unitPage>;
export type AdminCircuitPage = z.infer<typeof circuitPage>;
export type ImportPreviewView = z.infer<typeof importPreview>;
export type ImportFileBody = z.infer<typeof importFile>;
export type ImportOrderBody = z.input<typeof importOrder>;
