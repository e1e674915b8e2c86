/** Entries that share one statement share nothing else: a bad one fails alone. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { decide, stamp } from '../../src/domain/decide.ts';
import { genesis, seal } from '../../src/domain/record.ts';
import type { Entry } from '../../src/store/append.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';

const { desk, store, people } = await openTestDesk();
const { id: person, name, role, unit } = castings.headquarters;
const actor = { person, name, role, unit, unitName: 'Cục Tin học và Thống kê Tài chính' };

test('neighbours of a failing entry land; it alone is refused, and leaves no trace', async () => {
  const { rows } = await store.pool.query<{ id: string }>(
    `select id from circuits where agreement = 'viettel-ptc-2009' order by id limit 12`,
  );
  const entries = await Promise.all(rows.map(({ id }) => reportOf(id)));
  const bad = entries[7] ?? assert.fail();
  // No request can do this: PostgreSQL keeps no NUL, and the schemas let none through.
  bad.sealed = bad.sealed.map((entry) => ({ ...entry, body: `${entry.body}\u0000` }));
  const twin = { ...(entries[3] ?? assert.fail()), command: randomUUID() };
  // The first is in flight while the others wait for one statement; the twin comes too late.
  const answers = await Promise.allSettled([...entries, twin].map((entry) => desk.append(entry)));
  assert.deepEqual(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed')),
    [...entries.map((_entry, index) => (index === 7 ? 'failed' : true)), false],
  );
  for (const [index, entry] of entries.entries()) {
    const { id } = entry.after;
    const kept = await store.pool.query('select from events where incident = $1', [id]);
    const shown = await store.pool.query('select from incidents where id = $1', [id]);
    const count = index === 7 ? 0 : 1;
    assert.deepEqual([kept.rowCount, shown.rowCount], [count, count]);
  }
  const { items } = await people.headquarters.board({ limit: 200 });
  assert.equal(items.length, entries.length - 1);
});

/** A report as the write path would append it. */
async function reportOf(circuitId: string): Promise<Entry> {
  const { now, circuit } = await desk.loadCircuit(circuitId);
  assert.ok(circuit);
  const agreement = await desk.agreementOf(circuit.agreement.sha256);
  const code = `SC-2026-${String(await desk.nextNumber()).padStart(6, '0')}`;
  const said = { circuit: circuitId, symptom: 'down', description: '', outageSince: now } as const;
  const situation = { now, actor, agreement, circuit, code };
  const decision = decide(undefined, { name: 'report', data: said }, situation);
  assert.ok('events' in decision);
  const [id, command] = [randomUUID(), randomUUID()];
  const stamped = stamp(undefined, decision, { incident: id, at: now, actor, command });
  const sealed = stamped.events.map((event) => seal(event, genesis));
  return {
    before: undefined,
    after: stamped.incident,
    sealed,
    command,
    commandSha256: '00'.repeat(32),
    deliveries: [],
  };
}
