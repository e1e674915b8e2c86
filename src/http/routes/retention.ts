/** /api/retention: terms, legal holds, and removal after the term, for who administers a side. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { overdueRecords, remove } from '../../app/retention.ts';
import { iso } from '../../app/view.ts';
import { administersSide, mayRemoveRecords } from '../../domain/administration.ts';
import type { RemovalBody } from '../../domain/retention.ts';
import { partyOf } from '../../domain/roles.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow } from '../../store/connect.ts';
import type { Person } from '../../store/people.ts';
import * as store from '../../store/retention.ts';
import * as contract from '../contract/retention.ts';
import type { Context, Server } from '../context.ts';
import { csvOf } from '../csv.ts';
import { RefusedError } from '../errors.ts';
import { seen } from './incidents.ts';

const tags = ['record'];

/** Adds the routes of terms and holds. */
export function retentionRoutes(app: Server, context: Context): void {
  const { desk } = context;
  app.get(
    '/api/retention',
    {
      schema: {
        tags,
        summary: 'Records whose term is over, the holds of one’s own side, what was removed',
        response: { 200: contract.retention },
      },
    },
    async (request) => keptFor(context, await administrator(context, request)),
  );
  exportRoute(app, context);
  holdRoutes(app, context);
  app.post(
    '/api/retention/removals',
    {
      schema: {
        tags,
        summary: 'Remove a record whose term is over; a signed tombstone stays',
        body: contract.holdOrder,
        response: { 201: contract.removed },
      },
    },
    async (request, reply) => {
      const actor = await administrator(context, request);
      if (!mayRemoveRecords(actor)) throw new RefusedError('R-8');
      const done = await remove(desk, context.ring, { ...request.body, actor });
      if ('refusal' in done) throw new RefusedError(done.refusal);
      return reply.code(201).send(done);
    },
  );
}

/** What there is to say about the terms of records, for one side. */
async function keptFor({ desk }: Context, person: Person): Promise<contract.Retention> {
  const now = await readNow(desk.store);
  const all = await overdueRecords(desk, now);
  const isOwn = ({ carrierUnit }: { carrierUnit: string }): boolean =>
    partyOf(person) === 'customer' || carrierUnit === person.unit;
  const holds = await store.listHolds(desk.store, person.unit);
  const stones = mayRemoveRecords(person) ? await store.tombstones(desk.store) : [];
  return {
    now: iso(now),
    mayRemove: mayRemoveRecords(person),
    overdue: all.filter(isOwn).map(({ isHeld: held, endedAt, keptUntil, ...record }) => ({
      id: record.id,
      code: record.code,
      siteName: record.siteName,
      years: record.years,
      rule: record.rule,
      endedAt: iso(endedAt),
      keptUntil: iso(keptUntil),
      held,
    })),
    holds: holds.map(holdView),
    removed: stones.map(removedView),
  };
}

/** The columns of each list, as its entries have them. */
const columns = {
  overdue: ['code', 'siteName', 'endedAt', 'keptUntil', 'years', 'rule', 'held'],
  holds: [
    'code',
    'incident',
    'reason',
    'placedBy',
    'placedAt',
    'liftedBy',
    'liftedAt',
    'liftReason',
  ],
  removed: ['code', 'removedAt', 'by', 'reason', 'years', 'hash'],
} as const;

type Cell = string | number | boolean | undefined;

function exportRoute(app: Server, context: Context): void {
  app.get(
    '/api/retention/export',
    {
      schema: {
        tags,
        summary: 'One of the lists as CSV: over their term, on hold, removed',
        querystring: contract.retentionExport,
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
      // A stream of text is not checked against a shape.
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const { list } = request.query;
      const kept = await keptFor(context, await administrator(context, request));
      const rows = kept[list].map((row) => new Map<string, Cell>(Object.entries(row)));
      const page = Readable.from([rows]) as AsyncIterable<typeof rows>;
      const cells = (row: ReadonlyMap<string, Cell>): string[] =>
        columns[list].map((name) => String(row.get(name) ?? ''));
      return reply
        .header('content-disposition', `attachment; filename="luu-giu-${list}.csv"`)
        .type('text/csv; charset=utf-8')
        .send(Readable.from(csvOf(columns[list], page, cells)) as never);
    },
  );
}

function holdRoutes(app: Server, context: Context): void {
  const { desk } = context;
  app.post(
    '/api/retention/holds',
    {
      schema: {
        tags,
        summary: 'Put a record on legal hold: it stays beyond its term',
        body: contract.holdOrder,
        response: { 201: contract.retention.shape.holds.element },
      },
    },
    async (request, reply) => {
      const actor = await administrator(context, request);
      const { reason } = request.body;
      const { id: incident } = await seen(context, actor, request.body.incident);
      const [id, at] = [randomUUID(), await readNow(desk.store)];
      await desk.store.db.transaction().execute(async (tx) => {
        const hold = { id, incident, side: actor.unit, reason, by: actor, at };
        if (!(await store.placeHold(tx, hold))) throw new RefusedError('D-1');
        const subject = { kind: 'incident', id: incident };
        const after = { hold: id, reason };
        await writeAudit(desk.store, { actor, action: 'record.hold', subject, after }, tx);
      });
      return reply.code(201).send(await holdOf(context, actor, id));
    },
  );
  app.post(
    '/api/retention/holds/:id/lift',
    {
      schema: {
        tags,
        summary: 'Lift a legal hold of one’s own side',
        params: contract.holdKey,
        body: contract.liftOrder,
        response: { 200: contract.retention.shape.holds.element },
      },
    },
    async (request) => {
      const actor = await administrator(context, request);
      const { id } = request.params;
      const { reason } = request.body;
      const at = await readNow(desk.store);
      await desk.store.db.transaction().execute(async (tx) => {
        const lift = { id, side: actor.unit, reason, by: actor, at };
        const incident = await store.liftHold(tx, lift);
        if (incident === undefined) throw new RefusedError('R-7');
        const subject = { kind: 'incident', id: incident };
        const after = { hold: id, reason };
        await writeAudit(desk.store, { actor, action: 'record.lift', subject, after }, tx);
      });
      return holdOf(context, actor, id);
    },
  );
}

/** Who is asking, where this person administers a side; others are told whom to ask (D-18). */
async function administrator({ identity }: Context, request: FastifyRequest): Promise<Person> {
  const standing = await identity.standing(request);
  if (!administersSide(standing.person, standing)) throw new RefusedError('D-18');
  return standing.person;
}

async function holdOf({ desk }: Context, { unit }: Person, id: string) {
  const hold = (await store.listHolds(desk.store, unit)).find((one) => one.id === id);
  if (!hold) throw new RefusedError('R-7');
  return holdView(hold);
}

function holdView(row: store.HoldRow): contract.LegalHold {
  const { id, incident, code, reason, placedByName, placedAt } = row;
  return {
    id,
    incident,
    reason,
    placedBy: placedByName,
    placedAt: placedAt.toISOString(),
    ...(code === null ? {} : { code }),
    ...(row.liftedByName === null ? {} : { liftedBy: row.liftedByName }),
    ...(row.liftedAt === null ? {} : { liftedAt: row.liftedAt.toISOString() }),
    ...(row.liftReason === null ? {} : { liftReason: row.liftReason }),
  };
}

function removedView({ body, hash }: store.KeptTombstone) {
  const { code, removedAt, by, reason, years } = JSON.parse(body) as RemovalBody;
  return { code, removedAt: iso(removedAt), by: by.name, reason, years, hash };
}
