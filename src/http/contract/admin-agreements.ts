/** Versions of agreements: listed, previewed from a file, put in force. */
import { z } from 'zod';
import { time } from './common.ts';

const lines = z.object({ vi: z.array(z.string()), en: z.array(z.string()) });

/** The versions of an agreement, the newest first; each incident keeps the one of its opening. */
export const versionList = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        sha256: z.string(),
        effectiveFrom: time.optional().meta({ description: 'absent: from the beginning' }),
        byName: z.string().optional(),
        gone: lines
          .optional()
          .meta({ description: 'what the version before it said; of the first, absent' }),
        come: lines.optional(),
      }),
    ),
  })
  .meta({ id: 'AgreementVersions' });

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

/** What a file says: its flaws with line and column, or what it changes, in words. */
export const versionPreview = z
  .object({
    flaws: fileFlaws,
    id: z.string().optional(),
    version: z.int().optional(),
    sha256: z.string().optional(),
    gone: lines.optional(),
    come: lines.optional(),
  })
  .meta({ id: 'AgreementPreview' });

/** `sha256` as the preview gave it; without an instant it is in force at once. */
export const versionOrder = versionFile.extend({
  sha256: z.string().max(64),
  effectiveFrom: time.optional(),
});

export type AgreementVersions = z.infer<typeof versionList>;
export type AgreementPreview = z.infer<typeof versionPreview>;
