/**
 * Every route of the description, with what fits it, what nearly does and what nobody would send:
 * never a 500, never an answer that is not described, never another office's words. The seed is
 * fixed, so that a run can be repeated; another: `FUZZ_SEED=7 FUZZ_RUNS=100 npm run fuzz`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valueFor } from '../support/arbitrary.ts';
import { circuits } from '../support/cast.ts';
import type { Operation } from '../support/contract.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, proposes } from '../support/groups.ts';
import type { Person } from '../support/person.ts';
import { notified } from '../support/told.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 2009);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 5);

const desk = await openTestDesk({ samplePassword: 'mật khẩu mẫu của phép thử' });
const { people, nobody, at } = desk;
const { document } = at.contract;

/** Words that only those concerned may ever read again. */
const secret = 'Chỉ Mường Tè được đọc câu này';
const incident = await people.technician.reports({ description: secret });
const told = await notified(desk);
await people.technician.notes(told, secret);
const besides = await people.coordinator.reports({ circuit: 'ptc-12-108', description: secret });
await people.coordinator.finds(besides, 'carrier');
await people.coordinator.calls(besides, { answered: true });
const proposed = await proposes(people.coordinator, [told, besides]);
const group = await acts(people.coordinator, 'confirm', proposed, {});
const ids = [
  incident.id,
  told.id,
  besides.id,
  group.id,
  circuits.muongTe,
  'viettel-ptc-2009',
  'ptc-107',
  'stc-12',
  'thtk',
  'viettel',
  '12',
];

/** Those who are no part of it, and those who are. */
const strangers = { nobody, neighbour: people.otherCoordinator, carrier: people.otherCarrier };
const concerned = { technician: people.technician, headquarters: people.headquarters };
const everybody: Record<string, Person> = { ...strangers, ...concerned };

/** A stream that never ends is asked in a test of its own (live.test.ts). */
const endless = new Set(['GET /api/live']);

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
  })),
);

for (const { route, method, path, operation } of operations) {
  if (endless.has(route)) continue;
  test(`${route} takes anything, and breaks at nothing`, async () => {
    await fc.assert(
      fc.asyncProperty(
        requestOf(path, operation),
        fc.constantFrom(...Object.keys(everybody)),
        check,
      ),
      { seed, numRuns: numRuns * 3, endOnFailure: true },
    );
  });

  async function check(asked: Asked, name: string): Promise<void> {
    const person = everybody[name] ?? nobody;
    const answer = await person.send(method, asked.path, asked.send);
    assert.ok(answer.status < 500 || answer.status === 503, `${answer.status} ${answer.text}`);
    if (answer.status >= 400) {
      assert.doesNotMatch(answer.text, /node:internal|\.ts:\d|at async/, 'no stack trace');
    }
    if (name in strangers) {
      assert.ok(!answer.text.includes(secret), `${name} reads what is not theirs: ${asked.path}`);
    }
  }
}

interface Asked {
  path: string;
  send: { body?: unknown; raw?: string; headers?: Record<string, string> };
}

function requestOf(path: string, operation: Operation): fc.Arbitrary<Asked> {
  const parameters = operation.parameters ?? [];
  const of = (where: string): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((one) => one.in === where)
          .map((one) => [one.name, valueFor(document, one.schema, ids)]),
      ),
      where === 'path' ? {} : { requiredKeys: [] },
    );
  const schema = operation.requestBody?.content['application/json']?.schema;
  const body = schema ? valueFor(document, schema, ids) : fc.constant(undefined);
  // A body that is no JSON at all, now and then.
  const raw = schema
    ? fc.option(fc.constantFrom('{"mở": ', '[', '\u0000', '"'), { freq: 9, nil: undefined })
    : fc.constant(undefined);
  return fc
    .record({ inPath: of('path'), query: of('query'), body, raw })
    .map(({ inPath, query, body: sent, raw: bytes }) => ({
      path: filled(path, inPath) + queryOf(query),
      send: bytes !== undefined ? { raw: bytes } : sent === undefined ? {} : { body: sent },
    }));
}

function filled(path: string, values: Record<string, unknown>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => textOf(values[name]) || '-');
}

function queryOf(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${textOf(value)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** As it can stand in an address; half a character cannot, and a path of 4 KB is refused as one. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const short = encodeURIComponent(text.toWellFormed()).slice(0, 300);
  // Cut within an escape it would be no address any more, which the client would refuse.
  return short.replace(/%[\dA-F]?$/, '').replace(/^\.+$/, '-');
}
