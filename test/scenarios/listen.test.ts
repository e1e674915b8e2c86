/** Hearing what was appended, over a connection that breaks. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { liveChannel } from '../../src/store/append.ts';
import { connect } from '../../src/store/connect.ts';
import { listen } from '../../src/store/live.ts';
import { emptyDatabase } from '../support/database.ts';

/** A way to the database that can be cut: `refuse` turns so many tries away before it is whole. */
async function openWay(url: string) {
  const database = new URL(url);
  const sockets = new Set<net.Socket>();
  let refusals = 0;
  const way = net.createServer((socket) => {
    if (refusals > 0) {
      refusals -= 1;
      socket.destroy();
      return;
    }
    const far = net.connect(Number(database.port), database.hostname);
    for (const end of [socket, far]) {
      sockets.add(end);
      end.on('error', () => undefined);
    }
    socket.pipe(far).pipe(socket);
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const address = way.address();
  assert.ok(address !== null && typeof address === 'object');
  const through = new URL(url);
  through.port = String(address.port);
  const cut = (tries: number): void => {
    refusals = tries;
    for (const socket of sockets) socket.destroy();
  };
  return { url: through.href, cut, close: () => way.close() };
}

test('a listener that was cut off comes back once, however often it had to try', async (t) => {
  const url = await emptyDatabase(t);
  const way = await openWay(url);
  const [store, direct] = [connect(way.url), connect(url)];
  const heard: string[] = [];
  const gap = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const listener = listen(store, {
    news: ({ id }) => {
      heard.push(id);
      if (id === 'last') end.resolve();
    },
    gap: gap.resolve,
  });
  try {
    await listener.ready;
    way.cut(3);
    await gap.promise;
    for (const id of ['first', 'last']) {
      await direct.pool.query('select pg_notify($1, $2)', [liveChannel, JSON.stringify([{ id }])]);
    }
    await end.promise;
    assert.deepEqual(heard, ['first', 'last']);
  } finally {
    await listener.close();
    await store.pool.end();
    await direct.pool.end();
    way.close();
  }
});
