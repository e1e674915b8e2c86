/**
 * What each command needs, refuses and records, in the order of the clauses. A rule says in which
 * states the command has sense, what bars it whatever its words (`bar`), and then either the
 * refusal of its words or the facts that it makes (`record`). The order of checks is in decide.ts.
 */
import type { Agreement, Instant } from './agreement.ts';
import {
  askedByAgreement,
  askingRfo,
  attachBar,
  attaching,
  awaitsRfo,
  givingRfo,
  signing,
  type Proof,
} from './closing.ts';
import {
  nextRound,
  startCycle,
  startResponse,
  startRestoration,
  startVerification,
  type StartedClock,
} from './clocks.ts';
import type { CommandData } from './commands.ts';
import { isDiagnosed, openForceMajeure, pendingForceMajeure } from './incident.ts';
import type { Holder, Incident, NewEvent } from './incident.ts';
import {
  channelsOf,
  contactOf,
  earlyEveryMs,
  isLadderTold,
  isLevelDue,
  nextLevel,
  responseRound,
} from './ladder.ts';
import { openStates, type StateName } from './procedure.ts';
import type { RefusalCode } from './refusals.ts';
import { partyOf, type Actor, type CommandName } from './roles.ts';

/** What a command is judged by, besides the incident: the time is an argument, never a clock. */
export interface Context {
  now: Instant;
  /** The time claimed for the act, already checked and never later than `now`. */
  claimedAt: Instant;
  actor: Actor;
  agreement: Agreement;
  /** The hash of the record's last entry. */
  head?: string | undefined;
  /** How and when this person last proved anew who it is, if so. */
  proof?: Proof | undefined;
}

/** The facts that a command makes, or the code of the rule that it breaks. */
export type Outcome = NewEvent[] | RefusalCode;

export interface Rule<N extends CommandName> {
  states: readonly StateName[];
  /** The refusal in any other state. */
  elsewhere: RefusalCode;
  bar?: (incident: Incident, actor: Actor) => RefusalCode | undefined;
  record: (incident: Incident, data: CommandData[N], ctx: Context) => Outcome;
}

/** The last day on which an ETR is believed; one further away is a slip of the date. */
const etrDaysMax = 90;

const beforeNotice: readonly StateName[] = ['self-diagnosis', 'notifying', 'local-repair'];
const withCarrier: readonly StateName[] = ['joint-diagnosis', 'restoration'];
const afterNotice: readonly StateName[] = [...withCarrier, 'verification', 'closing'];

export const rules: { [N in Exclude<CommandName, 'report'>]: Rule<N> } = {
  // Clause 1: the site finds out whether the fault is its own.
  'self-diagnose': {
    states: beforeNotice,
    elsewhere: 'P-1.0',
    bar: (i) => (i.notifiedAt === undefined ? undefined : 'P-1.0'),
    record: (i, data) => {
      const known = { notifying: 'carrier', 'local-repair': 'local' }[i.state as string];
      return known === data.verdict ? 'P-1.5' : [{ type: 'self-diagnosed', data }];
    },
  },
  withdraw: {
    states: beforeNotice,
    elsewhere: 'P-1.3',
    bar: (i) => (i.notifiedAt === undefined ? undefined : 'P-1.3'),
    record: (_i, data) => (blank(data.reason) ? 'P-1.4' : [{ type: 'withdrawn', data }]),
  },

  // Clause 2: the carrier is told. Calls that nobody answers are recorded too: they are evidence.
  'log-call': {
    states: ['notifying', ...withCarrier, 'verification'],
    elsewhere: 'P-2.0',
    record: (i, data, ctx) => {
      const number = data.number ?? hotlineOf(ctx.agreement, i.report.province);
      const call: NewEvent = { type: 'hotline-called', data: { ...data, number } };
      if (i.state !== 'notifying') return [call];
      if (data.answered) return [call, notified(ctx, 'hotline', data.reference)];
      const limit = ctx.agreement.options.unansweredCallsAsNotice;
      const enough = limit !== undefined && i.unansweredCalls + 1 >= limit;
      return enough ? [call, notified(ctx, 'unanswered-calls')] : [call];
    },
  },
  notify: {
    states: ['notifying'],
    elsewhere: 'P-2.0',
    record: (_i, data, ctx) =>
      blank(data.receipt) ? 'P-2.1' : [notified(ctx, data.means, data.receipt)],
  },

  // Clause 3: a level of the ladder, by a person: when it is due, or early with a reason.
  escalate: {
    states: ['notifying', ...withCarrier],
    elsewhere: 'P-3.2',
    bar: (i) => (isLadderTold(i) ? 'P-3.3' : undefined),
    record: (i, { reason }, ctx) => {
      const next = nextLevel(i, ctx.agreement);
      if (!next) return 'P-3.3';
      const due = isLevelDue(i, next.level, ctx.now);
      const early = i.escalations.findLast((e) => e.how === 'early');
      if (!due && early && ctx.now - early.at < earlyEveryMs) return 'P-3.4';
      if (!due && blank(reason)) return 'P-3.5';
      if (channelsOf(contactOf(ctx.agreement, next.level)).length === 0) return 'P-3.6';
      const { level, contact } = next;
      const said = blank(reason) ? {} : { reason };
      const at = { cycle: i.cycle, round: responseRound(i), level, contact };
      return [{ type: 'escalated', data: { ...at, how: due ? 'offered' : 'early', ...said } }];
    },
  },

  // Clause 3: status information from the carrier, which the response clock waits for.
  respond: {
    states: withCarrier,
    elsewhere: 'P-3.0',
    bar: (i) => (isAnswered(i) ? 'P-3.1' : undefined),
    record: (i, data, ctx) =>
      blank(data.text) ? 'P-0.5' : [{ type: 'responded', data, ...starting(wordStarts(i, ctx)) }],
  },
  update: {
    states: openStates,
    elsewhere: 'P-7.2',
    record: (i, data, ctx) => {
      if (blank(data.text)) return 'P-0.5';
      // Only the customer's side hears the carrier by other means; the carrier speaks for itself.
      const { relayedFrom: heard, text } = data;
      const fromSite = partyOf(ctx.actor) === 'customer';
      const relayed = fromSite && !blank(heard) ? { text, relayedFrom: heard } : { text };
      const informed = !fromSite || 'relayedFrom' in relayed;
      return [{ type: 'updated', data: relayed, ...starting(informed ? wordStarts(i, ctx) : []) }];
    },
  },

  // Clause 4: both look for the cause; within its time the carrier gives cause and ETR.
  diagnose: {
    states: ['joint-diagnosis'],
    elsewhere: 'P-4.0',
    record: (i, { cause, etr, responsibility }, ctx) => {
      if (blank(cause)) return 'P-4.2';
      const wrong = wrongEtr(etr, ctx.now);
      if (wrong) return wrong;
      const starts = [promise(i, etr, ctx), ...wordStarts(i, ctx)];
      const diagnosed: NewEvent = { type: 'diagnosed', data: { cause, etr }, starts };
      if (responsibility === undefined || responsibility === i.responsibility.held) {
        return [diagnosed];
      }
      return [diagnosed, ...proposal(i, responsibility, cause, ctx)];
    },
  },
  'propose-responsibility': {
    states: [...withCarrier, 'local-repair'],
    elsewhere: 'P-4.0',
    bar: (i) => (i.notifiedAt === undefined ? 'P-4.0' : undefined),
    record: (i, { holder, reason }, ctx) => {
      if (holder === i.responsibility.held) return 'P-4.5';
      if (holder === 'force-majeure' && i.state === 'restoration') return 'P-4.8';
      return blank(reason) ? 'P-4.6' : proposal(i, holder, reason, ctx);
    },
  },
  'agree-responsibility': {
    states: [...withCarrier, 'local-repair'],
    elsewhere: 'P-4.0',
    bar: unanswerable,
    record: (i, _data, ctx) => {
      const holder = i.responsibility.proposal?.holder;
      return holder === undefined ? 'P-4.3' : [agreed(i, holder, ctx)];
    },
  },
  'dispute-responsibility': {
    states: [...withCarrier, 'local-repair'],
    elsewhere: 'P-4.0',
    bar: unanswerable,
    record: (i, { reason }) => {
      if (blank(reason)) return 'P-4.6';
      const holder = i.responsibility.proposal?.holder;
      if (holder === undefined) return 'P-4.3';
      return [{ type: 'responsibility-disputed', data: { holder, reason } }];
    },
  },
  'report-local-fix': {
    states: ['local-repair'],
    elsewhere: 'P-4.0',
    record: (i, data) => {
      if (blank(data.what)) return 'P-0.5';
      const repaired: NewEvent = { type: 'repaired-locally', data };
      // The carrier that was never notified has nothing to sign.
      return i.notifiedAt === undefined ? [repaired, { type: 'closed', data: {} }] : [repaired];
    },
  },

  // Clause 5: the carrier restores the line; every promise is kept on the record.
  'revise-etr': {
    states: withCarrier,
    elsewhere: 'P-5.0',
    bar: (i) => (isDiagnosed(i) ? undefined : 'P-5.1'),
    record: (i, data, ctx) => {
      if (blank(data.reason)) return 'P-5.2';
      const wrong = wrongEtr(data.etr, ctx.now);
      if (wrong) return wrong;
      const starts = [promise(i, data.etr, ctx), ...wordStarts(i, ctx)];
      return [{ type: 'etr-revised', data, starts }];
    },
  },
  'claim-force-majeure': {
    states: ['restoration'],
    elsewhere: 'P-5.0',
    bar: (i) => ((openForceMajeure(i) ?? pendingForceMajeure(i)) ? 'P-5.3' : undefined),
    record: (i, data, ctx) => {
      if (blank(data.reason)) return 'P-5.5';
      return [{ type: 'force-majeure-claimed', data, ...starting(wordStarts(i, ctx)) }];
    },
  },
  'accept-force-majeure': {
    states: afterNotice,
    elsewhere: 'P-5.4',
    bar: (i) => (pendingForceMajeure(i) ? undefined : 'P-5.4'),
    record: () => [{ type: 'force-majeure-accepted', data: {} }],
  },
  'reject-force-majeure': {
    states: afterNotice,
    elsewhere: 'P-5.4',
    bar: (i) => (pendingForceMajeure(i) ? undefined : 'P-5.4'),
    record: (_i, data) =>
      blank(data.reason) ? 'P-5.5' : [{ type: 'force-majeure-rejected', data }],
  },
  'end-force-majeure': {
    states: withCarrier,
    elsewhere: 'P-5.4',
    bar: (i) => (openForceMajeure(i) ? undefined : 'P-5.4'),
    record: (_i, data, ctx) => {
      if (data.how === 'withdrawn' && partyOf(ctx.actor) === 'customer') return 'P-5.6';
      return blank(data.text) ? 'P-5.5' : [{ type: 'force-majeure-ended', data }];
    },
  },
  'report-fixed': {
    states: ['restoration'],
    elsewhere: 'P-5.0',
    record: (i, data, ctx) => {
      if (blank(data.what)) return 'P-5.7';
      const round = nextRound(i.clocks, 'verification', i.cycle);
      const starts = startVerification(ctx.agreement, ctx.now, i.cycle, round);
      return [{ type: 'fixed-reported', data, ...starting(starts) }];
    },
  },

  // Clause 6: the site looks for itself. "Works" and "does not work" are two unlike acts.
  confirm: {
    states: ['verification'],
    elsewhere: 'P-6.0',
    record: (i, data, { agreement }) => [
      { type: 'confirmed', data },
      ...askedByAgreement(i, agreement),
    ],
  },
  reject: {
    states: ['verification'],
    elsewhere: 'P-6.0',
    record: (i, data, ctx) => {
      if (blank(data.reason)) return 'P-6.2';
      const starts = startCycle(ctx.agreement, ctx.now, i.cycle + 1);
      return [{ type: 'rejected', data, starts }];
    },
  },

  // Clause 7: both sides sign, in either order; the second signature closes.
  sign: {
    states: ['closing'],
    elsewhere: 'P-7.0',
    bar: (i, actor) => (i.signatures[partyOf(actor)] ? 'P-7.1' : undefined),
    record: signing,
  },
  'ask-rfo': {
    states: ['closing'],
    elsewhere: 'P-7.0',
    bar: (i) => (i.rfo ? 'P-7.7' : undefined),
    record: (_i, data, ctx) => askingRfo(data, ctx),
  },
  'give-rfo': {
    states: ['closed'],
    elsewhere: 'P-7.6',
    bar: (i) => (awaitsRfo(i) ? undefined : 'P-7.6'),
    record: givingRfo,
  },

  // Files beside the record: while it is open, and with the report that is owed after its end.
  attach: {
    states: [...openStates, 'closed'],
    elsewhere: 'P-7.2',
    bar: attachBar,
    record: attaching,
  },

  // At any time: words beside the procedure.
  note: {
    states: openStates,
    elsewhere: 'P-7.2',
    record: (_i, data) => (blank(data.text) ? 'P-0.5' : [{ type: 'noted', data }]),
  },
  correct: {
    states: openStates,
    elsewhere: 'P-7.2',
    // A side that has written nothing has nothing to correct.
    bar: (i, actor) => (i.authors.includes(partyOf(actor)) ? undefined : 'P-0.8'),
    record: (i, data, ctx) => {
      const author = i.authors[data.entry - 1];
      if (author === undefined) return 'P-0.7';
      if (author !== partyOf(ctx.actor)) return 'P-0.8';
      return blank(data.text) ? 'P-0.5' : [{ type: 'corrected', data }];
    },
  },
};

function blank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}

/** The number to dial for a province, E.164. Agreements are checked to have one for each. */
function hotlineOf(agreement: Agreement, province: string): string {
  return agreement.hotlines.find((line) => line.province === province)?.e164 ?? '';
}

type Means = Extract<NewEvent, { type: 'carrier-notified' }>['data']['means'];

function notified(ctx: Context, means: Means, receipt?: string): NewEvent {
  const t0 = ctx.claimedAt;
  const data = { means, t0, ...(blank(receipt) ? {} : { receipt }) };
  return { type: 'carrier-notified', data, starts: startCycle(ctx.agreement, t0, 1) };
}

function isAnswered(i: Incident): boolean {
  return i.clocks.some(
    (c) => c.clock === 'response' && c.cycle === i.cycle && c.level === 0 && c.metAt !== undefined,
  );
}

/** What a word from the carrier starts: the next response clock, where the agreement says so. */
function wordStarts(i: Incident, ctx: Context): StartedClock[] {
  if (!ctx.agreement.clocks.response.restarts || !withCarrier.includes(i.state)) return [];
  const round = nextRound(i.clocks, 'response', i.cycle);
  return startResponse(ctx.agreement, ctx.now, i.cycle, round);
}

function starting(starts: StartedClock[]): { starts?: StartedClock[] } {
  return starts.length > 0 ? { starts } : {};
}

function promise(i: Incident, etr: Instant, ctx: Context): StartedClock {
  const round = nextRound(i.clocks, 'restoration', i.cycle);
  return startRestoration(ctx.agreement, { now: ctx.now, cycle: i.cycle, round, etr });
}

/** Why an ETR is not believed: it has passed, or lies too far away. Undefined: it is. */
export function wrongEtr(etr: Instant, now: Instant): RefusalCode | undefined {
  if (etr <= now) return 'P-4.1';
  return etr - now > etrDaysMax * 86_400_000 ? 'P-4.7' : undefined;
}

/**
 * A side that names itself is taken at its word: an admission waits for nobody, or a carrier that
 * has admitted and repaired could not say so until the site clicks. See docs/decisions/0003.
 */
function proposal(i: Incident, holder: Holder, reason: string, ctx: Context): NewEvent[] {
  const by = partyOf(ctx.actor);
  const proposed: NewEvent = { type: 'responsibility-proposed', data: { holder, reason, by } };
  return holder === by ? [proposed, agreed(i, holder, ctx)] : [proposed];
}

function agreed(i: Incident, holder: Holder, ctx: Context): NewEvent {
  // Back from the site's own repair to the carrier: clause 4 begins again, with clocks of its own.
  const back = i.state === 'local-repair' && holder !== 'customer';
  const starts = back ? startCycle(ctx.agreement, ctx.now, i.cycle + 1) : [];
  return { type: 'responsibility-agreed', data: { holder }, ...starting(starts) };
}

function unanswerable(i: Incident, actor: Actor): RefusalCode | undefined {
  const { proposal: open } = i.responsibility;
  if (!open) return 'P-4.3';
  if (open.disputed) return 'P-4.9';
  return open.by === partyOf(actor) ? 'P-4.4' : undefined;
}
