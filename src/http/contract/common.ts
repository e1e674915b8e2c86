/** Shapes that every part of the API shares: times, ids, texts, problems. */
import { z } from 'zod';
import { isUnfit, unturned } from '../../domain/plain-text.ts';
import { refusalCodes } from '../../domain/refusals.ts';

/** Nothing of ours is older: a phone whose clock was lost says 1970, and that must not pass. */
const oldest = Date.UTC(2000, 0, 1);

/** ISO 8601 with a zone, as the API gives and takes every time; not before the year 2000. */
export const time = z.iso
  .datetime({ offset: true })
  .refine((value) => !(Date.parse(value) < oldest), { message: 'not before the year 2000' })
  .meta({
    description: 'ISO 8601 with a zone',
    example: '2026-11-22T09:05:00+07:00',
  });

/** An id that the client may make itself (UUID, version 7 preferred); capitals are no other id. */
export const uuid = z.uuid().toLowerCase();

/** An incident as people and programs name it: by its id, or by its readable number. */
export const incidentName = z.union([uuid, z.string().regex(/^SC-\d{4}-\d{6,12}$/)]).meta({
  description: 'The id, or the readable number (SC-2026-000042)',
});

/** The incident in a path. */
export const incidentKey = z.object({ id: incidentName });

/** The longest free text of one entry, in characters. */
const textMax = 4_000;

/** A line or a paragraph: trimmed, bounded; whether it may be empty is the procedure's to say. */
export const text = z
  .string()
  .overwrite(unturned)
  .trim()
  .max(textMax)
  .refine((value) => !isUnfit(value), {
    message: 'text must be well-formed Unicode without control characters',
  });

/** A short text: a name, a reference, a number as somebody said it. */
export const shortText = text.max(200);

/** The id of a thing in the directory. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9][a-z0-9._-]*$/);

/** A SHA-256 in hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A province's code, as the directory has it: 01. */
export const provinceCode = z.string().regex(/^[0-9A-Za-z]{1,8}$/);

/** Words in the two languages of the desk. */
export const words = z.object({ vi: z.string(), en: z.string() });

const told = z.object({ what: z.string(), todo: z.string() });

/** What is wrong and what to do, for either reader. */
export const problemWords = z.object({ vi: told, en: told });

/** RFC 9457 problem details; `code` is the clause's refusal, `words` says it in both languages. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.enum(refusalCodes),
    words: problemWords,
    /** Which fields are wrong, where the request itself is malformed. */
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** What is wrong with what was wanted, by row of a file and by field, in words. */
    flaws: z
      .array(z.object({ row: z.int().optional(), field: z.string(), words: problemWords }))
      .optional(),
    /** The state of the incident as it is now, where a command came too late. */
    state: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
