/** The four clocks and the ladder: to the millisecond, from T0, and at rest. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { addTime } from '../../src/domain/calendar.ts';
import { isOpen, lateBy, meet, nextDue, nextRound } from '../../src/domain/clocks.ts';
import { pauseRestoration, resume, startCycle, startResponse } from '../../src/domain/clocks.ts';
import { startRestoration, statusOf, stop, type Clock } from '../../src/domain/clocks.ts';
import { agreement2009, at, businessHours, hour, inRestoration, minute } from './support.ts';
import { notified } from './support.ts';

// T0 is 08:05.
const joint = notified(agreement2009);

test('in time at 3:59:59.999 and at exactly 4:00:00.000; late from 4:00:00.001 on', () => {
  for (const [time, running, met] of [
    ['12:04:59.999', 'running', 'met'],
    ['12:05:00.000', 'running', 'met'],
    ['12:05:00.001', 'breached', 'met-late'],
  ] as const) {
    assert.equal(joint.status(time, 'response'), running, time);
    assert.equal(joint.responded(time).status('20:00', 'response'), met, time);
    const diagnosed = joint.diagnosed(time, '18:00');
    assert.equal(diagnosed.status('20:00', 'diagnosis'), met, time);
  }
});

test('a promise is kept at its instant and broken a millisecond later', () => {
  const story = inRestoration(agreement2009);
  assert.equal(story.fixed('12:00').status('20:00', 'restoration'), 'met');
  assert.equal(story.fixed('12:00:00.001').status('20:00', 'restoration'), 'met-late');
  assert.equal(lateBy(story.fixed('12:00:00.001').clock('restoration'), at('20:00')), 1);
});

test('a verdict on the repair has its time where the agreement sets one, else none', () => {
  const story = inRestoration(businessHours).fixed('11:00');
  assert.equal(story.clock('verification').dueAt, at('16:30'), 'four working hours');
  assert.equal(story.confirmed('16:30').status('20:00', 'verification'), 'met');
  assert.equal(story.rejected('16:30:00.001').status('20:00', 'verification'), 'met-late');
  const open = inRestoration(agreement2009).fixed('11:00');
  assert.throws(() => open.clock('verification'), /no verification clock/);
});

test('an ETR is an instant: no calendar moves it into working hours', () => {
  const story = notified(businessHours).diagnosed('09:00', '+5d 03:00', 'carrier');
  assert.equal(story.clock('restoration').dueAt, at('+5d 03:00'));
  assert.equal(story.clock('restoration').allowedMs, undefined);
});

test('the ladder is absolute: each level is due at T0 and its own time, in every cycle', () => {
  const dues = (level: number, cycle: number): number =>
    inRestoration(agreement2009)
      .fixed('11:00')
      .rejected('11:20')
      .clock('response', { level, cycle }).dueAt;
  assert.deepEqual([dues(1, 1), dues(2, 1)], [at('12:05'), at('14:05')]);
  assert.deepEqual([dues(1, 2), dues(2, 2)], [at('15:20'), at('17:20')]);
});

test('any ladder, any T0, any calendar: each level is due at T0 plus its time', () => {
  const someLevels = fc.array(fc.integer({ min: 1, max: 20 * 60 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(someLevels, fc.nat({ max: 4e12 }), fc.boolean(), (after, t0, office) => {
      const agreement = office ? businessHours : agreement2009;
      const levels = after.map((minutes, index) => ({
        level: index + 1,
        afterMs: minutes * minute,
        contact: 'manager',
        clause: '3',
      }));
      const started = startCycle({ ...agreement, ladder: { mode: 'automatic', levels } }, t0, 3);
      for (const { level, afterMs } of levels) {
        const clock = started.find((c) => c.level === level);
        assert.equal(clock?.dueAt, addTime(agreement.calendar, t0, afterMs));
        assert.equal(clock?.startedAt, t0);
      }
      assert.deepEqual(new Set(started.map((c) => c.cycle)), new Set([3]));
    }),
    { numRuns: 50 },
  );
});

test('what a clock says of itself: its name, its clause, its start and its agreed length', () => {
  const [response, level1] = startResponse(agreement2009, 1000, 2, 7);
  assert.deepEqual(response, {
    clock: 'response',
    cycle: 2,
    round: 7,
    level: 0,
    clause: '3',
    startedAt: 1000,
    dueAt: 1000 + 4 * hour,
    allowedMs: 4 * hour,
  });
  assert.equal(level1?.level, 1);
});

test('met, stopped and at rest: a clock is settled once and says so for ever', () => {
  const [clock] = startResponse(agreement2009, 0, 1, 1) as [Clock];
  const met = meet([clock], ['response'], hour);
  assert.deepEqual(meet(met, ['response'], 5 * hour), met, 'met once');
  assert.deepEqual(stop(met, ['response'], 5 * hour), met, 'not stopped after it was met');
  assert.deepEqual(meet([clock], ['diagnosis'], hour), [clock], 'another clock');
  assert.equal(statusOf(met[0] as Clock, 99 * hour), 'met');
  const left = stop([clock], ['response'], 4 * hour)[0] as Clock;
  assert.equal(statusOf(left, 99 * hour), 'stopped');
  assert.ok(!isOpen(left));
  const late = stop([clock], ['response'], 4 * hour + 1)[0] as Clock;
  assert.equal(statusOf(late, 99 * hour), 'breached', 'what was missed stays missed');
});

test('how late: 0 in time, then the time since, and no more once it was met or stopped', () => {
  const [clock] = startResponse(agreement2009, 0, 1, 1) as [Clock];
  assert.equal(lateBy(clock, 4 * hour), 0);
  assert.equal(lateBy(clock, 4 * hour + 5), 5);
  assert.equal(lateBy({ ...clock, metAt: 4 * hour + 3 }, 99 * hour), 3);
  assert.equal(lateBy({ ...clock, stoppedAt: hour }, 99 * hour), 0);
  assert.equal(lateBy({ ...clock, pausedAt: hour }, 99 * hour), 0);
});

test('a promise that rests runs on later by exactly its rest, however often it rests', () => {
  const promise = startRestoration(agreement2009, { now: 0, cycle: 1, round: 1, etr: 10 * hour });
  const someRests = fc.array(fc.tuple(fc.nat({ max: hour }), fc.nat({ max: 9 * hour })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(someRests, (rests) => {
      let clocks: Clock[] = [promise];
      let now = 0;
      let rested = 0;
      for (const [work, rest] of rests) {
        clocks = pauseRestoration(clocks, (now += work));
        assert.equal(statusOf(clocks[0] as Clock, now + 1e9), 'paused');
        clocks = resume(clocks, (now += rest));
        rested += rest;
      }
      assert.deepEqual(clocks, [{ ...promise, dueAt: 10 * hour + rested }]);
    }),
  );
});

test('only a promise rests: response, its ladder and diagnosis run through force majeure', () => {
  const clocks = startCycle(agreement2009, 0, 1);
  assert.deepEqual(pauseRestoration(clocks, hour), clocks);
  assert.deepEqual(resume(clocks, hour), clocks);
});

test('a promise that ends while it rests is settled as of the rest so far', () => {
  const etr = 10 * hour;
  const promise = startRestoration(agreement2009, { now: 0, cycle: 1, round: 1, etr });
  const paused = pauseRestoration([promise], 9 * hour);
  const met = meet(paused, ['restoration'], 20 * hour)[0] as Clock;
  assert.deepEqual([met.dueAt, statusOf(met, 99 * hour)], [21 * hour, 'met']);
  const stopped = stop(paused, ['restoration'], 20 * hour)[0] as Clock;
  assert.deepEqual([stopped.dueAt, statusOf(stopped, 99 * hour)], [21 * hour, 'stopped']);
});

test('what falls due next: clocks, not levels; open, and not at rest', () => {
  const clocks = startCycle(agreement2009, 0, 1);
  const etr = 2 * hour;
  const promise = startRestoration(agreement2009, { now: hour, cycle: 1, round: 1, etr });
  assert.equal(nextDue([]), undefined);
  const [response, ...levels] = startResponse(agreement2009, 0, 1, 1) as [Clock, ...Clock[]];
  const early = levels.map((level) => ({ ...level, dueAt: hour }));
  assert.equal(nextDue([...early, response]), response, 'a level is no clock of its own');
  assert.equal(nextDue(clocks)?.clock, 'response');
  assert.equal(
    nextDue(meet(clocks, ['response'], hour))?.clock,
    'diagnosis',
    'no level of the ladder',
  );
  assert.equal(nextDue([...clocks, promise])?.clock, 'restoration');
  assert.equal(nextDue(pauseRestoration([...clocks, promise], hour))?.clock, 'response');
});

test('rounds are counted within a clock and a cycle', () => {
  const clocks = [
    ...startResponse(agreement2009, 0, 1, 1),
    ...startResponse(agreement2009, 0, 1, 2),
  ];
  assert.equal(nextRound(clocks, 'response', 1), 3);
  assert.equal(nextRound(clocks, 'response', 2), 1);
  assert.equal(nextRound(clocks, 'restoration', 1), 1);
});
