/**
 * GET /metrics, in Prometheus' text form. Open to this machine alone: a request from loopback that
 * names a loopback host and was forwarded by nobody (a proxy on the same machine asks from
 * loopback, too); from anywhere else it takes a token of headquarters.
 */
import type { FastifyRequest } from 'fastify';
import { readStanding, type Standing } from '../app/keeping.ts';
import { openLateness, type Lateness } from '../app/lateness.ts';
import { readFigures, type Figures } from '../store/metrics.ts';
import type { Context, Server } from './context.ts';
import { RefusedError } from './errors.ts';

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Adds the route. `lateness` is that of this process's engine; absent: it runs none. */
export function metricsRoute(
  app: Server,
  { desk, who, ring }: Context,
  lateness: Lateness = openLateness(),
): void {
  app.get('/metrics', { schema: { hide: true, security: [] } }, async (request, reply) => {
    if (!isLocal(request)) {
      const { role } = await who(request);
      if (role !== 'headquarters') throw new RefusedError('D-14');
    }
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    const [figures, standing] = await Promise.all([
      readFigures(desk.store),
      readStanding(desk.store, ring),
    ]);
    return [...written(figures, lateness), ...recordLines(standing), ''].join('\n');
  });
}

function isLocal({ ip, hostname, headers }: FastifyRequest): boolean {
  if (forwarding.some((name) => headers[name] !== undefined)) return false;
  return isLoopback(ip) && isLoopback(hostname);
}

function isLoopback(host: string): boolean {
  return /^(localhost|\[?::1\]?|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(host);
}

function written(figures: Figures, lateness: Lateness): string[] {
  const name = 'thongsuot_deadline_lateness_seconds';
  const { engine } = figures;
  const lines = [
    ...about(name, 'histogram', 'How late deadlines were noted by this process.'),
    ...lateness.lines(name),
    ...about('thongsuot_deadlines_backlog', 'gauge', 'Incidents that are due and not noted.'),
    `thongsuot_deadlines_backlog ${figures.backlog}`,
    ...about('thongsuot_deliveries_day', 'gauge', 'Deliveries queued within 24 hours.'),
    ...figures.deliveries.map(
      ({ channel, status, count }) =>
        `thongsuot_deliveries_day{channel="${label(channel)}",status="${label(status)}"} ${count}`,
    ),
    ...about('thongsuot_events_appended_total', 'counter', 'Entries appended to records.'),
    `thongsuot_events_appended_total ${figures.appended}`,
  ];
  const heard = 'thongsuot_mailbox_heard_timestamp_seconds';
  if (figures.mailboxes.length > 0) {
    lines.push(...about(heard, 'gauge', 'When a mailbox was last read to its end.'));
  }
  for (const { name: box, heardAt } of figures.mailboxes) {
    lines.push(`${heard}{mailbox="${label(box)}"} ${heardAt}`);
  }
  if (engine) {
    lines.push(
      ...about('thongsuot_engine_passes_total', 'counter', 'Passes of any engine of the desk.'),
      `thongsuot_engine_passes_total ${engine.passes}`,
      ...about('thongsuot_engine_last_pass_timestamp_seconds', 'gauge', 'Its last pass.'),
      `thongsuot_engine_last_pass_timestamp_seconds ${engine.lastAt}`,
    );
  }
  return lines;
}

function recordLines({ checkpoint, check, alarms }: Standing): string[] {
  return [
    ...about('thongsuot_record_alarms', 'gauge', 'What keeps the record from being vouched for.'),
    `thongsuot_record_alarms ${alarms.length}`,
    ...about('thongsuot_record_flaws', 'gauge', 'Flaws that the last walk over all found.'),
    `thongsuot_record_flaws ${check?.flawCount ?? 0}`,
    ...about('thongsuot_record_checked_timestamp_seconds', 'gauge', 'When it was walked last.'),
    `thongsuot_record_checked_timestamp_seconds ${(check?.endedAt ?? 0) / 1000}`,
    ...about('thongsuot_checkpoint_timestamp_seconds', 'gauge', 'The last checkpoint.'),
    `thongsuot_checkpoint_timestamp_seconds ${(checkpoint?.at ?? 0) / 1000}`,
  ];
}

function about(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function label(value: string): string {
  return value.replaceAll(/["\\\n]/g, '_');
}
