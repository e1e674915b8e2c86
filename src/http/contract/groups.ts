/** A mass outage as the API shows it, and the bodies of its acts. */
import { z } from 'zod';
import { groupStates, standings } from '../../domain/group.ts';
import { groupActNames, type GroupActName } from '../../domain/group-roles.ts';
import { holders } from '../../domain/incident.ts';
import { commandBodies } from './commands.ts';
import { shortText, slug, text, time, uuid } from './common.ts';
import { state } from './incidents.ts';

const named = z.object({ id: z.string(), name: z.string() });
const circuit = z.object({ id: z.string(), code: z.string() });

const summaryShape = {
  id: z.string(),
  code: z.string(),
  state: z.enum(groupStates),
  /** `reports`: the desk saw reports come together; `person`: somebody proposed it. */
  why: z.enum(['reports', 'person']),
  province: z.object({ code: z.string(), name: z.string() }),
  carrier: named,
  since: time,
  proposedAt: time,
  confirmedAt: time.optional(),
  cause: z.string().optional(),
  etr: time.optional(),
  fixedAt: time.optional(),
  endedAt: time.optional(),
  /** How many incidents it has, and how many of their sites said that the line works. */
  sites: z.int(),
  back: z.int(),
};

/** A mass outage as a row of a list. */
export const groupSummary = z.object(summaryShape).meta({ id: 'GroupSummary' });

const child = z
  .object({
    incident: z.string(),
    code: z.string(),
    circuit,
    site: named,
    standing: z.enum(standings),
    state,
    cycle: z.int(),
    reportedAt: time,
    joinedAt: time.optional(),
    notifiedAt: time.optional(),
    verified: z.boolean().meta({ description: 'The site answered: it works, or it does not' }),
    back: z.boolean(),
    reason: z.string().optional(),
    refused: z.array(z.string()).meta({
      description: 'Codes by which this incident refused what the group’s acts asked of it',
    }),
  })
  .meta({ id: 'GroupChild' });

/** A mass outage whole, as far as the reader may see it. */
export const groupView = z
  .object({
    ...summaryShape,
    version: z.int(),
    now: time,
    reason: z.string().optional(),
    call: z
      .object({ at: time, answeredBy: z.string().optional(), reference: z.string().optional() })
      .optional(),
    unansweredCalls: z.int(),
    hotline: z.object({ printed: z.string(), e164: z.string() }),
    children: z.array(child),
    /** Of incidents that are not the reader’s: no more than the site and the state. */
    others: z.array(z.object({ site: z.string(), state })),
    /** Reports that came together with it and could join. */
    candidates: z.array(
      z.object({ incident: z.string(), code: z.string(), circuit, site: named, state }),
    ),
    notBack: z.array(z.object({ incident: z.string(), site: z.string(), state })),
    /** The acts that the reader may do now. */
    acts: z.array(z.enum(groupActNames)),
  })
  .meta({ id: 'Group' });

/** What the live stream tells of one (event `group`). */
export const groupLiveEvent = z.object({
  id: z.string(),
  code: z.string(),
  version: z.int(),
  state: z.enum(groupStates),
});

/** The filters of the list. */
export const groupQuery = z.object({
  show: z.enum(['open', 'ended', 'all']).default('open'),
  province: z.string().max(8).optional(),
  circuit: slug.optional().meta({ description: 'The known outage that this circuit could join' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The list, the newest first. */
export const groupList = z
  .object({ items: z.array(groupSummary), now: time })
  .meta({ id: 'GroupList' });

const claimed = z.object({ claimedAt: time.optional() });
const reason = { reason: text.default('') };

/** The most incidents that an act names. */
const namedMax = 1_000;

/** The body of each act, by its name. */
export const groupActBodies = {
  propose: claimed.extend({ incidents: z.array(uuid).min(1).max(namedMax), ...reason }),
  confirm: claimed,
  dismiss: claimed.extend(reason),
  /** An incident that is there, or a report that makes one: joined in the same act. */
  join: z.union([
    z.object({ incident: uuid }).strict(),
    z.object({ report: commandBodies.report }).strict(),
  ]),
  leave: claimed.extend({ incident: uuid, ...reason }),
  call: claimed.extend({
    number: shortText.optional(),
    answered: z.boolean(),
    answeredBy: shortText.optional(),
    reference: shortText.optional(),
    remark: text.optional(),
    incidents: z.array(uuid).max(namedMax).optional(),
  }),
  diagnose: claimed.extend({
    cause: text.default(''),
    etr: time,
    responsibility: z.enum(holders).optional(),
  }),
  'revise-etr': claimed.extend({ etr: time, ...reason }),
  'report-fixed': claimed.extend({ what: text.default('') }),
  end: claimed,
} as const satisfies Record<GroupActName, z.ZodType>;

/** What a client sends for an act. */
export type GroupActBody<N extends GroupActName> = z.input<(typeof groupActBodies)[N]>;
export type GroupSummary = z.infer<typeof groupSummary>;
export type GroupView = z.infer<typeof groupView>;
export type GroupList = z.infer<typeof groupList>;
