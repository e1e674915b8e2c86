/** What holds of every incident at every moment: the walks ask it at each step. */
import assert from 'node:assert/strict';
import type { Agreement, Instant } from '../../src/domain/agreement.ts';
import { attribute, outageSpans } from '../../src/domain/availability.ts';
import { addTime } from '../../src/domain/calendar.ts';
import { statementDigest } from '../../src/domain/closing.ts';
import { isOpen, nextDue, statusOf, type Clock } from '../../src/domain/clocks.ts';
import { allowedCommands, decide, whoseMove } from '../../src/domain/decide.ts';
import { openForceMajeure, type Incident } from '../../src/domain/incident.ts';
import { isOver } from '../../src/domain/procedure.ts';
import { commandNames, partyOf, type Actor } from '../../src/domain/roles.ts';
import { helpdesk, technician } from './support.ts';
import { badlySaid, signing, wellSaid } from './words.ts';

const keyOf = (c: Clock): string => `${c.clock} ${c.cycle} ${c.round} ${c.level}`;

/** Words beside the procedure: whoever has a move has more than these. */
const asides = ['log-call', 'escalate', 'update', 'note', 'correct', 'attach'];

/** An open incident is the move of somebody who can do something; an ended one is nobody's. */
export function somebodyMoves(i: Incident): void {
  const movers = whoseMove(i);
  assert.equal(movers.length === 0, isOver(i.state), `${i.state} waits for ${movers.join()}`);
  for (const side of movers) {
    const may = allowedCommands(i, side === 'customer' ? technician : helpdesk);
    const acts = may.filter((name) => !asides.includes(name));
    assert.notDeepEqual(acts, [], `${side} can do nothing in ${i.state}`);
  }
}

/** Clocks: named once for ever, of this cycle while open, none left when all is over. */
export function clocksHold(i: Incident, agreement: Agreement, now: Instant): void {
  const names = i.clocks.map(keyOf);
  assert.equal(new Set(names).size, names.length, 'a clock is named twice');
  const open = i.clocks.filter(isOpen);
  for (const clock of open)
    assert.equal(clock.cycle, i.cycle, `${keyOf(clock)} outlived its cycle`);
  const kinds = open.map((c) => `${c.clock} ${c.level}`);
  assert.equal(new Set(kinds).size, kinds.length, 'two rounds of a clock run at once');
  // Only the root-cause report may be owed when all else is over.
  const left = nextDue(i.clocks);
  if (i.state === 'closed' && i.rfo) assert.equal(left === undefined, i.rfo.given !== undefined);
  else if (isOver(i.state) || i.state === 'closing') assert.equal(left, undefined);
  for (const clock of i.clocks) {
    assert.ok(!(clock.metAt !== undefined && clock.stoppedAt !== undefined), 'met and stopped');
    const agreed = clock.allowedMs;
    if (agreed !== undefined) {
      const due = addTime(agreement.calendar, clock.startedAt, agreed);
      assert.equal(clock.dueAt, due, `${keyOf(clock)} does not count from its start`);
    }
  }
  for (const { level, afterMs } of agreement.ladder.levels) {
    const rungs = i.clocks.filter((c) => c.clock === 'response' && c.level === level);
    for (const rung of rungs) assert.equal(rung.allowedMs, afterMs);
  }
  const promise = open.find((c) => c.clock === 'restoration');
  if (promise && openForceMajeure(i)) assert.notEqual(statusOf(promise, now), 'running');
  if (promise && !openForceMajeure(i)) assert.notEqual(statusOf(promise, now), 'paused');
}

/** The outage: one span after the other from its beginning, and excused only where accepted. */
export function outageHolds(i: Incident, now: Instant): void {
  const spans = outageSpans(i, now);
  const end = Math.max(i.outage.since, i.outage.until ?? now);
  let at = i.outage.since;
  for (const [index, { from, to, owner }] of spans.entries()) {
    assert.equal(from, at, 'the spans adjoin');
    assert.ok(from < to, 'no span is empty');
    assert.notEqual(owner, spans[index - 1]?.owner, 'one owner, one span');
    at = to;
  }
  assert.equal(at, end);
  const sums = attribute(i, now);
  const total = Object.values(sums).reduce((a, b) => a + b, 0);
  assert.equal(total, end - i.outage.since);
  const accepted = i.forceMajeure.filter((claim) => claim.verdict === 'accepted');
  const excused = accepted.reduce((sum, claim) => sum + (claim.to ?? now) - claim.from, 0);
  assert.ok(sums['force-majeure'] <= excused, 'more is excused than was accepted');
}

/** Force majeure: one claim waits at most, only the last one lasts, and none overlap. */
export function forceMajeureHolds(i: Incident): void {
  const claims = i.forceMajeure;
  assert.ok(claims.filter((claim) => claim.verdict === 'pending').length <= 1);
  for (const [index, claim] of claims.entries()) {
    const next = claims[index + 1];
    if (!next) continue;
    assert.ok(claim.to !== undefined && claim.to <= next.from, 'spans of force majeure overlap');
  }
  const lasting = openForceMajeure(i);
  if (lasting) assert.match(lasting.verdict, /pending|accepted/);
  if (i.responsibility.held === 'force-majeure') assert.equal(lasting?.verdict, 'accepted');
}

/** What was settled stays: ended clocks, the first notice, the outage's beginning, signatures. */
export function historyStays(before: Incident, after: Incident): void {
  assert.equal(after.outage.since, before.outage.since);
  assert.ok(after.cycle >= before.cycle);
  if (before.notifiedAt !== undefined) assert.equal(after.notifiedAt, before.notifiedAt);
  for (const [index, clock] of before.clocks.entries()) {
    const now = after.clocks[index];
    if (!isOpen(clock)) assert.deepEqual(now, clock);
    assert.equal(now && keyOf(now), keyOf(clock));
  }
  // A signature stands, or the facts that it names are no longer these.
  const sameFacts = statementDigest(before) === statementDigest(after);
  for (const side of ['customer', 'carrier'] as const) {
    const signature = before.signatures[side];
    if (signature && sameFacts) assert.equal(after.signatures[side], signature);
    else if (signature && after.state === 'closing') assert.deepEqual(after.signatures, {});
  }
}

/** What is offered is accepted when it is said well, refused when badly; all else is refused. */
export function offersAreTrue(i: Incident, by: Actor, agreement: Agreement, now: Instant): void {
  const offered = allowedCommands(i, by);
  for (const name of commandNames) {
    if (name === 'report') continue;
    const pick = i.version;
    const situation = { now, actor: by, agreement, ...signing(now) };
    const good = decide(i, wellSaid(i, name, by, now, pick), situation);
    const who = `${name} by the ${partyOf(by)} in ${i.state}`;
    // When, and to whom, is for the words of the refusal: an hour passes, a contact is mended.
    const later = 'refusal' in good && ['P-3.3', 'P-3.4', 'P-3.6'].includes(good.refusal);
    if (name === 'escalate' && later) continue;
    assert.equal('events' in good, offered.includes(name), `${who}: ${JSON.stringify(good)}`);
    const bad = badlySaid(i, name, by, now, pick);
    const verdict = bad && decide(i, bad, situation);
    if (verdict) assert.ok('refusal' in verdict, `${who}: accepted badly said`);
  }
}
