/**
 * The clients of the benchmark of reports, in a process of their own: else their cost would be the
 * server's. Bare sockets instead of a load generator: SHARE.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { openClient, requestText } from './client.ts';

/** What to send, over how many connections that are kept open: for so long, or so many. */
export interface Load {
  port: number;
  token: string;
  circuits: string[];
  connections: number;
  seconds?: number;
  reportsMax?: number;
}

/**
 * How many were answered with 201 in the time; any other answer is told instead, but for "come
 * again".
 */
export interface Reached {
  reports: number;
  failures: string[];
  /** How often the desk said that it was busy (503); the same report was sent again. */
  busy: number;
}

/** How long somebody waits who was told to come again. */
const againMs = 500;

/** One connection: the next request goes out when the last answer is in. */
async function report(
  load: Load,
  until: number,
  reached: Reached,
  one: () => boolean,
): Promise<void> {
  const client = await openClient(load.port);
  while (reached.failures.length === 0 && performance.now() < until && one()) {
    const text = reportText(load);
    let answer = await client.ask(text);
    while (answer.startsWith('HTTP/1.1 503')) {
      reached.busy += 1;
      await setTimeout(againMs);
      answer = await client.ask(text);
    }
    if (!answer.startsWith('HTTP/1.1 201')) reached.failures.push(answer.slice(0, 600));
    else if (performance.now() < until) reached.reports += 1;
  }
  client.close();
}

const checks = ['power', 'device-lights', 'cabling', 'lan', 'gateway-ping', 'restart'];

/** A report as a phone sends it: with the self-diagnosis made, as clause 1 wants. */
function reportText({ token, circuits }: Load): string {
  const body = {
    circuit: circuits[Math.floor(Math.random() * circuits.length)],
    symptom: 'down',
    description: 'Mất kết nối hoàn toàn, đèn quang trên bộ chuyển đổi sáng đỏ.',
    outageSince: new Date(Date.now() - 600_000).toISOString(),
    contact: { name: 'Nguyễn Văn Mẫu', phone: '000 000 107' },
    selfDiagnosis: {
      verdict: 'carrier',
      checks: checks.map((check) => ({ check, result: check === 'gateway-ping' ? 'fault' : 'ok' })),
    },
  };
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() };
  return requestText('POST', '/api/incidents', headers, JSON.stringify(body));
}

process.on('message', (load: Load) => {
  const reached: Reached = { reports: 0, failures: [], busy: 0 };
  const until = performance.now() + (load.seconds ?? Infinity) * 1_000;
  let left = load.reportsMax ?? Infinity;
  const one = (): boolean => left-- > 0;
  const clients = Array.from({ length: load.connections }, () => report(load, until, reached, one));
  void Promise.all(clients).then(
    () => process.send?.(reached),
    (error: unknown) => process.send?.({ ...reached, failures: [String(error)] } satisfies Reached),
  );
});
