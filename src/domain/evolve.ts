/** How each event changes an incident: one entry a kind of event, in the order of the clauses. */
import { authorOf } from './roles.ts';
import { follow, type Exit } from './procedure.ts';
import { fired, meet, pauseRestoration, resume, stop } from './clocks.ts';
import { carrierClocks, informs, isDiagnosed } from './incident.ts';
import { openForceMajeure, pendingForceMajeure } from './incident.ts';
import type { Event, EventOf, EventType, ForceMajeure, Holder } from './incident.ts';
import type { Incident, Signature } from './incident.ts';
import type { Instant } from './agreement.ts';

type Apply = { [T in EventType]: (incident: Incident, event: EventOf<T>) => Incident };

/**
 * The incident after an event. Total: an event of an unknown kind, or one that the procedure has no
 * way for, throws, because a record that we do not understand must not be shown as if we did.
 */
export function evolve(before: Incident | undefined, event: Event): Incident {
  const version = before?.version ?? 0;
  if (event.seq !== version + 1) {
    throw new Error(`entry ${event.seq} does not follow entry ${version}`);
  }
  if (event.type === 'reported') {
    if (before) throw new Error(`incident ${before.id} is reported twice`);
    return opened(event);
  }
  if (!before) throw new Error(`a record begins with "reported", not with "${event.type}"`);
  if (event.incident !== before.id) {
    throw new Error(`an entry of ${event.incident} stands in the record of ${before.id}`);
  }
  const apply = appliers[event.type] as Apply[EventType] | undefined;
  if (!apply) throw new Error(`unknown event ${event.type}`);
  const heard = informs(event, authorOf(event.actor)) ? answered(before, event.at) : before;
  const after = (apply as (i: Incident, e: Event) => Incident)(heard, event);
  const clocks = event.starts ? [...after.clocks, ...event.starts] : after.clocks;
  return {
    ...after,
    version: event.seq,
    authors: [...after.authors, authorOf(event.actor)],
    // A promise that is given while force majeure lasts rests from its first minute.
    clocks: openForceMajeure(after) ? pauseRestoration(clocks, event.at) : clocks,
  };
}

/** Folds a whole record. Throws where `evolve` throws, and on an empty one. */
export function replay(events: readonly Event[]): Incident {
  let incident: Incident | undefined;
  for (const event of events) incident = evolve(incident, event);
  if (!incident) throw new Error('an empty record has no incident');
  return incident;
}

const appliers: Apply = {
  reported: (i) => i,
  'self-diagnosed': (i, e) =>
    e.data.verdict === 'local'
      ? { ...go(i, 'found-local'), ...held(i, 'customer', e.at) }
      : i.state === 'local-repair'
        ? {
            ...go(i, 'found-carrier'),
            responsibility: {},
            holdings: [...i.holdings, { from: e.at, holder: 'unknown' }],
          }
        : go(i, 'found-carrier'),
  withdrawn: (i, e) => ({
    ...go(i, 'withdrawn'),
    outage: { since: i.outage.since, until: e.at },
  }),
  'hotline-called': (i, e) =>
    e.data.answered ? i : { ...i, unansweredCalls: i.unansweredCalls + 1 },
  'carrier-notified': (i, e) => ({
    ...go(i, 'carrier-notified'),
    cycle: 1,
    notifiedAt: e.data.t0,
  }),
  responded: (i) => i,
  updated: (i) => i,
  diagnosed: (i, e) => {
    const known: Incident = {
      ...i,
      diagnosis: { cause: e.data.cause, cycle: i.cycle },
      clocks: stop(meet(i.clocks, ['diagnosis'], e.at), ['restoration'], e.at),
    };
    return settle(known, known.responsibility.held, e.at);
  },
  'responsibility-proposed': (i, e) => ({
    ...i,
    responsibility: {
      ...i.responsibility,
      proposal: { holder: e.data.holder, by: e.data.by, at: e.at, disputed: false },
    },
  }),
  'responsibility-agreed': (i, e) => {
    const { holder } = e.data;
    // The carrier answers after all: what force majeure excused ends at this instant.
    const before = holder === 'carrier' ? endClaim(i, e.at) : i;
    const agreed = { ...before, ...held(before, holder, e.at) };
    if (holder !== 'force-majeure') return settle(agreed, holder, e.at);
    // Both sides say that it is one: that answers the carrier's own claim, where it lasts.
    const span: ForceMajeure = { from: e.at, verdict: 'accepted' };
    const excused = openForceMajeure(i)
      ? lastClaim(agreed, { verdict: 'accepted' })
      : { ...agreed, forceMajeure: [...i.forceMajeure, span] };
    return settle(excused, 'carrier', e.at);
  },
  'responsibility-disputed': (i) => ({
    ...i,
    responsibility: i.responsibility.proposal
      ? { ...i.responsibility, proposal: { ...i.responsibility.proposal, disputed: true } }
      : i.responsibility,
  }),
  'repaired-locally': (i, e) => ({
    ...i,
    ...(i.notifiedAt === undefined ? {} : go(i, 'repaired')),
    fixedAt: e.claimedAt,
    outage: { since: i.outage.since, until: Math.max(e.claimedAt, i.outage.since) },
  }),
  'etr-revised': (i, e) => ({ ...i, clocks: stop(i.clocks, ['restoration'], e.at) }),
  'force-majeure-claimed': (i, e) => ({
    ...i,
    forceMajeure: [...i.forceMajeure, { from: e.at, verdict: 'pending' }],
    clocks: pauseRestoration(i.clocks, e.at),
  }),
  'force-majeure-accepted': (i) => unsigned(judged(i, 'accepted')),
  'force-majeure-rejected': (i, e) => {
    const lasts = pendingForceMajeure(i)?.to === undefined;
    const answer = judged(i, 'rejected');
    return unsigned(lasts ? endClaim(answer, e.at) : answer);
  },
  'force-majeure-ended': (i, e) =>
    endClaim(e.data.how === 'withdrawn' ? lastClaim(i, { verdict: 'withdrawn' }) : i, e.at),
  'fixed-reported': (i, e) => {
    const open = endClaim(i, e.at);
    const clocks = stop(meet(open.clocks, ['restoration'], e.at), carrierClocks, e.at);
    return { ...go(open, 'fixed'), clocks, fixedAt: e.at };
  },
  confirmed: (i, e) => ({
    ...go(i, 'confirmed'),
    clocks: meet(i.clocks, ['verification'], e.at),
    // The line was back when the carrier said so: the confirmation makes that a fact.
    outage: { since: i.outage.since, until: Math.max(i.fixedAt ?? e.at, i.outage.since) },
  }),
  rejected: (i, e) =>
    nextCycle({ ...go(i, 'not-fixed'), clocks: meet(i.clocks, ['verification'], e.at) }),
  breached: (i, e) => ({ ...i, clocks: fired(i.clocks, { ...e.data, level: 0 }, e.at) }),
  escalated: (i, e) => ({
    ...i,
    clocks: fired(i.clocks, { ...e.data, clock: 'response' }, e.at),
    escalations: [
      ...i.escalations,
      { cycle: e.data.cycle, level: e.data.level, at: e.at, how: e.data.how },
    ],
  }),
  'level-skipped': (i, e) => ({
    ...i,
    clocks: fired(i.clocks, { ...e.data, clock: 'response' }, e.at),
  }),
  'escalation-offered': (i, e) => ({
    ...i,
    clocks: fired(i.clocks, { ...e.data, clock: 'response' }, e.at),
  }),
  signed: (i, e) => ({
    ...i,
    signatures: {
      ...i.signatures,
      [e.data.side]: {
        at: e.at,
        name: e.actor.name,
        ...signatureOf(e.data),
      },
    },
  }),
  closed: (i) => go(i, i.state === 'closing' ? 'signed-by-both' : 'repaired-unnotified'),
  'rfo-asked': (i, e) => unsigned({ ...i, rfo: e.data }),
  'rfo-given': (i, e) => ({
    ...i,
    clocks: meet(i.clocks, ['rfo'], e.at),
    ...(i.rfo ? { rfo: { ...i.rfo, given: { ...e.data, at: e.at, name: e.actor.name } } } : {}),
  }),
  attached: (i, e) => {
    const { seq, at, actor } = e;
    const by = authorOf(actor) === 'carrier' ? 'carrier' : 'customer';
    const file = { ...e.data, seq, at, person: actor.person, by } as const;
    return { ...i, attachments: [...(i.attachments ?? []), file] };
  },
  noted: (i) => i,
  corrected: (i) => i,
};

function opened(event: EventOf<'reported'>): Incident {
  return {
    id: event.incident,
    version: event.seq,
    state: 'self-diagnosis',
    report: event.data,
    reportedAt: event.at,
    cycle: 0,
    outage: { since: event.data.outageSince },
    responsibility: {},
    holdings: [],
    forceMajeure: [],
    clocks: [],
    unansweredCalls: 0,
    signatures: {},
    authors: [authorOf(event.actor)],
    escalations: [],
  };
}

/** What a signature keeps besides whose it is. */
function signatureOf({ side: _side, ...rest }: EventOf<'signed'>['data']): Partial<Signature> {
  return rest;
}

/**
 * The facts have changed: a signature that names them by their digest falls, and is put anew. Older
 * ones, which name none, stay as they were.
 */
function unsigned(i: Incident): Incident {
  const kept = Object.entries(i.signatures).filter(([, { statement }]) => statement === undefined);
  return { ...i, signatures: Object.fromEntries(kept) };
}

function go(incident: Incident, exit: Exit): Incident {
  return { ...incident, state: follow(incident.state, exit) };
}

/** The first word in a while: the response clock, with its ladder, is met. */
function answered(incident: Incident, at: Instant): Incident {
  return { ...incident, clocks: meet(incident.clocks, ['response'], at) };
}

function held(
  i: Incident,
  holder: Holder,
  at: Instant,
): Pick<Incident, 'responsibility' | 'holdings'> {
  // Force majeure lies over the carrier's minutes as a span of its own: see availability.ts.
  const own = holder === 'force-majeure' ? 'carrier' : holder;
  return { responsibility: { held: holder }, holdings: [...i.holdings, { from: at, holder: own }] };
}

/** Where agreed responsibility leads (clause 4): the one rule for all three steps that ask it. */
function settle(i: Incident, holder: Holder | undefined, at: Instant): Incident {
  if (holder === undefined || i.notifiedAt === undefined) return i;
  if (holder === 'customer') {
    if (i.state === 'local-repair') return i;
    const clocks = stop(i.clocks, carrierClocks, at);
    return { ...endClaim(go(i, 'customer-responsible'), at), clocks };
  }
  if (i.state === 'local-repair') return nextCycle(go(i, 'carrier-responsible'));
  return i.state === 'joint-diagnosis' && isDiagnosed(i) ? go(i, 'carrier-responsible') : i;
}

/** Back to clause 4: what was proved stays, the outage runs on, the open question is dropped. */
function nextCycle(i: Incident): Incident {
  const { held: holder } = i.responsibility;
  const responsibility = holder === undefined ? {} : { held: holder };
  return { ...i, cycle: i.cycle + 1, responsibility };
}

function lastClaim(i: Incident, change: Partial<ForceMajeure>): Incident {
  const last = i.forceMajeure.at(-1);
  if (!last) throw new Error('no force majeure was claimed');
  return { ...i, forceMajeure: [...i.forceMajeure.slice(0, -1), { ...last, ...change }] };
}

/** The customer's answer to the claim that waits for it, be it the last one or not. */
function judged(i: Incident, verdict: 'accepted' | 'rejected'): Incident {
  const claim = pendingForceMajeure(i);
  if (!claim) throw new Error('no force majeure waits for an answer');
  return { ...i, forceMajeure: i.forceMajeure.map((c) => (c === claim ? { ...c, verdict } : c)) };
}

/** Ends the open span of force majeure, if any; the promise runs on, the carrier's again. */
function endClaim(i: Incident, at: Instant): Incident {
  if (!openForceMajeure(i)) return i;
  const ended = { ...lastClaim(i, { to: at }), clocks: resume(i.clocks, at) };
  return i.responsibility.held === 'force-majeure'
    ? { ...ended, responsibility: { ...i.responsibility, held: 'carrier' } }
    : ended;
}
