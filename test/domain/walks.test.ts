/** Random walks through the whole procedure: people of every kind do anything at any time. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Agreement, Instant } from '../../src/domain/agreement.ts';
import type { Command } from '../../src/domain/commands.ts';
import { allowedCommands, decide, stamp } from '../../src/domain/decide.ts';
import { replay } from '../../src/domain/evolve.ts';
import type { Event, Incident } from '../../src/domain/incident.ts';
import { fallDue } from '../../src/domain/ladder.ts';
import { isOver, stateNames } from '../../src/domain/procedure.ts';
import { refusalCodes } from '../../src/domain/refusals.ts';
import { engine, commandNames, type Actor } from '../../src/domain/roles.ts';
import { terms } from '../../src/domain/terms.ts';
import { clocksHold, forceMajeureHolds, historyStays } from './invariants.ts';
import { offersAreTrue, outageHolds, somebodyMoves } from './invariants.ts';
import { agreement2009, businessHours, circuit, coordinator, director } from './support.ts';
import { headquarters, helpdesk, hour, minute, monday, neighbour } from './support.ts';
import { otherCarrier, technician } from './support.ts';
import { badlySaid, signing, wellSaid, type Given } from './words.ts';

const people = [technician, helpdesk, coordinator, director, headquarters, neighbour, otherCarrier];
const given = commandNames.filter((name): name is Given => name !== 'report');

/** Acts that lead nowhere or out: walks that drew them as often as others would stay shallow. */
const aside: readonly string[] = [
  'escalate',
  'log-call',
  'update',
  'note',
  'correct',
  'withdraw',
  'report-local-fix',
  'confirm',
  'sign',
  'ask-rfo',
  'give-rfo',
  'attach',
];

/** What a person is offered, and what of it leads on. */
function offersTo(incident: Incident, by: Actor): { offered: Given[]; onward: Given[] } {
  const offered = allowedCommands(incident, by).filter((name) => name !== 'report');
  return { offered, onward: offered.filter((name) => !aside.includes(name)) };
}

/** One act of a walk, as chance draws it. */
interface Step {
  who: number;
  what: number;
  /** How it is drawn: from the acts that lead on, from what is offered, or from all there is. */
  how: 'onward' | 'offered' | 'anything' | 'badly';
  pick: number;
  after: number;
  claimed: number;
}

const someStep: fc.Arbitrary<Step> = fc.record({
  // The first two people are the ones who mostly act.
  who: fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 1 }) },
    { weight: 1, arbitrary: fc.nat({ max: people.length - 1 }) },
  ),
  what: fc.nat({ max: 999 }),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('onward' as const) },
    { weight: 3, arbitrary: fc.constantFrom('offered', 'anything', 'badly') },
  ),
  pick: fc.nat({ max: 99 }),
  after: fc.oneof(
    fc.constantFrom(0, 1, 4 * hour, 72 * hour),
    fc.integer({ min: 1, max: 12 * hour }),
    fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * minute),
  ),
  claimed: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -6 * hour, max: 10 * minute }) },
  ),
});

const someAgreement = fc.constantFrom(agreement2009, businessHours);
const someWalk = fc.array(someStep, { minLength: 1, maxLength: 50, size: 'max' });

/** A walk as far as it has gone. */
class Walk {
  readonly agreement: Agreement;
  events: Event[] = [];
  incident: Incident;
  now: Instant = monday + 9 * hour;

  constructor(agreement: Agreement) {
    this.agreement = agreement;
    const outageSince = this.now - hour;
    const data = { circuit: 'tt-001', symptom: 'down', description: '', outageSince } as const;
    this.incident = this.act(technician, { name: 'report', data }) ?? assert.fail('refused');
  }

  /** Gives a command; undefined where it is refused, with a code that the table of refusals has. */
  act(by: Actor, command: Command): Incident | undefined {
    const { agreement, now } = this;
    const situation = { now, actor: by, agreement, circuit, code: 'SC-1', ...signing(now) };
    const before = this.events.length > 0 ? this.incident : undefined;
    const verdict = decide(before, command, situation);
    if ('refusal' in verdict) {
      assert.ok(refusalCodes.includes(verdict.refusal));
      return undefined;
    }
    assert.ok(verdict.claimedAt <= now, 'nothing is claimed for later than its receipt');
    const envelope = { incident: 'i-1', at: now, actor: by, command: `c-${this.events.length}` };
    const made = stamp(before, verdict, envelope);
    this.events.push(...made.events);
    this.incident = made.incident;
    return made.incident;
  }

  /** The desk notes what fell due; a second pass at the same instant finds nothing. */
  deskPasses(): void {
    const { agreement, incident: before, now } = this;
    const events = fallDue(before, agreement, now);
    if (events.length === 0) return;
    const envelope = { incident: 'i-1', at: now, actor: engine, command: 'pass' };
    const made = stamp(before, { events, claimedAt: now }, envelope);
    this.events.push(...made.events);
    this.incident = made.incident;
    assert.deepEqual(fallDue(made.incident, agreement, now), []);
  }

  /** One step of chance: time passes, and somebody tries something. */
  step(step: Step): void {
    this.waits(step);
    this.acts(step);
  }

  /** Time passes; now and then the desk comes by. */
  waits({ pick, after }: Step): void {
    this.now += after;
    if (pick % 3 === 0) this.deskPasses();
  }

  /** Somebody tries something; gives whether anything was recorded. */
  acts({ who, what, how, pick, claimed }: Step): boolean {
    const drawn = people[who] ?? technician;
    const able = [drawn, ...people].find((each) => offersTo(this.incident, each).onward.length > 0);
    const by = how === 'onward' && able ? able : drawn;
    const from = { ...offersTo(this.incident, by), anything: given, badly: given }[how];
    const name = from[what % from.length] ?? 'note';
    const said = how === 'badly' ? badlySaid : wellSaid;
    const command = said(this.incident, name, by, this.now, pick);
    const timed = claimed === 0 ? {} : { claimedAt: this.now + claimed };
    return command !== undefined && this.act(by, { ...command, ...timed }) !== undefined;
  }
}

/** Every invariant at once, at the moment that a walk has come to. */
function allHolds(walk: Walk): void {
  const { agreement, incident, now } = walk;
  somebodyMoves(incident);
  clocksHold(incident, agreement, now);
  outageHolds(incident, now);
  forceMajeureHolds(incident);
  assert.equal(incident.version, walk.events.length);
  assert.equal(incident.authors.length, walk.events.length);
}

/** The simplest way to the end from any state: two people of good will, only what is offered. */
function nextToTheEnd({ state, responsibility, signatures }: Incident): [Actor, Given, number] {
  switch (state) {
    case 'self-diagnosis':
      return [technician, 'self-diagnose', 0];
    case 'notifying':
      return [technician, 'notify', 0];
    case 'joint-diagnosis':
      // Cause and ETR; where nobody holds responsibility yet, with an admission.
      return [helpdesk, 'diagnose', responsibility.held === undefined ? 1 : 3];
    case 'local-repair':
      return [technician, 'report-local-fix', 0];
    case 'restoration':
      return [helpdesk, 'report-fixed', 0];
    case 'verification':
      return [technician, 'confirm', 0];
    default:
      return [signatures.customer ? helpdesk : technician, 'sign', 0];
  }
}

function driveToTheEnd(walk: Walk): void {
  for (let steps = 0; !isOver(walk.incident.state); steps += 1) {
    assert.ok(steps < 10, `no end in sight from ${walk.incident.state}`);
    const [by, name, pick] = nextToTheEnd(walk.incident);
    assert.ok(allowedCommands(walk.incident, by).includes(name), `${name} is not offered`);
    walk.now += minute;
    assert.ok(walk.act(by, wellSaid(walk.incident, name, by, walk.now, pick)), name);
    allHolds(walk);
  }
}

test('whatever people do, every invariant holds after every step, and nothing throws', () => {
  fc.assert(
    fc.property(someAgreement, someWalk, (agreement, steps) => {
      const walk = new Walk(agreement);
      for (const step of steps) {
        const began = walk.incident;
        walk.waits(step);
        historyStays(began, walk.incident);
        const before = walk.incident;
        if (walk.acts(step)) historyStays(before, walk.incident);
        else assert.equal(walk.incident, before, 'a refusal changes nothing');
        allHolds(walk);
      }
    }),
    { numRuns: 100 },
  );
});

test('from wherever a walk has come, two people of good will bring it to its end', () => {
  fc.assert(
    fc.property(someAgreement, someWalk, (agreement, steps) => {
      const walk = new Walk(agreement);
      for (const step of steps) walk.step(step);
      driveToTheEnd(walk);
      assert.match(walk.incident.state, /closed|withdrawn/);
      assert.notEqual(walk.incident.outage.until, undefined);
      const owed =
        walk.incident.state === 'closed' && walk.incident.rfo && !walk.incident.rfo.given;
      for (const by of people) {
        const owes = owed && (by === helpdesk || by === director);
        const left = owes ? ['give-rfo', 'attach'] : [];
        assert.deepEqual(allowedCommands(walk.incident, by), left);
      }
    }),
    { numRuns: 50 },
  );
});

test('what a person is offered is what that person may do, everywhere on a walk', () => {
  fc.assert(
    fc.property(someAgreement, someWalk, (agreement, steps) => {
      const walk = new Walk(agreement);
      for (const step of steps) {
        walk.step(step);
        const by = people[step.pick % people.length] ?? technician;
        offersAreTrue(walk.incident, by, agreement, walk.now);
      }
    }),
    { numRuns: 50 },
  );
});

test('the record tells it all: replayed from its own text it gives the same incident', () => {
  fc.assert(
    fc.property(someAgreement, someWalk, (agreement, steps) => {
      const walk = new Walk(agreement);
      for (const step of steps) walk.step(step);
      const kept = JSON.parse(JSON.stringify(walk.events)) as Event[];
      assert.deepEqual(replay(kept), walk.incident);
      assert.deepEqual(JSON.parse(JSON.stringify(walk.incident)), walk.incident);
      assert.deepEqual(
        walk.events.map((event) => event.seq),
        walk.events.map((_, index) => index + 1),
      );
    }),
    { numRuns: 50 },
  );
});

test('the walks come everywhere: every state, every kind of entry', () => {
  const states = new Set<string>();
  const entries = new Set<string>();
  const kinds = Object.keys(terms.event).length;
  const everywhere = (): boolean => states.size === stateNames.length && entries.size === kinds;
  for (const [index, steps] of fc.sample(someWalk, { numRuns: 1000, seed: 59 }).entries()) {
    const walk = new Walk(index % 2 === 0 ? businessHours : agreement2009);
    for (const step of steps) {
      walk.step(step);
      states.add(walk.incident.state);
    }
    for (const event of walk.events) entries.add(event.type);
    if (everywhere()) return;
  }
  assert.fail(`a thousand walks came only to ${[...states, ...entries].join(', ')}`);
});
