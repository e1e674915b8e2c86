/**
 * An hour without the desk: what fell due meanwhile is noted when it is back, once, each as late as
 * it is. Beside the same rows written by set-based SQL alone.
 */
import { startEngine } from '../src/app/engine.ts';
import { openDesk } from '../src/app/handle.ts';
import { tick, type Ticked } from '../src/app/tick.ts';
import { figure, type Figure } from './figures.ts';
import { openGround } from './storm-desk.ts';
import { mouldOf } from './storm-rows.ts';
import { bySql } from './storm.ts';

const hourMs = 3_600_000;

/** A tenth of a storm: each of a country's 700 sites failed fourteen times within the hour. */
const share = 0.1;

/** Measures with a tenth of `most` deadlines; `say` hears how far it is. */
export async function benchCatchup(say: (line: string) => void, most: number): Promise<Figure[]> {
  const count = Math.max(1, Math.round(most * share));
  say(`catchup: ${count} incidents are being reported …`);
  const ground = await openGround(count, hourMs);
  try {
    const store = await ground.clone('catchup_engine', 4 * hourMs);
    const begun = performance.now();
    const done = Promise.withResolvers<Ticked>();
    const engine = await startEngine(openDesk(store), {
      onTick: done.resolve,
      onError: done.reject,
    });
    const ticked = await done.promise;
    const seconds = (performance.now() - begun) / 1_000;
    await engine.stop();
    if (ticked.incidents !== count) throw new Error(`only ${ticked.incidents} were noted`);
    if (ticked.lateMaxMs < 0.98 * hourMs) throw new Error('nothing was an hour late');
    const again = await tick(openDesk(store));
    if (again.incidents !== 0) throw new Error(`${again.incidents} were noted twice`);
    const rate = await bySql(ground, await mouldOf(store.pool), count, count);
    return [figure('catchup', seconds, 's', { 'sql-alone': count / rate })];
  } finally {
    await ground.stop();
  }
}
