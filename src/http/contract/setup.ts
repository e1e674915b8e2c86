/** The set-up of a new desk: looked at and finished by a one-time code; and what is left to do. */
import { z } from 'zod';
import { agreementFile, fileFlaws } from './admin-agreements.ts';
import { shortText, slug, time, words } from './common.ts';
import { secret } from './identity.ts';
import { handedOver } from './people.ts';

const party = z.enum(['customer', 'carrier']);
const side = z.object({ id: z.string(), name: words });

/** An agreement to begin with: whose it is. */
export const setupAgreement = z
  .object({
    id: z.string(),
    version: z.int(),
    title: words,
    customer: side,
    carrier: side,
  })
  .meta({ id: 'SetupAgreement' });

const code = z.string().max(40);

export const setupCode = z.object({ code });

/** What one can choose from. */
export const setupChoices = z
  .object({
    agreements: z.array(setupAgreement),
    offices: z.object({ departments: z.int(), offices: z.int() }),
    passwordMin: z.int(),
  })
  .meta({ id: 'SetupChoices' });

export const setupFile = z.object({ code, yaml: agreementFile });

/** What a file of one's own says: whose agreement it is, or its flaws with line and column. */
export const setupFileRead = z
  .object({
    flaws: fileFlaws,
    agreement: setupAgreement.optional(),
  })
  .meta({ id: 'SetupFile' });

/** Everything that the first visit settles, at once. */
export const setupOrder = z.object({
  code,
  agreement: z.union([z.object({ shipped: slug }), z.object({ yaml: agreementFile })]),
  withOffices: z.boolean().meta({ description: 'the departments and offices of 2009' }),
  side: party.meta({ description: 'whose first administrator this is' }),
  name: shortText.min(1),
  email: z.email().max(200).toLowerCase(),
  password: secret,
});

/** The other side's first administrator: by mail, or with a code to print. */
export const firstOfOther = z.object({
  unit: slug,
  name: shortText.min(1),
  email: z.email().max(200).toLowerCase(),
  by: z.enum(['mail', 'print']),
});

export const firstInvited = handedOver;

/** What is left to do before the desk can be relied on. */
export const setupLeft = z
  .object({
    otherSides: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        side: party,
        people: z.int(),
        invited: z.object({ name: z.string(), email: z.string(), expiresAt: time }).optional(),
      }),
    ),
    administrators: z.int(),
    people: z.int(),
    invited: z.int(),
    sites: z.int(),
    circuits: z.int(),
    incidents: z.int(),
    levels: z.int(),
    levelsFailing: z.int(),
    isLive: z.boolean(),
    gateways: z.array(z.object({ channel: z.string(), name: z.string() })),
    address: z.object({
      url: z.string(),
      isPublic: z.boolean(),
      isBehindUnknownProxy: z.boolean(),
    }),
  })
  .meta({ id: 'SetupLeft' });

export type SetupAgreement = z.infer<typeof setupAgreement>;
export type SetupChoices = z.infer<typeof setupChoices>;
export type SetupFile = z.infer<typeof setupFileRead>;
export type SetupOrder = z.infer<typeof setupOrder>;
export type SetupLeft = z.infer<typeof setupLeft>;
export type FirstOfOther = z.infer<typeof firstOfOther>;
