/** Versions of agreements: listed, written as files, previewed from one, put in force. */
import { z } from 'zod';
import { agreementParts } from '../../domain/agreement.ts';
import { history } from './admin.ts';
import { slug, time } from './common.ts';

const lines = z.object({ vi: z.array(z.string()), en: z.array(z.string()) });

/** A field that is not as in the version before. No lines: there it says nothing. */
const change = z.object({
  part: z.enum(agreementParts),
  path: z.string().meta({ description: 'its place in the file: clocks.response.due' }),
  what: z.object({ vi: z.string(), en: z.string() }),
  before: lines,
  after: lines,
});

/** The versions of an agreement, the newest first; each incident keeps the one of its opening. */
export const versionList = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        sha256: z.string(),
        effectiveFrom: time.optional().meta({ description: 'absent: from the beginning' }),
        byName: z.string().optional(),
        changes: z
          .array(change)
          .optional()
          .meta({ description: 'what differs from the version before; of the first, absent' }),
      }),
    ),
    history: history.meta({
      description: 'of one’s own side; empty for who may not read its trail',
    }),
  })
  .meta({ id: 'AgreementVersions' });

/** Which version of which agreement. */
export const versionParams = z.object({
  id: slug,
  version: z.coerce.number().int().min(1).max(100_000),
});

/** The text of an agreement's file (YAML). */
export const agreementFile = z.string().max(300_000);

/** What is wrong in such a file, and where. */
export const fileFlaws = z.array(
  z.object({
    line: z.int(),
    column: z.int(),
    path: z.string(),
    vi: z.string(),
    en: z.string(),
  }),
);

/** The file of an agreement, as it is written. */
export const versionFile = z.object({ yaml: agreementFile });

/** The newest version as a file with the next number, to be edited. */
export const versionDraft = versionFile
  .extend({ from: z.int().meta({ description: 'the version that it was written from' }) })
  .meta({ id: 'AgreementDraft' });

/** What a file says: its flaws with line and column, or what it changes, field by field. */
export const versionPreview = z
  .object({
    flaws: fileFlaws,
    id: z.string().optional(),
    version: z.int().optional(),
    before: z.int().optional().meta({ description: 'the version that it is compared with' }),
    sha256: z.string().optional(),
    changes: z.array(change).optional(),
  })
  .meta({ id: 'AgreementPreview' });

/** `sha256` as the preview gave it; without an instant it is in force at once. */
export const versionOrder = versionFile.extend({
  sha256: z.string().max(64),
  effectiveFrom: time.optional(),
});

export type AgreementChangeView = z.infer<typeof change>;
export type AgreementVersions = z.infer<typeof versionList>;
export type AgreementDraft = z.infer<typeof versionDraft>;
export type AgreementPreview = z.infer<typeof versionPreview>;
