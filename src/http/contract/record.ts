/** The record as a whole: how it stands, and the keys that sign it. */
import { z } from 'zod';
import { time, words } from './common.ts';

/** What keeps the record from being vouched for; each is an alarm on every board. */
const recordAlarms = ['flaws', 'key-lost', 'silent'] as const;

/** How the record stands: what was sealed last, what the last walk over all of it found. */
export const recordStanding = z
  .object({
    now: time,
    holds: z.boolean().meta({ description: 'No alarm' }),
    alarms: z.array(z.enum(recordAlarms)),
    checkpoint: z.object({ seq: z.int(), at: time, hash: z.string() }).optional(),
    /** The id of the key that signs now; absent: it is lost. */
    key: z.string().optional(),
    /** The last walk over everything, by night. */
    check: z
      .object({
        at: time,
        records: z.int(),
        checkpoints: z.int(),
        flawCount: z.int(),
        /** The first flaws, named; which incident, headquarters alone is told. */
        flaws: z.array(z.object({ what: z.string(), words })),
      })
      .optional(),
  })
  .meta({ id: 'RecordStanding' });

/** The public keys of the desk, each a JWK (RFC 8037), vouched for by the one before it. */
export const publicKeys = z
  .object({
    format: z.literal('thongsuot-keys/1'),
    keys: z.array(
      z.object({
        kid: z.string(),
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        since: z.int().meta({ description: 'Milliseconds since 1970, as it was signed' }),
        prev: z.string().optional(),
        signature: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'PublicKeys' });

/** Whether contact data is masked in what is exported. */
export const exportQuery = z.object({ masked: z.stringbool().default(false) });

/** The file of a record: docs/record-format.md says each member. */
export const recordFile = z
  .looseObject({ format: z.literal('thongsuot-record/1') })
  .meta({ id: 'RecordFile', description: 'See docs/record-format.md' });

/** A file's own bytes. */
export const bytes = z.string().meta({ format: 'binary' });

/** A head as it stands on printed minutes, and the checkpoint that sealed it. */
export const sealedHead = z
  .object({ head: z.string(), checkpoint: z.int(), at: time, words })
  .meta({ id: 'SealedHead' });

export type RecordStandingView = z.infer<typeof recordStanding>;
