/** An incident as the API shows it: in a list, whole, and as its record. */
import { z } from 'zod';
import { owners } from '../../domain/availability.ts';
import { clockNames } from '../../domain/agreement.ts';
import { clockStatuses } from '../../domain/clocks.ts';
import { holders, proofMeans, symptoms } from '../../domain/incident.ts';
import { stateNames } from '../../domain/procedure.ts';
import { commandNames, roleParty, type Role } from '../../domain/roles.ts';
import { provinceCode, shortText, slug, time, uuid, words } from './common.ts';

export const party = z.enum(['customer', 'carrier']);
export const role = z.enum(Object.keys(roleParty) as [Role, ...Role[]]);
export const state = z.enum(stateNames);
const named = z.object({ id: z.string(), name: z.string() });
const bilingual = z.object({ id: z.string(), name: words });

const clock = z
  .object({
    clock: z.enum(clockNames),
    cycle: z.int(),
    round: z.int(),
    level: z.int().meta({ description: '0: the clock; 1, 2 …: a level of the ladder' }),
    clause: z.string(),
    startedAt: time,
    dueAt: time,
    allowedMs: z.int().optional(),
    metAt: time.optional(),
    stoppedAt: time.optional(),
    pausedAt: time.optional(),
    status: z.enum(clockStatuses),
    lateMs: z.int(),
  })
  .meta({ id: 'Clock' });

const summaryShape = {
  id: z.string(),
  code: z.string(),
  state,
  clause: z.string(),
  cycle: z.int(),
  whoseMove: z.array(party),
  circuit: z.object({ id: z.string(), code: z.string() }),
  site: named,
  province: z.object({ code: z.string(), name: z.string() }),
  carrier: bilingual,
  symptom: z.enum(symptoms),
  reportedAt: time,
  outageSince: time,
  outageUntil: time.optional(),
  responsibility: z.enum(holders).optional(),
  /** The next deadline of a clock that waits; past: it is overdue. */
  due: z.object({ clock: z.enum(clockNames), dueAt: time }).optional(),
  overdue: z.boolean(),
  /** By when the root-cause report of a closed incident is owed; absent: none is. */
  rfoDueAt: time.optional(),
};

/** An incident as a row of the board. */
export const incidentSummary = z.object(summaryShape).meta({ id: 'IncidentSummary' });

/** An incident whole: what it is, what this person may do now, and why each time is what it is. */
export const incidentView = z
  .object({
    ...summaryShape,
    version: z.int(),
    /** The desk's own time at which this view was made. */
    now: time,
    /** What the site was called before; and what it has become since. */
    siteFormerly: z.array(z.string()).optional(),
    siteNow: named.optional(),
    description: z.string(),
    contact: z.object({ name: z.string(), phone: z.string() }).optional(),
    agreement: z.object({ id: z.string(), version: z.int(), sha256: z.string(), title: words }),
    notifiedAt: time.optional(),
    diagnosis: z.object({ cause: z.string(), cycle: z.int() }).optional(),
    promisedAt: time.optional(),
    fixedAt: time.optional(),
    proposal: z.object({ holder: z.enum(holders), by: party, disputed: z.boolean() }).optional(),
    forceMajeure: z.array(
      z.object({
        from: time,
        to: time.optional(),
        verdict: z.enum(['pending', 'accepted', 'rejected', 'withdrawn']),
      }),
    ),
    clocks: z.array(clock),
    calendar: z.enum(['24x7', 'working-hours']),
    outage: z.object({
      totalMs: z.int(),
      byOwner: z.record(z.enum(owners), z.int()),
      spans: z.array(z.object({ from: time, to: time, owner: z.enum(owners) })),
    }),
    hotline: z.object({ printed: z.string(), e164: z.string() }),
    unansweredCalls: z.int(),
    ladder: z.object({
      mode: z.enum(['automatic', 'offered']),
      levels: z.array(
        z.object({
          level: z.int(),
          afterMs: z.int(),
          clause: z.string(),
          dueAt: time.optional(),
          status: z.enum(clockStatuses).optional(),
          contact: z.object({
            name: z.string(),
            title: words,
            phone: z.string().optional(),
            phonePrinted: z.string().optional(),
            email: z.string().optional(),
          }),
        }),
      ),
    }),
    signatures: z.array(
      z.object({
        side: party,
        at: time,
        name: z.string(),
        reservation: z.string().optional(),
        /** What it covers; absent on signatures of before the desk asked for it. */
        statement: z.string().optional(),
        head: z.string().optional(),
        proof: z.enum(proofMeans).optional(),
      }),
    ),
    rfo: z
      .object({
        by: z.enum(['customer', 'agreement']),
        days: z.int().optional(),
        allowedMs: z.int(),
        reason: z.string().optional(),
        given: z
          .object({
            at: time,
            name: z.string(),
            cause: z.string(),
            measures: z.string().optional(),
            file: z.string().optional(),
          })
          .optional(),
      })
      .optional(),
    /** The commands that the reader may give now. */
    commands: z.array(z.enum(commandNames)),
  })
  .meta({ id: 'Incident' });

/** One entry of the record, with its author, the time claimed and the time received. */
export const recordEntry = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: time,
    claimedAt: time,
    actor: z.object({
      person: z.string(),
      name: z.string(),
      /** `desk`: the desk itself, which notes what fell due. */
      role: z.union([role, z.literal('desk')]),
      party: z.union([party, z.literal('desk')]),
      unit: z.string(),
      unitName: z.string(),
      /** Answered without an account, by a link that was sent to this contact. */
      via: z.object({ link: z.string(), channel: z.enum(['mail', 'text']) }).optional(),
    }),
    /** The fact itself; times in it are milliseconds since 1970, as they were sealed. */
    data: z.record(z.string(), z.unknown()),
    command: z.string(),
    hash: z.string(),
    /** The entries that correct this one. */
    correctedBy: z.array(z.int()),
  })
  .meta({ id: 'RecordEntry' });

/** A whole record: its entries, and whether its chain holds. */
export const record = z
  .object({
    id: z.string(),
    code: z.string(),
    head: z.string(),
    holds: z.boolean(),
    flaws: z.array(z.object({ seq: z.int(), what: z.string() })),
    entries: z.array(recordEntry),
  })
  .meta({ id: 'Record' });

/** The filters of the list; `open` unless asked otherwise. A cursor goes with the same filters. */
export const listQuery = z.object({
  show: z.enum(['open', 'ended', 'all']).default('open'),
  state: state.optional(),
  province: provinceCode.optional(),
  unit: slug.optional(),
  carrier: slug.optional(),
  circuit: slug.optional(),
  whoseMove: party.optional(),
  overdue: z.stringbool().optional(),
  /** `due`: closed, and the root-cause report is still owed; `late`: past its day as well. */
  rfo: z.enum(['due', 'late']).optional(),
  q: shortText.optional(),
  /** Of these alone, by id: what a list asks for again once they have moved on. */
  ids: z
    .string()
    .max(8_000)
    .transform((list) => list.split(','))
    .pipe(z.array(uuid).max(200))
    .optional(),
  /** `due`: overdue first, then the next deadline; `reported`: the newest first. */
  sort: z.enum(['due', 'reported']).default('due'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/** A page of the list; `next` is the cursor of the page after it, absent on the last. */
export const incidentPage = z
  .object({ items: z.array(incidentSummary), next: z.string().optional(), now: time })
  .meta({ id: 'IncidentPage' });

/** How many open incidents there are, for the head of the board. */
export const incidentCounts = z
  .object({
    open: z.int(),
    overdue: z.int(),
    byState: z.partialRecord(state, z.int()),
    byMove: z.record(party, z.int()),
  })
  .meta({ id: 'IncidentCounts' });

export type IncidentSummary = z.infer<typeof incidentSummary>;
export type IncidentView = z.infer<typeof incidentView>;
export type RecordEntry = z.infer<typeof recordEntry>;
export type IncidentRecord = z.infer<typeof record>;
export type ListQuery = z.infer<typeof listQuery>;
export type IncidentPage = z.infer<typeof incidentPage>;
export type IncidentCounts = z.infer<typeof incidentCounts>;
