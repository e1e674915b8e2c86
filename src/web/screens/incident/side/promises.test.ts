import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { ClockView } from '../clocks/standing.ts';
import { promisesOf } from './promises.ts';

const iso = (clock: string): string => `2026-11-22T${clock}:00.000Z`;
const ms = (clock: string): number => Date.parse(iso(clock));

/** A promise given at one time for another, with how its clock ended. */
function promised(cycle: number, given: string, etr: string, rest: Partial<ClockView>): ClockView {
  const named = {
    clock: 'restoration',
    cycle,
    round: 1,
    level: 0,
    clause: '5',
    lateMs: 0,
  } as const;
  return { ...named, startedAt: iso(given), dueAt: iso(etr), status: 'running', ...rest };
}

function entry(seq: number, at: string, type: string, data: Record<string, unknown>): RecordEntry {
  const actor = { person: 'p', name: 'Phạm Văn Mẫu', role: 'helpdesk', party: 'carrier' } as const;
  return {
    seq,
    type,
    at: iso(at),
    claimedAt: iso(at),
    actor: { ...actor, unit: 'viettel', unitName: 'Viettel' },
    data,
    command: String(seq),
    hash: '',
    correctedBy: [],
  };
}

test('every promise with its author, its drift and its fate, the last one first', () => {
  const clocks = [
    promised(1, '02:00', '04:00', { status: 'stopped', stoppedAt: iso('03:00') }),
    promised(1, '03:00', '06:00', { status: 'met', metAt: iso('05:30') }),
    promised(2, '06:00', '07:00', {}),
  ];
  const entries = [
    entry(1, '02:00', 'diagnosed', { cause: 'đứt cáp', etr: ms('04:00') }),
    entry(2, '03:00', 'etr-revised', { etr: ms('06:00'), reason: 'mưa lớn' }),
    entry(3, '06:00', 'diagnosed', { cause: 'mối hàn', etr: ms('07:00') }),
  ];
  const ledger = promisesOf({ clocks, cycle: 2, state: 'restoration' }, entries, ms('06:30'));
  assert.deepEqual(
    ledger.map(({ fate, driftMs, given }) => [fate, driftMs / 60_000, given?.reason]),
    [
      ['waits', 0, undefined],
      ['undone', 120, 'mưa lớn'],
      ['replaced', 0, undefined],
    ],
  );
  assert.equal(ledger[1]?.given?.entry.actor.name, 'Phạm Văn Mẫu');
});

test('a promise replaced after its hour was broken; one that passes unkept is missed', () => {
  const clocks = [
    promised(1, '02:00', '04:00', { status: 'breached', stoppedAt: iso('05:00') }),
    promised(1, '05:00', '06:00', {}),
  ];
  const fates = (now: string) =>
    promisesOf({ clocks, cycle: 1, state: 'restoration' }, [], ms(now)).map(({ fate }) => fate);
  assert.deepEqual(fates('05:59'), ['waits', 'broken']);
  assert.deepEqual(fates('06:01'), ['overdue', 'broken']);
});

test('kept once it is confirmed, late, and dropped when the fault was the office’s', () => {
  const fate = (rest: Partial<ClockView>, state: 'verification' | 'closing' = 'closing') => {
    const clocks = [promised(1, '02:00', '04:00', rest)];
    return promisesOf({ clocks, cycle: 1, state }, [], ms('05:00'))[0]?.fate;
  };
  assert.equal(fate({ status: 'met', metAt: iso('04:00') }, 'verification'), 'claimed');
  assert.equal(fate({ status: 'met', metAt: iso('04:00') }), 'kept');
  assert.equal(fate({ status: 'met-late', metAt: iso('04:01') }), 'late');
  assert.equal(fate({ status: 'stopped', stoppedAt: iso('03:00') }), 'dropped');
  assert.equal(fate({ status: 'paused', pausedAt: iso('03:00') }), 'rests');
});
