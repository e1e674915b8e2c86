/** /api/deliveries: who was told what; the sink; the switch; retries. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import * as setup from '../../app/delivery-setup.ts';
import { deskReachOf, listOutbox, outboxPages } from '../../app/outbox-list.ts';
import { iso, when } from '../../app/view.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { findMessage, listDeliveries } from '../../store/deliveries.ts';
import type { DeliveryView } from '../../store/delivery-view.ts';
import { incidentKey, uuid } from '../contract/common.ts';
import * as contract from '../contract/deliveries.ts';
import type { Context, Server } from '../context.ts';
import { csvOf } from '../csv.ts';
import { decodePlace, encodePlace } from '../cursor.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { seen } from './incidents.ts';

const tags = ['deliveries'];
const byId = z.object({ id: uuid });

/** The most rows of one incident: some hundred levels and recipients, far beyond any ladder. */
const ofIncidentMax = 1_000;

/** Adds the routes of deliveries. */
export function deliveryRoutes(app: Server, context: Context): void {
  readingRoutes(app, context);
  exportRoute(app, context);
  messageRoute(app, context);
  retryRoute(app, context);
  switchRoutes(app, context);
}

function readingRoutes(app: Server, context: Context): void {
  const { desk, who, identity } = context;
  app.get(
    '/api/incidents/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'Who was told of this incident, by what means, and what became of it',
        params: incidentKey,
        response: { 200: z.object({ items: z.array(contract.delivery) }) },
      },
    },
    async (request) => {
      const person = await who(request);
      const incident = await seen(context, person, request.params.id);
      const narrowed = { incident: incident.id };
      const rows = await listDeliveries(desk.store, person, narrowed, { limit: ofIncidentMax });
      return { items: rows.map(shown) };
    },
  );
  app.get(
    '/api/deliveries',
    {
      schema: {
        tags,
        summary: 'What was sent, or would have been, in pages; the newest first',
        querystring: contract.deliveryQuery,
        response: { 200: contract.deliveryPage },
      },
    },
    async (request) => {
      const reader = await identity.standing(request);
      const { limit, cursor, ...filters } = request.query;
      const after = cursor === undefined ? undefined : decodePlace(cursor);
      const page = { limit: limit + 1, ...(after ? { after } : {}) };
      const rows = await listOutbox(desk, reader, givenIn(filters), page);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const next =
        last && rows.length > limit
          ? { next: encodePlace({ key: last.queuedAt, id: last.id }) }
          : {};
      return { items: items.map(shown), ...next };
    },
  );
}

function exportRoute(app: Server, { desk, identity }: Context): void {
  app.get(
    '/api/deliveries/export',
    {
      schema: {
        tags,
        summary: 'What was sent, or would have been, as CSV; without the texts',
        querystring: contract.deliveryFilters,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
      // A stream of text is not checked against a shape.
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const reader = await identity.standing(request);
      const pages = outboxPages(desk, reader, givenIn(request.query));
      return reply
        .header('content-disposition', 'attachment; filename="thu-va-tin.csv"')
        .type('text/csv; charset=utf-8')
        .send(Readable.from(csvOf(columns, pages, cells)) as never);
    },
  );
}

const columns = [
  'queuedAt',
  'sentAt',
  'notice',
  'incident',
  'site',
  'recipient',
  'name',
  'channel',
  'address',
  'status',
  'gateway',
  'answer',
];

function cells(row: DeliveryView): (string | null)[] {
  const { incident, queuedAt, sentAt, recipient, notice, channel, address, status } = row;
  const { gateway = null, answer = null } = answerOf(row.outcome);
  return [
    iso(queuedAt),
    sentAt === null ? null : iso(sentAt),
    notice,
    incident?.code ?? null,
    incident?.siteName ?? null,
    recipient,
    row.recipientName,
    channel,
    address,
    status,
    gateway,
    answer,
  ];
}

/** What was filled in of the filters. */
function givenIn<T extends object>(filters: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function messageRoute(app: Server, { desk, identity }: Context): void {
  app.get(
    '/api/deliveries/messages/:id',
    {
      schema: {
        tags,
        summary: 'A message whole, with each try; for whoever may see all that it speaks of',
        params: byId,
        response: { 200: contract.message },
      },
    },
    async (request) => {
      const reader = await identity.standing(request);
      const reach = await deskReachOf(desk, reader);
      const found = await findMessage(desk.store, reader.person, request.params.id, reach);
      if (!found) throw new RefusedError('D-1');
      const { id, channel, address, subject, body, short, status, answer, tries } = found;
      return {
        id,
        channel,
        address,
        subject,
        text: body,
        short,
        status,
        recipient: {
          id: found.recipient,
          name: found.recipientName,
        },
        ...(answer === null ? {} : { answer }),
        madeAt: iso(found.madeAt),
        tries: tries.map(({ attempt, gateway, beganAt, ...ended }) => ({
          attempt,
          gateway,
          beganAt: iso(Date.parse(beganAt)),
          ...(ended.endedAt === null ? {} : { endedAt: iso(Date.parse(ended.endedAt)) }),
          ...(ended.outcome === null ? {} : { outcome: ended.outcome }),
          ...(ended.answer === null ? {} : { answer: ended.answer }),
          ...(ended.gatewayId === null ? {} : { gatewayId: ended.gatewayId }),
          ...(ended.receipt === null ? {} : { receipt: ended.receipt }),
        })),
      };
    },
  );
}

function retryRoute(app: Server, { desk, who }: Context): void {
  app.post(
    '/api/deliveries/messages/:id/retry',
    {
      schema: {
        tags,
        summary: 'Send a failed message again, under its old id (headquarters)',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      refuseIf(await setup.retry(desk, person, request.params.id, originOf(request)));
      return reply.code(204).send(null);
    },
  );
}

function switchRoutes(app: Server, { desk, who, delivery }: Context): void {
  const state = () => stateOf(desk, delivery);
  app.get(
    '/api/deliveries/live',
    {
      schema: {
        tags,
        summary: 'Whether anything leaves the desk, and whom that reaches (headquarters)',
        response: { 200: contract.liveState },
      },
    },
    async (request) => {
      const { role } = await who(request);
      if (role !== 'headquarters') throw new RefusedError('D-14');
      return state();
    },
  );
  app.post(
    '/api/deliveries/live',
    {
      schema: {
        tags,
        summary: 'Switch delivery on, repeating whom it reaches, or off (headquarters)',
        body: contract.turn,
        response: { 200: contract.liveState },
      },
    },
    async (request) => {
      const person = await who(request);
      const { body } = request;
      const origin = originOf(request);
      refuseIf(
        body.live
          ? await setup.goLive(desk, delivery, person, body.confirm, origin)
          : await setup.goDark(desk, person, origin),
      );
      return state();
    },
  );
}

/** How delivery stands, in the contract's shape. */
async function stateOf(
  desk: Context['desk'],
  delivery: Context['delivery'],
): Promise<contract.DeliveryState> {
  const { turns, gateways, isLive, reach, count } = await setup.deliveryState(desk, delivery);
  return {
    isLive,
    reach,
    count,
    turns: turns.map((turn) => ({
      isLive: turn.isLive,
      at: iso(turn.at),
      by: turn.personName,
      ...(turn.reach ? { reach: turn.reach } : {}),
    })),
    gateways: gateways.map(({ shutSince, shutUntil, lastOkAt, failures = 0, ...gateway }) => ({
      ...gateway,
      failures,
      ...when('shutSince', shutSince),
      ...when('shutUntil', shutUntil),
      ...when('lastOkAt', lastOkAt),
    })),
  };
}

function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw new RefusedError(refusal.refusal);
}

/** A row in the contract's shape. A bundle's subject tells of others' incidents: only its size. */
function shown(row: DeliveryView): contract.Delivery {
  const { outcome, message } = row;
  const { id, notice, clock, cycle, round, level, channel, address } = row;
  return {
    id,
    notice,
    clock,
    cycle,
    round,
    level,
    channel,
    address,
    status: row.status as contract.Delivery['status'],
    ...aboutOf(row),
    recipient: {
      id: row.recipient,
      name: row.recipientName,
    },
    queuedAt: iso(row.queuedAt),
    ...(row.status === 'queued' ? { notBefore: iso(row.notBefore) } : {}),
    ...when('sentAt', row.sentAt ?? undefined),
    ...(row.insteadOf === null ? {} : { insteadOf: row.insteadOf }),
    ...(row.part === null ? {} : { text: row.part }),
    ...evidence(outcome),
    ...(message ? { message: messageOf(message) } : {}),
  };
}

function aboutOf({ incident }: DeliveryView) {
  if (!incident) return {};
  const { siteName: site, ...about } = incident;
  return { incident: { ...about, site } };
}

function answerOf(outcome: DeliveryView['outcome']): { answer?: string; gateway?: string } {
  return outcome && !('calls' in outcome) ? outcome : {};
}

function evidence(outcome: DeliveryView['outcome']) {
  if (outcome && 'calls' in outcome) {
    return { calls: outcome.calls.map(({ command: _command, ...call }) => call) };
  }
  const { answer, gateway } = answerOf(outcome);
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(gateway === undefined ? {} : { gateway }),
  };
}

function messageOf(message: NonNullable<DeliveryView['message']>) {
  const { id, attempts, rows, subject, dueAt } = message;
  return {
    id,
    attempts,
    bundled: rows,
    ...(rows > 1 ? {} : { subject }),
    ...when('nextTryAt', dueAt ?? undefined),
  };
}
