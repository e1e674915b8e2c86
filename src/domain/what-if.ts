/**
 * "What if …": an agreement shown at work. A plot says what the two sides do and when; the rules
 * say what becomes of it. Lengths come from the agreement: each one plays its own story.
 */
import type { Agreement, Instant, Millis } from './agreement.ts';
import { addTime } from './calendar.ts';
import type { Clock } from './clocks.ts';
import type { CircuitFacts, Command } from './commands.ts';
import { act, falls, notified, type Scene, type Stage } from './play.ts';
import type { Role } from './roles.ts';

/** The stories that can be played. */
export const plots = [
  'nobody-answers',
  'acknowledges',
  'answers',
  'promise-broken',
  'not-fixed-twice',
] as const;
export type Plot = (typeof plots)[number];

/** What was played: T0, every entry that the record would have, and the clocks as they ended. */
export interface WhatIf {
  t0: Instant;
  scenes: Scene[];
  clocks: Clock[];
}

interface Step {
  /** How long after T0, as the agreement counts time. */
  afterMs: Millis;
  role: Role;
  /** What is done; `at`: the instant of another moment after T0. */
  command: (at: (afterMs: Millis) => Instant) => Command;
}

/** Half an hour: how long a repair, a look at the line or an answer takes in a plot. */
const whileMs: Millis = 1_800_000;

/**
 * Plays a plot from `t0` on. `answerMs`: how long after T0 the carrier first says something, as the
 * agreement counts time. What is still due when both sides are done is played to its end.
 */
export function whatIf(agreement: Agreement, plot: Plot, t0: Instant, answerMs: Millis): WhatIf {
  const stage: Stage = { agreement, circuit: someCircuit(agreement) };
  const at = (afterMs: Millis): Instant => addTime(agreement.calendar, t0, afterMs);
  let { scenes, incident } = notified(stage, t0);
  const add = (more: Scene[]): void => {
    scenes = [...scenes, ...more];
    incident = more.at(-1)?.incident ?? incident;
  };
  for (const { afterMs, role, command } of stepsOf[plot](answerMs)) {
    add(falls(stage, incident, at(afterMs)));
    add(act(stage, incident, at(afterMs), role, command(at)).scenes);
  }
  add(falls(stage, incident));
  return { t0, scenes, clocks: incident.clocks };
}

const stepsOf: Record<Plot, (answerMs: Millis) => Step[]> = {
  'nobody-answers': () => [],
  acknowledges: (answerMs) => [
    { afterMs: answerMs, role: 'helpdesk', command: () => says('respond', { text: '.' }) },
  ],
  answers: (answerMs) => [diagnoses(answerMs), fixes(answerMs + whileMs), confirms(answerMs)],
  'promise-broken': (answerMs) => [
    diagnoses(answerMs),
    {
      afterMs: answerMs + 3 * whileMs,
      role: 'helpdesk',
      command: (at) => says('revise-etr', { etr: at(answerMs + 6 * whileMs), reason: '.' }),
    },
    fixes(answerMs + 5 * whileMs),
    confirms(answerMs + 4 * whileMs),
  ],
  'not-fixed-twice': (answerMs) => [
    diagnoses(answerMs),
    fixes(answerMs + whileMs),
    rejects(answerMs + 2 * whileMs),
    diagnoses(answerMs + 3 * whileMs),
    fixes(answerMs + 4 * whileMs),
    rejects(answerMs + 5 * whileMs),
    diagnoses(answerMs + 6 * whileMs),
    fixes(answerMs + 7 * whileMs),
    confirms(answerMs + 6 * whileMs),
  ],
};

/** Cause and ETR, and the fault admitted: then the repair begins (clause 4). */
function diagnoses(afterMs: Millis): Step {
  const etrMs = afterMs + 2 * whileMs;
  return {
    afterMs,
    role: 'helpdesk',
    command: (at) => says('diagnose', { cause: '.', etr: at(etrMs), responsibility: 'carrier' }),
  };
}

function fixes(afterMs: Millis): Step {
  return { afterMs, role: 'helpdesk', command: () => says('report-fixed', { what: '.' }) };
}

/** The site confirms, a while after the repair that follows an answer. */
function confirms(answerMs: Millis): Step {
  const afterMs = answerMs + 2 * whileMs;
  return { afterMs, role: 'site', command: () => says('confirm', { text: '' }) };
}

function rejects(afterMs: Millis): Step {
  return { afterMs, role: 'site', command: () => says('reject', { reason: '.' }) };
}

function says<N extends Command['name']>(
  name: N,
  data: Extract<Command, { name: N }>['data'],
): Command {
  return { name, data } as Command;
}

/** A circuit that stands for all of the agreement's. */
function someCircuit(agreement: Agreement): CircuitFacts {
  const { id, version, customer, carrier, hotlines } = agreement;
  return {
    circuit: { id: 'what-if', code: '' },
    site: { id: 'what-if', name: '' },
    province: hotlines[0]?.province ?? '',
    customerUnits: [customer.id, 'what-if'],
    carrierUnit: carrier.id,
    agreement: { id, version, sha256: '' },
  };
}
