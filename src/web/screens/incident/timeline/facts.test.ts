import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventData, EventType } from '../../../../http/contract/procedure.ts';
import { eventName, terms, type Line } from '../../../../http/contract/terms.ts';
import { tell, type Speech } from './facts.ts';
import { passes } from './filter.ts';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const speeches: Speech[] = [
  { lang: 'vi', now, levels: [] },
  { lang: 'en', now, levels: [] },
];

/** One fact of every kind, each word of it to be found again in what is told. */
const facts: { [T in EventType]: EventData[T] } = {
  reported: {
    code: 'SC-1',
    circuit: { id: 'c', code: 'C' },
    site: { id: 's', name: 'S' },
    province: '12',
    customerUnits: [],
    carrierUnit: 'x',
    agreement: { id: 'a', version: 1, sha256: '' },
    symptom: 'down',
    description: 'chữ-1',
    outageSince: now,
    contact: { name: 'chữ-2', phone: 'chữ-3' },
  },
  'self-diagnosed': {
    verdict: 'carrier',
    checks: [{ check: 'power', result: 'fault', remark: 'chữ-1' }],
    remark: 'chữ-2',
  },
  withdrawn: { reason: 'chữ-1' },
  'hotline-called': {
    number: 'chữ-1',
    answered: true,
    answeredBy: 'chữ-2',
    reference: 'chữ-3',
    remark: 'chữ-4',
  },
  'carrier-notified': { means: 'hotline', t0: now, receipt: 'chữ-1' },
  responded: { text: 'chữ-1' },
  updated: { text: 'chữ-1', relayedFrom: 'chữ-2' },
  diagnosed: { cause: 'chữ-1', etr: now },
  'responsibility-proposed': { holder: 'carrier', reason: 'chữ-1', by: 'customer' },
  'responsibility-agreed': { holder: 'carrier' },
  'responsibility-disputed': { holder: 'carrier', reason: 'chữ-1' },
  'repaired-locally': { what: 'chữ-1' },
  'etr-revised': { etr: now, reason: 'chữ-1' },
  'force-majeure-claimed': { reason: 'chữ-1' },
  'force-majeure-accepted': {},
  'force-majeure-rejected': { reason: 'chữ-1' },
  'force-majeure-ended': { how: 'over', text: 'chữ-1' },
  'fixed-reported': { what: 'chữ-1' },
  confirmed: { text: 'chữ-1' },
  rejected: { reason: 'chữ-1' },
  breached: { clock: 'response', cycle: 1, round: 1, dueAt: now, lateMs: 60_000 },
  escalated: { cycle: 1, round: 1, level: 1, contact: 'x', how: 'early', reason: 'chữ-1' },
  'level-skipped': { cycle: 1, round: 1, level: 1, contact: 'x', dueAt: now },
  'escalation-offered': { cycle: 1, round: 1, level: 1, dueAt: now },
  signed: { side: 'carrier', reservation: 'chữ-1' },
  'rfo-asked': { by: 'customer', allowedMs: 3 * 86_400_000, days: 3, reason: 'chữ-1' },
  'rfo-given': { cause: 'chữ-1', measures: 'chữ-2' },
  attached: { name: 'chữ-1', type: 'image/jpeg', size: 1, sha256: 'a'.repeat(64), source: '' },
  closed: {},
  noted: { text: 'chữ-1' },
  corrected: { entry: 4, text: 'chữ-1' },
};

function entry(type: string, data: object): RecordEntry {
  const actor = { person: 'p', name: 'P', role: 'site', party: 'customer' } as const;
  return {
    seq: 1,
    type,
    at: '',
    claimedAt: '',
    actor: { ...actor, unit: 'u', unitName: 'U' },
    data: { ...data },
    command: '',
    hash: '',
    correctedBy: [],
  };
}

const asText = (lines: Line[]): string =>
  lines.map(({ label = '', text }) => `${label} ${text}`).join('\n');

test('every kind of fact is told with every word said, in both languages, never as data', () => {
  for (const speech of speeches) {
    for (const [type, data] of Object.entries(facts)) {
      const told = asText(tell(entry(type, data), speech));
      for (const said of JSON.stringify(data).match(/chữ-\d/g) ?? []) {
        assert.ok(told.includes(said), `${type} leaves out ${said}`);
      }
      assert.doesNotMatch(told, /undefined|\[object|[{}]|\d{13}/, type);
    }
  }
});

test('a kind of entry that this page does not know keeps its name and tells nothing', () => {
  const [speech] = speeches;
  assert.ok(speech);
  assert.deepEqual(tell(entry('not-known-yet', { level: 1 }), speech), []);
  assert.deepEqual(eventName('not-known-yet'), { vi: 'not-known-yet', en: 'not-known-yet' });
  assert.equal(eventName('rejected'), terms.event.rejected);
});

test('the milestones leave out words beside the procedure; a side’s filter leaves its own', () => {
  assert.equal(passes(entry('noted', {}), 'turns'), false);
  assert.equal(passes(entry('rejected', {}), 'turns'), true);
  assert.equal(passes(entry('rejected', {}), 'carrier'), false);
  assert.equal(passes(entry('rejected', {}), 'customer'), true);
});
