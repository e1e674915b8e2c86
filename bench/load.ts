/**
 * The clients of the HTTP benchmark, in a process of their own: else their cost would be the
 * server's. Bare sockets and ready-made requests. autocannon on the same two cores took SHARE.
 */
import { randomUUID } from 'node:crypto';
import net from 'node:net';

/** What to send, for how long, over how many connections that are kept open. */
export interface Load {
  port: number;
  token: string;
  circuits: string[];
  connections: number;
  seconds: number;
}

/**
 * How many were answered with 201 in the time given; any other answer is told, and counts as none.
 */
export interface Reached {
  reports: number;
  failures: string[];
}

/** One connection: the next request goes out when the last answer is in. */
async function report(load: Load, until: number, reached: Reached): Promise<void> {
  const socket = net.connect({ port: load.port, host: '127.0.0.1', noDelay: true });
  let unread = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject);
  socket.on('close', () => resolve());
  socket.on('connect', () => socket.write(request(load)));
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    unread += chunk;
    const answer = completeAnswer(unread);
    if (answer === undefined) return;
    unread = '';
    if (!answer.startsWith('HTTP/1.1 201')) reached.failures.push(answer.slice(0, 400));
    const isOver = performance.now() >= until;
    if (!isOver) reached.reports += 1;
    if (isOver || reached.failures.length > 0) socket.end();
    else socket.write(request(load));
  });
  await promise;
}

/** The answer, once all of it is there. Bytes are read as Latin-1: only their number matters. */
function completeAnswer(text: string): string | undefined {
  const bodyAt = text.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return undefined;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  if (length === undefined) throw new Error(`an answer without its length: ${text.slice(0, 400)}`);
  return text.length >= bodyAt + Number(length) ? text : undefined;
}

const checks = ['power', 'device-lights', 'cabling', 'lan', 'gateway-ping', 'restart'];

/** A report as a phone sends it: with the self-diagnosis made, as clause 1 wants. */
function request({ token, circuits }: Load): string {
  const body = JSON.stringify({
    circuit: circuits[Math.floor(Math.random() * circuits.length)],
    symptom: 'down',
    description: 'Mất kết nối hoàn toàn, đèn quang trên bộ chuyển đổi sáng đỏ.',
    outageSince: new Date(Date.now() - 600_000).toISOString(),
    contact: { name: 'Nguyễn Văn Mẫu', phone: '000 000 107' },
    selfDiagnosis: {
      verdict: 'carrier',
      checks: checks.map((check) => ({ check, result: check === 'gateway-ping' ? 'fault' : 'ok' })),
    },
  });
  return [
    'POST /api/incidents HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json',
    `authorization: Bearer ${token}`,
    `idempotency-key: ${randomUUID()}`,
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
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
