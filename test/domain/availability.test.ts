/** Whose minutes they are, on outages made by hand: every order of holders, claims and ends. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { attribute, outageSpans, owners, type Owner } from '../../src/domain/availability.ts';
import type { ForceMajeure, Incident } from '../../src/domain/incident.ts';
import { agreement2009, inRestoration } from './support.ts';

type Facts = Pick<Incident, 'outage' | 'holdings' | 'forceMajeure'>;

const { incident } = inRestoration(agreement2009);
const outage = (facts: Facts): Incident => ({ ...incident, ...facts });

/** The spans in short: `0 unknown 5 carrier 9`. */
function told(facts: Facts, now: number): string {
  const spans = outageSpans(outage(facts), now);
  const first = spans[0]?.from ?? facts.outage.since;
  return [first, ...spans.flatMap(({ owner, to }) => [owner, to])].join(' ');
}

test('an outage that nobody answers for is not yet known, up to now', () => {
  assert.equal(told({ outage: { since: 0 }, holdings: [], forceMajeure: [] }, 9), '0 unknown 9');
  assert.equal(told({ outage: { since: 9 }, holdings: [], forceMajeure: [] }, 9), '9');
  const ended = { outage: { since: 0, until: 4 }, holdings: [], forceMajeure: [] };
  assert.equal(told(ended, 9), '0 unknown 4', 'an outage that ended grows no more');
});

test('force majeure is cut out of the carrier’s minutes, and of nobody else’s', () => {
  const holdings = [
    { from: 2, holder: 'carrier' as const },
    { from: 6, holder: 'customer' as const },
  ];
  const claim = (verdict: ForceMajeure['verdict'], to?: number): ForceMajeure[] => [
    { from: 4, verdict, ...(to === undefined ? {} : { to }) },
  ];
  const facts = (forceMajeure: ForceMajeure[]): Facts => ({
    outage: { since: 0 },
    holdings,
    forceMajeure,
  });
  const plain = '0 unknown 2 carrier 6 customer 9';
  assert.equal(
    told(facts(claim('accepted', 5)), 9),
    '0 unknown 2 carrier 4 force-majeure 5 carrier 6 customer 9',
  );
  assert.equal(
    told(facts(claim('accepted', 8)), 9),
    '0 unknown 2 carrier 4 force-majeure 6 customer 9',
  );
  assert.equal(
    told(facts(claim('accepted')), 9),
    '0 unknown 2 carrier 4 force-majeure 6 customer 9',
  );
  for (const verdict of ['pending', 'rejected', 'withdrawn'] as const) {
    assert.equal(told(facts(claim(verdict, 8)), 9), plain, verdict);
  }
});

test('what was agreed or claimed outside the outage changes nothing in it', () => {
  const facts: Facts = {
    outage: { since: 10, until: 20 },
    holdings: [
      { from: 5, holder: 'carrier' },
      { from: 25, holder: 'customer' },
    ],
    forceMajeure: [
      { from: 1, to: 8, verdict: 'accepted' },
      { from: 18, to: 30, verdict: 'accepted' },
    ],
  };
  assert.equal(told(facts, 99), '10 carrier 18 force-majeure 20');
});

const someInstant = fc.nat({ max: 40 });
const someFacts: fc.Arbitrary<Facts> = fc.record({
  outage: fc
    .tuple(someInstant, fc.option(someInstant))
    .map(([since, lasts]) => (lasts === null ? { since } : { since, until: since + lasts })),
  holdings: fc
    .array(
      fc.record({
        from: someInstant,
        holder: fc.constantFrom('customer' as const, 'carrier' as const, 'unknown' as const),
      }),
    )
    .map((holdings) => holdings.toSorted((a, b) => a.from - b.from)),
  forceMajeure: fc.array(
    fc
      .tuple(
        someInstant,
        fc.option(someInstant),
        fc.constantFrom('accepted', 'pending', 'rejected'),
      )
      .map(([from, lasts, verdict]) =>
        lasts === null ? { from, verdict } : { from, to: from + lasts, verdict },
      ),
    { maxLength: 3 },
  ),
});

/** Who answers for one instant, asked without any spans. */
function ownerOf({ holdings, forceMajeure }: Facts, at: number): Owner {
  const holder = holdings.filter(({ from }) => from <= at).at(-1)?.holder ?? 'unknown';
  const excused = forceMajeure.some(
    ({ from, to = Infinity, verdict }) => verdict === 'accepted' && from <= at && at < to,
  );
  return holder === 'carrier' && excused ? 'force-majeure' : holder;
}

test('any outage: each instant is counted once, for the one who answers for it', () => {
  fc.assert(
    fc.property(someFacts, someInstant, (facts, now) => {
      const counted: Record<Owner, number> = {
        customer: 0,
        carrier: 0,
        'force-majeure': 0,
        unknown: 0,
      };
      const end = facts.outage.until ?? now;
      for (let at = facts.outage.since; at < end; at += 1) counted[ownerOf(facts, at)] += 1;
      assert.deepEqual(attribute(outage(facts), now), counted);
      assert.deepEqual(Object.keys(counted), [...owners]);
      for (const span of outageSpans(outage(facts), now)) assert.ok(span.from < span.to);
    }),
    { numRuns: 300 },
  );
});
