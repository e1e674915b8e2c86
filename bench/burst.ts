/**
 * A burst: very many reports at once, over HTTP, from people who try again when the desk says that
 * it is busy. All of them are acknowledged, and none that was is missing afterwards.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { figure, type Figure } from './figures.ts';
import type { Load, Reached } from './load.ts';
import { startProgram } from './program.ts';
import { loadFor, sqlFunctionRate } from './report.ts';

/** A thousand phones at the door; each has a hundredth of a hundredth of the burst to send. */
const connections = 1_000;

/** Measures with `count` reports; `say` hears how far it is. */
export async function benchBurst(say: (line: string) => void, count: number): Promise<Figure[]> {
  const program = await startProgram();
  const clients = fork(new URL('load.ts', import.meta.url));
  try {
    const load = await loadFor(program);
    say(`burst: ${count} reports …`);
    const begun = performance.now();
    clients.send({ ...load, connections, reportsMax: count } satisfies Load);
    const [answer] = (await once(clients, 'message')) as [Reached];
    const seconds = (performance.now() - begun) / 1_000;
    if (answer.failures.length > 0) throw new Error(`not taken: ${answer.failures[0]}`);
    const { rows } = await program.store.pool.query<{ kept: number }>(
      `select count(*)::int as kept from incidents i where exists (
         select from events e where e.incident = i.id and e.seq = i.version)`,
    );
    if (answer.reports !== count || rows[0]?.kept !== count) {
      throw new Error(`${answer.reports} acknowledged, ${rows[0]?.kept} kept, ${count} sent`);
    }
    say(`burst: all ${count} acknowledged and kept; told to come again: ${answer.busy}`);
    return [
      figure('burst', count / seconds, 'reports/s', {
        'sql-function': await sqlFunctionRate(program),
      }),
    ];
  } finally {
    clients.kill();
    await program.stop();
  }
}
