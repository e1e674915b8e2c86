/**
 * The clients of the benchmark of reports, in a process of their own: else their cost would be the
 * server's. Bare sockets instead of a load generator: SHARE.
 */
import { randomUUID } from 'node:crypto';
import { openClient, requestText } from './client.ts';

/** What to send, for how long, over how many connections that are kept open. */
export interface Load {
  port: number;
  token: string;
  circuits: string[];
  connections: number;
  seconds: number;
}

/** How many were answered with 201 in the time given; any other answer is told instead. */
export interface Reached {
  reports: number;
  failures: string[];
}

/** One connection: the next request goes out when the last answer is in. */
async function report(load: Load, until: number, reached: Reached): Promise<void> {
  const client = await openClient(load.port);
  while (reached.failures.length === 0) {
    const answer = await client.ask(reportText(load));
    if (!answer.startsWith('HTTP/1.1 201')) reached.failures.push(answer.slice(0, 600));
    if (performance.now() >= until) break;
    reached.reports += 1;
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
  const reached: Reached = { reports: 0, failures: [] };
  const until = performance.now() + load.seconds * 1_000;
  const clients = Array.from({ length: load.connections }, () => report(load, until, reached));
  void Promise.all(clients).then(
    () => process.send?.(reached),
    (error: unknown) => process.send?.({ reports: 0, failures: [String(error)] } satisfies Reached),
  );
});
