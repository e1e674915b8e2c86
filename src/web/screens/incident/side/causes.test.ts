import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import { turnsOf } from './causes.ts';

const at = (clock: string): string => `2026-11-22T${clock}:00.000Z`;
const ms = (clock: string): number => Date.parse(at(clock));
const entry = (seq: number, type: string, clock: string, claimed = clock): RecordEntry => ({
  seq,
  type,
  at: at(clock),
  claimedAt: at(claimed),
  actor: { person: '', name: 'An', role: 'site', party: 'customer', unit: '', unitName: '' },
  data: {},
  command: '',
  hash: '',
  correctedBy: [],
});

const entries = [
  entry(1, 'reported', '02:05'),
  entry(2, 'noted', '02:30'),
  entry(3, 'diagnosed', '02:30'),
  entry(4, 'responsibility-agreed', '02:30'),
  entry(5, 'repaired-locally', '03:20', '03:00'),
];
const spans = [
  { owner: 'unknown' as const, fromMs: ms('02:00'), toMs: ms('02:30') },
  { owner: 'carrier' as const, fromMs: ms('02:30'), toMs: ms('03:00') },
];

test('each change of hands names the entry that made it; the outage begins with the report', () => {
  const turns = turnsOf({ spans, isOver: false }, entries);
  assert.deepEqual(
    turns.map(({ entry: made, owner }) => [made?.seq, owner]),
    [
      [1, 'unknown'],
      [4, 'carrier'],
    ],
  );
});

test('the end is a border too, at the time that was claimed for it', () => {
  const [, , end] = turnsOf({ spans, isOver: true }, entries);
  assert.deepEqual([end?.atMs, end?.entry?.seq, end?.owner], [ms('03:00'), 5, undefined]);
});

test('while the record is not there yet, the borders stand without their reasons', () => {
  const turns = turnsOf({ spans, isOver: false }, []);
  assert.deepEqual(
    turns.map(({ entry: made }) => made),
    [undefined, undefined],
  );
});
