import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { ClockView } from '../clocks/standing.ts';
import { cyclesOf } from './cycles.ts';

const at = (clock: string): string => `2026-11-22T${clock}:00.000Z`;
const entry = (seq: number, type: string, clock: string, data: object = {}): RecordEntry => ({
  seq,
  type,
  at: at(clock),
  claimedAt: at(clock),
  actor: { person: '', name: 'An', role: 'site', party: 'customer', unit: '', unitName: '' },
  data: data as RecordEntry['data'],
  command: '',
  hash: '',
  correctedBy: [],
});
const clock = (name: ClockView['clock'], cycle: number, from: string): ClockView => ({
  clock: name,
  cycle,
  round: 1,
  level: 0,
  clause: '3',
  startedAt: at(from),
  dueAt: at('12:00'),
  status: 'running',
  lateMs: 0,
});

test('two cycles stand beside each other, each with its own cause and end', () => {
  const clocks = [clock('response', 1, '02:00'), clock('diagnosis', 1, '02:00')];
  clocks.push(clock('restoration', 1, '03:00'), clock('response', 2, '05:00'));
  const cycles = cyclesOf({ clocks }, [
    entry(1, 'diagnosed', '03:00', { cause: 'Đứt cáp', etr: 0 }),
    entry(2, 'fixed-reported', '04:00', { what: 'Hàn' }),
    entry(3, 'rejected', '05:00', { reason: 'Chưa thông' }),
    entry(4, 'diagnosed', '06:00', { cause: 'Mối hàn hỏng', etr: 0 }),
  ]);
  assert.deepEqual(
    cycles.map(({ cycle, cause, rejected }) => [cycle, cause, rejected?.reason]),
    [
      [1, 'Đứt cáp', 'Chưa thông'],
      [2, 'Mối hàn hỏng', undefined],
    ],
  );
  assert.equal(cycles[0]?.fixedMs, Date.parse(at('04:00')));
  assert.equal(cycles[1]?.fixedMs, undefined);
});
