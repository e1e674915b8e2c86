/** The directory: circuits, sites, provinces, agreements; and who is asking. */
import { z } from 'zod';
import { tokenScopes } from '../../domain/administration.ts';
import { clockNames } from '../../domain/agreement.ts';
import { provinceCode, shortText, slug, time, words } from './common.ts';
import { party, role, state } from './incidents.ts';

const hotline = z.object({ printed: z.string(), e164: z.string() });
const place = z.object({ code: z.string(), name: z.string() });

/** A circuit with its site, its agreement, the number to call, and what is open on it. */
export const circuit = z
  .object({
    id: z.string(),
    code: z.string(),
    site: z.object({
      id: z.string(),
      name: z.string(),
      formerly: z.array(z.string()).optional(),
    }),
    province: place,
    agreement: z.object({ id: z.string(), title: words }),
    carrier: z.object({ id: z.string(), name: words }),
    hotline,
    openIncidents: z.array(
      z.object({ id: z.string(), code: z.string(), state, reportedAt: time, outageSince: time }),
    ),
  })
  .meta({ id: 'Circuit' });

/** A unit that has circuits: a district's office, or a provincial department. */
export const site = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['headquarters', 'coordinator', 'site', 'carrier']),
    province: place.optional(),
    parent: z.string().optional(),
  })
  .meta({ id: 'Site' });

/** A province of 2009 with how many incidents are open in it, of those the reader may see. */
export const province = z
  .object({
    code: z.string(),
    name: z.string(),
    fullName: z.string(),
    nameEn: z.string(),
    region: words,
    areaCode: z.string(),
    open: z.int(),
    overdue: z.int(),
  })
  .meta({ id: 'Province' });

/** Whom a level of the ladder tells, and when somebody last made sure that it reaches them. */
const ladderContact = z.object({
  name: z.string(),
  title: words,
  phone: z.string().optional(),
  phonePrinted: z.string().optional(),
  email: z.string().optional(),
  verifiedOn: z.string().optional(),
  hours: words.optional().meta({ description: 'when this contact is reached; absent: always' }),
});

const agreedClock = z.object({
  clock: z.enum(clockNames),
  clause: z.string(),
  dueMs: z.int().optional().meta({ description: 'absent: no length was agreed' }),
  restarts: z.boolean().optional(),
  asked: z.enum(['always', 'on-request']).optional(),
});

const agreedLadder = z.object({
  mode: z.enum(['automatic', 'offered']),
  levels: z.array(
    z.object({
      level: z.int(),
      afterMs: z.int(),
      clause: z.string(),
      contact: ladderContact,
    }),
  ),
});

/** An agreement: its parties, clocks and ladder, in words, and the procedure's diagram. */
export const agreementView = z
  .object({
    id: z.string(),
    version: z.int(),
    sha256: z.string(),
    title: words,
    contract: z.string().optional(),
    customer: z.object({ id: z.string(), name: words }),
    carrier: z.object({ id: z.string(), name: words }),
    circuits: z.int(),
    calendar: z.enum(['24x7', 'working-hours']),
    hours: words.meta({ description: 'the hours that count, and the days off, in words' }),
    clocks: z.array(agreedClock),
    ladder: agreedLadder,
    unansweredCallsAsNotice: z.int().optional(),
    quietHours: z.string().optional().meta({ description: 'when no phone rings: 22:00-06:00' }),
    record: z.object({ years: z.int(), rule: z.enum(['agreement', 'usual']) }).meta({
      description: 'how long records are kept from their last entry, and by whose rule',
    }),
    /** The procedure and its clocks, line by line, in words. */
    description: z.object({ vi: z.array(z.string()), en: z.array(z.string()) }),
    /** The state diagram as Mermaid text. */
    diagram: z.object({ vi: z.string(), en: z.string() }),
    paper: z.array(z.object({ clause: z.string(), title: words, text: words })),
  })
  .meta({ id: 'Agreement' });

/** What `q` finds in the directory: names and codes, with or without diacritics. */
export const searchQuery = z.object({
  q: shortText.optional(),
  site: slug.optional(),
  province: provinceCode.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: slug.optional(),
});

/** Who is signed in, and from which unit this person acts. */
export const me = z
  .object({
    person: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    party,
    unit: site,
    /** Whether one administers anything of one's side. */
    administers: z.boolean(),
    /** Whether one administers one's whole side, and so reads its audit trail. */
    oversees: z.boolean(),
    /** The roles that one may appoint others to. */
    appoints: z.array(role),
    /** One's present appointments, where a browser may choose among several. */
    places: z.array(
      z.object({ id: z.string(), role, unitName: z.string(), isActing: z.boolean() }),
    ),
    /** The only circuit of a site, so that its technician is asked nothing. */
    circuit: z.string().optional(),
    shared: z.boolean().optional().meta({
      description: 'at a browser that several people share, which locks itself',
    }),
  })
  .meta({ id: 'Me' });

/** A token for a program, without its secret. */
export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(tokenScopes)),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time.optional(),
  })
  .meta({ id: 'Token' });

export const newToken = z.object({
  name: shortText.min(1),
  days: z.int().min(1).max(366),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(4).optional().meta({
    description:
      'read; report incidents; act on them and on the account; sign. Absent: the first three',
  }),
});

/** The secret is shown once, here, and never again. */
export const createdToken = token.extend({ secret: z.string() }).meta({ id: 'CreatedToken' });

/** The sample accounts, while the desk runs on sample data; empty on a real desk. */
export const sampleAccounts = z
  .object({
    password: z.string().optional(),
    accounts: z.array(
      z.object({ email: z.string(), name: z.string(), role, unitName: z.string() }),
    ),
  })
  .meta({ id: 'SampleAccounts' });

export const circuitPage = z.object({ items: z.array(circuit), next: z.string().optional() });
export const sitePage = z.object({ items: z.array(site), next: z.string().optional() });

/** What the live stream says: this incident has moved on; ask for it again if you show it. */
export const liveEvent = z.object({ id: z.string(), code: z.string(), version: z.int(), state });

export type Circuit = z.infer<typeof circuit>;
export type Site = z.infer<typeof site>;
export type Province = z.infer<typeof province>;
export type AgreementView = z.infer<typeof agreementView>;
export type Me = z.infer<typeof me>;
export type Token = z.infer<typeof token>;
export type SampleAccounts = z.infer<typeof sampleAccounts>;
export type LiveEvent = z.infer<typeof liveEvent>;
