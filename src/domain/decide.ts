/**
 * `decide(state, command, now) → events | Refusal`: the order in which every command is judged.
 * Whose incident it is, whether it is over, whose act this is, when it is said to have happened,
 * whether this is its step, what bars it, and last its own words. The rules are in rules.ts.
 */
import type { Agreement, Instant, Party } from './agreement.ts';
import type { CircuitFacts, Command, CommandOf } from './commands.ts';
import { awaitsRfo, type Proof } from './closing.ts';
import { evolve } from './evolve.ts';
import { isDiagnosed, openForceMajeure, pendingForceMajeure } from './incident.ts';
import type { Event, Incident, NewEvent } from './incident.ts';
import { isOver, stepOf } from './procedure.ts';
import { refuse, type Refusal, type RefusalCode } from './refusals.ts';
import { commandNames, isTheirs, isWithin, maySee, partyOf } from './roles.ts';
import type { Actor, CommandName, Engine, Scope } from './roles.ts';
import { rules, type Outcome, type Rule } from './rules.ts';

/** A phone's clock may run ahead of ours by so much; then the claim counts as of its receipt. */
const clockSkewMaxMs = 5 * 60_000;

/**
 * The most entries that one side may write into a record: what can be repeated at will stops there,
 * the way out does not. Counted by side: one party's program run wild must not silence the other.
 */
export const entriesMax = 2_000;
const repeatable: readonly CommandName[] = [
  'log-call',
  'update',
  'propose-responsibility',
  'revise-etr',
  'claim-force-majeure',
  'note',
  'correct',
];

const sides: readonly Party[] = ['customer', 'carrier'];

/** What a command is judged by, besides the incident. `circuit` and `code` are for `report`. */
export interface Situation {
  now: Instant;
  actor: Actor;
  agreement: Agreement;
  circuit?: CircuitFacts;
  /** The readable number that the desk gave the new incident. */
  code?: string;
  /** The hash of the record's last entry: what a signature is put on. */
  head?: string | undefined;
  /** The person's latest proof of who it is, where the way that it came by knows one. */
  proof?: Proof | undefined;
}

/** What a command makes: facts, and the time claimed for them. */
export interface Decision {
  events: NewEvent[];
  claimedAt: Instant;
}

/** Judges a command. Never throws for anything that a person can send. */
export function decide(
  incident: Incident | undefined,
  command: Command,
  situation: Situation,
): Decision | Refusal {
  const { actor, now } = situation;
  if (command.name === 'report') return incident ? refuse('D-3') : report(command, situation);
  if (!incident) return refuse('D-1');
  const scope = scopeOf(incident);
  if (!maySee(actor, scope)) return refuse(isWithin(actor, scope) ? 'D-1' : 'P-0.1');
  const barred = barOf(incident, command.name, actor);
  if (barred) return refuse(barred);
  const claimedAt = Math.min(command.claimedAt ?? now, now);
  if ((command.claimedAt ?? now) > now + clockSkewMaxMs) return refuse('P-0.3');
  if (claimedAt < incident.outage.since) return refuse('P-0.4');
  if (claimedAt + clockSkewMaxMs < askedAt(incident, command.name)) return refuse('P-0.9');
  const record = rules[command.name].record as Rule<CommandName>['record'];
  const { agreement, head, proof } = situation;
  const context = { now, claimedAt, actor, agreement, head, proof };
  const outcome: Outcome = record(incident, command.data, context);
  return typeof outcome === 'string' ? refuse(outcome) : { events: outcome, claimedAt };
}

/** The commands that this person may give now: what the page offers, and nothing else. */
export function allowedCommands(incident: Incident, actor: Actor): CommandName[] {
  if (!maySee(actor, scopeOf(incident))) return [];
  return commandNames.filter((name) => name !== 'report' && !barOf(incident, name, actor));
}

/** Whose move it is, by side; empty where the incident is over. Never empty while it is open. */
export function whoseMove(incident: Incident): Party[] {
  const { mover } = stepOf(incident.state);
  if (mover === 'nobody') return [];
  const moving: Party[] = mover === 'both' ? jointMovers(incident) : [mover];
  // Whoever is asked has a move too, whatever the step: else a question waits for nobody.
  const asked = [...moving, ...askedSides(incident)];
  return sides.filter((side) => asked.includes(side));
}

/** Gives new facts their place in the record: what `decide` made becomes entries. */
export function stamp(
  incident: Incident | undefined,
  decision: Decision,
  envelope: { incident: string; at: Instant; actor: Actor | Engine; command: string },
): { events: Event[]; incident: Incident } {
  const events: Event[] = [];
  let after = incident;
  for (const fact of decision.events) {
    const seq = (after?.version ?? 0) + 1;
    const event = { ...envelope, ...fact, seq, claimedAt: decision.claimedAt };
    after = evolve(after, event);
    events.push(event);
  }
  if (!after) throw new Error('a decision without facts');
  return { events, incident: after };
}

/** Whose incident it is, for the questions of roles.ts. */
export function scopeOf(incident: Incident): Scope {
  const { customerUnits, carrierUnit } = incident.report;
  return { customerUnits, carrierUnit, notified: incident.notifiedAt !== undefined };
}

/** What bars a command whatever its words; undefined: it may be given. */
function barOf(incident: Incident, name: CommandName, actor: Actor): RefusalCode | undefined {
  if (name === 'report') return 'D-3';
  if (isOver(incident.state) && !isAddendum(incident, name)) {
    return incident.state === 'closed' ? 'P-7.2' : 'P-7.3';
  }
  if (!isTheirs(actor, name)) return name === 'confirm' || name === 'reject' ? 'P-6.1' : 'P-0.2';
  const rule = rules[name];
  if (!rule.states.includes(incident.state)) return rule.elsewhere;
  if (repeatable.includes(name) && isFull(incident, partyOf(actor))) return 'P-0.6';
  return rule.bar?.(incident, actor);
}

/** What may be added to a closed record: the root-cause report that is owed, and its files. */
function isAddendum(incident: Incident, name: CommandName): boolean {
  if (incident.state !== 'closed') return false;
  return name === 'give-rfo' || (name === 'attach' && awaitsRfo(incident));
}

/**
 * When that which a command answers came up; 0 where it answers nothing. An answer from before, out
 * of an offline queue or off an old page, was meant for something else.
 */
function askedAt(incident: Incident, name: CommandName): Instant {
  switch (name) {
    case 'agree-responsibility':
    case 'dispute-responsibility':
      return incident.responsibility.proposal?.at ?? 0;
    case 'accept-force-majeure':
    case 'reject-force-majeure':
      return pendingForceMajeure(incident)?.from ?? 0;
    case 'end-force-majeure':
      return openForceMajeure(incident)?.from ?? 0;
    case 'confirm':
    case 'reject':
      return incident.fixedAt ?? 0;
    default:
      return 0;
  }
}

function isFull(incident: Incident, side: Party): boolean {
  return incident.authors.filter((author) => author === side).length >= entriesMax;
}

function jointMovers(incident: Incident): Party[] {
  if (incident.state === 'closing') return sides.filter((side) => !incident.signatures[side]);
  const { proposal } = incident.responsibility;
  // Until cause and ETR are known the carrier owes an answer, and a proposal of its own is none.
  const owing: Party[] = isDiagnosed(incident) ? [] : ['carrier'];
  if (proposal) return proposal.disputed ? [...sides] : owing;
  return isDiagnosed(incident) ? [...sides] : owing;
}

/** Who is asked for an answer: to a proposal (clause 4), to a claim of force majeure (clause 5). */
function askedSides(incident: Incident): Party[] {
  const { proposal } = incident.responsibility;
  const answers = rules['agree-responsibility'].states.includes(incident.state);
  const claimed: Party[] = pendingForceMajeure(incident) ? ['customer'] : [];
  if (!proposal || proposal.disputed || !answers) return claimed;
  return [...claimed, proposal.by === 'customer' ? 'carrier' : 'customer'];
}

/** Clause 1: a site, or somebody above it, says that a circuit has failed. */
function report(command: CommandOf<'report'>, situation: Situation): Decision | Refusal {
  const { actor, now, circuit, code } = situation;
  if (!isTheirs(actor, 'report')) return refuse('P-0.2');
  if (!circuit || code === undefined) return refuse('P-1.2');
  if (!isWithin(actor, { ...circuit, notified: false })) return refuse('P-0.1');
  const { data } = command;
  if (data.outageSince > now + clockSkewMaxMs) return refuse('P-1.1');
  const claimedAt = Math.min(command.claimedAt ?? now, now);
  if ((command.claimedAt ?? now) > now + clockSkewMaxMs) return refuse('P-0.3');
  // A phone whose clock was lost says 1970: that must not become the beginning of the outage.
  if (claimedAt + clockSkewMaxMs < data.outageSince) return refuse('P-0.4');
  const { symptom, description, contact } = data;
  const outageSince = Math.min(data.outageSince, claimedAt);
  const words = { symptom, description, ...(contact ? { contact } : {}) };
  const events: NewEvent[] = [
    { type: 'reported', data: { code, ...circuit, ...words, outageSince } },
  ];
  if (data.selfDiagnosis) events.push({ type: 'self-diagnosed', data: data.selfDiagnosis });
  return { events, claimedAt };
}
