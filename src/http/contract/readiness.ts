/** Readiness: whom the ladder would reach, rehearsed before it matters. */
import { z } from 'zod';
import { clockNames } from '../../domain/agreement.ts';
import { channels } from '../../domain/ladder.ts';
import { noticeTypes } from '../../domain/notices.ts';
import { meansStandings, standings, verifiedHows } from '../../domain/readiness.ts';
import { shortText, slug, time, words } from './common.ts';
import { party, role } from './incidents.ts';

const means = z.object({
  channel: z.enum(channels),
  address: z.string(),
  verified: z.object({ at: time, how: z.enum(verifiedHows), by: z.string() }).optional(),
  expiresAt: time.optional(),
});

/** How a contact stands at an instant. */
const contactState = z.object({
  standing: z.enum(standings),
  means: z.array(means),
  leave: z.object({ from: time, to: time, remark: z.string() }).optional(),
  /** Who is told as well while the contact is away. */
  deputy: z.object({ id: z.string(), name: z.string() }).optional(),
  /** When it can be reached; absent: at every hour. */
  hours: z.object({ weekdays: z.array(z.int()), spans: z.array(z.string()) }).optional(),
});

const levelContact = contactState.extend({
  who: z.object({ id: z.string(), name: z.string(), title: words, party }).optional(),
});

/** A deadline that passes unanswered. */
const step = z.object({
  dueAt: time,
  notice: z.enum(noticeTypes),
  clock: z.enum(clockNames),
  clause: z.string(),
  level: z.int().meta({ description: '0: the clock itself' }),
  contact: levelContact.optional(),
  people: z.array(z.object({ name: z.string(), role, unit: z.string() })),
  reaches: z.enum(['somebody', 'perhaps', 'nobody']).meta({
    description: 'perhaps: told, but never verified, expired or outside hours',
  }),
});

/** What happens if nobody answers. */
export const rehearsal = z
  .object({
    at: time,
    circuit: z.object({ id: z.string(), code: z.string() }),
    site: z.object({ id: z.string(), name: z.string() }),
    hotline: z.object({ printed: z.string(), e164: z.string() }).optional(),
    steps: z.array(step),
    /** The same as lines to be read out. */
    lines: z.object({ vi: z.array(z.string()), en: z.array(z.string()) }),
  })
  .meta({ id: 'Rehearsal' });

export const rehearsalQuery = z.object({ circuit: slug, at: time.optional() });

/** By what the desk tells and hears. Names and words of gateways are headquarters' to see. */
const deskMeans = z.object({
  channel: z.enum(['mail', 'text', 'webhook', 'push', 'mailbox']),
  standing: z.enum(meansStandings).meta({
    description: 'dead: it failed, and was left alone; silent: not reached for 15 minutes',
  }),
  at: time.optional().meta({ description: 'since when; where it works, when it last did' }),
  name: z.string().optional(),
  answer: z.string().optional(),
});

/** Per agreement: each level as it stands now, and each province's last drill. */
export const readiness = z
  .object({
    isLive: z.boolean().meta({ description: 'false: nothing leaves the desk' }),
    means: z.array(deskMeans),
    items: z.array(
      z.object({
        agreement: z.object({ id: z.string(), title: words }),
        /** Who may be named as a deputy. */
        contacts: z.array(z.object({ id: z.string(), name: z.string() })),
        levels: z.array(
          contactState.extend({
            level: z.int(),
            contact: z.string(),
            contactId: z.string(),
            fails: z.boolean().meta({ description: 'the ladder would fail here' }),
          }),
        ),
        drills: z.array(
          z.object({
            id: z.string(),
            province: z.string(),
            at: time,
            tests: z.int(),
            answered: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Readiness' });

export const newDrill = z.object({ agreement: slug, province: z.string().max(8) });
export const drilled = z.object({
  id: z.string(),
  tests: z.array(
    z.object({
      level: z.int(),
      contact: z.string(),
      channel: z.enum(channels),
      address: z.string(),
      message: z.string().optional().meta({ description: 'absent: a person has to call' }),
    }),
  ),
});

/** A person called and reached the contact. */
export const newVerification = z.object({
  agreement: slug,
  contact: slug,
  channel: z.enum(channels),
});

export const newLeave = z.object({
  agreement: slug,
  contact: slug,
  from: time,
  to: time,
  remark: shortText.default(''),
  /** Another contact of the agreement, told as well meanwhile. */
  deputy: slug.optional(),
});

const span = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** When a contact can be reached; without days: at every hour. */
export const newHours = z.object({
  agreement: slug,
  contact: slug,
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  spans: z.array(span).max(8).default([]),
});

/** A drill as it runs: who answered, by what, how fast. */
export const drillRun = z
  .object({
    id: z.string(),
    province: z.string(),
    at: time,
    by: z.string(),
    tests: z.array(
      z.object({
        level: z.int(),
        contact: z.string(),
        channel: z.enum(channels),
        address: z.string(),
        /** What became of the message; absent: a person has to call. */
        status: z.string().optional(),
        answeredAt: time.optional(),
        afterMs: z.number().optional(),
      }),
    ),
  })
  .meta({ id: 'DrillRun' });

export type DrillRunView = z.infer<typeof drillRun>;
export type ReadinessView = z.infer<typeof readiness>;
export type ReadinessItem = ReadinessView['items'][number];
export type ReadinessLevel = ReadinessItem['levels'][number];
export type RehearsalView = z.infer<typeof rehearsal>;
export type ContactStateView = z.infer<typeof contactState>;
