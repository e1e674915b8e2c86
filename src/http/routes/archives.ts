/** /api/archives: the records of a year as one file, for who hands them over to an archive. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { archiveFile } from '../../app/archives.ts';
import { iso } from '../../app/view.ts';
import { mayArchive } from '../../domain/administration.ts';
import * as archives from '../../store/archives.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow } from '../../store/connect.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/archives.ts';
import { uuid } from '../contract/common.ts';
import { bytes } from '../contract/record.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['record'];

/** Adds the routes of archives. */
export function archiveRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/archives',
    {
      schema: {
        tags,
        summary: 'The archives ordered from one’s unit, and of which units one may order',
        response: { 200: contract.archiveList },
      },
    },
    async (request) => {
      const { unit } = await archivist(context, request);
      const [now, items, units] = await Promise.all([
        readNow(store),
        archives.listArchives(store, unit),
        archives.unitsToArchive(store, unit),
      ]);
      return { now: iso(now), items: items.map(shown), units };
    },
  );
  app.post(
    '/api/archives',
    {
      schema: {
        tags,
        summary: 'Order the archive of a unit and a year; the same one again is the one under way',
        body: contract.archiveOrder,
        response: { 201: contract.archive },
      },
    },
    async (request, reply) => {
      const actor = await archivist(context, request);
      const { unit, year, masked: isMasked } = request.body;
      if (!(await archives.isUnitWithin(store, unit, actor.unit))) throw new RefusedError('D-1');
      const id = randomUUID();
      const row = await store.db.transaction().execute(async (tx) => {
        const order = { id, unit, year, isMasked, actor };
        const ordered = await archives.orderArchive(store, tx, order);
        const subject = { kind: 'archive', id: ordered.row.id };
        const after = { unit, year, isMasked };
        if (ordered.isNew) {
          await writeAudit(store, { actor, action: 'archive.order', subject, after }, tx);
        }
        return ordered.row;
      });
      return reply.code(201).send(shown(row));
    },
  );
  fileRoute(app, context);
}

function fileRoute(app: Server, context: Context): void {
  const { desk, ring } = context;
  app.get(
    '/api/archives/:id/file',
    {
      schema: {
        tags,
        summary: 'An archive that is done: a zip that proves itself',
        params: z.object({ id: uuid }),
        response: { 200: { content: { 'application/zip': { schema: bytes } } } },
      },
    },
    async (request, reply) => {
      const actor = await archivist(context, request);
      const { id } = request.params;
      const row = (await archives.listArchives(desk.store, actor.unit)).find((a) => a.id === id);
      if (!row) throw new RefusedError('D-1');
      const path = archiveFile(ring, id);
      const file = row.state === 'done' ? await stat(path).catch(() => undefined) : undefined;
      if (!file) throw new RefusedError('R-4');
      const subject = { kind: 'archive', id };
      await writeAudit(desk.store, { actor, action: 'archive.fetch', subject });
      return reply
        .type('application/zip')
        .headers({
          'content-length': file.size,
          'content-disposition': `attachment; filename="ho-so-${row.unit}-${row.year}.zip"`,
        })
        .send(createReadStream(path) as never);
    },
  );
}

/** Who is asking, where this person may hand records over; others are told whom to ask. */
async function archivist({ identity }: Context, request: FastifyRequest): Promise<Person> {
  const standing = await identity.standing(request);
  if (!mayArchive(standing.person, standing)) throw new RefusedError('R-3');
  return standing.person;
}

function shown(row: archives.ArchiveRow): contract.Archive {
  const { id, unit, unitName, year, state, done, total, leftOut, endedAt } = row;
  return {
    id,
    unit: { id: unit, name: unitName },
    year,
    masked: row.isMasked,
    orderedBy: row.orderedByName,
    orderedAt: row.orderedAt.toISOString(),
    state,
    done,
    total,
    leftOut,
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    ...(row.bytes === null ? {} : { bytes: row.bytes }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
  };
}
