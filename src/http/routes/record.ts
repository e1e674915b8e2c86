/** The record as a whole: /api/record/standing, and the desk's public keys at a stable address. */
import { readStanding, type Standing } from '../../app/keeping.ts';
import { iso } from '../../app/view.ts';
import { flawSentence } from '../../domain/record-flaws.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { exportMinutes, exportRecord } from '../../app/export.ts';
import { findHead } from '../../store/checkpoints.ts';
import { incidentKey } from '../contract/common.ts';
import * as contract from '../contract/record.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { seen } from './incidents.ts';

const tags = ['record'];

/** Adds the routes of the record as a whole, and of what leaves the desk. */
export function recordRoutes(app: Server, context: Context): void {
  const { desk, who, ring } = context;
  exportRoutes(app, context);
  headRoute(app, context);
  app.get(
    '/.well-known/thongsuot-keys.json',
    {
      schema: {
        tags,
        summary: 'The public keys that sign checkpoints and exports, the first one first',
        security: [],
        response: { 200: contract.publicKeys },
      },
    },
    async () => {
      const keys = await ring.keys();
      return {
        format: 'thongsuot-keys/1' as const,
        keys: keys.map(({ id, ...key }) => ({
          kid: id,
          kty: 'OKP' as const,
          crv: 'Ed25519' as const,
          ...key,
        })),
      };
    },
  );
  app.get(
    '/api/record/standing',
    {
      schema: {
        tags,
        summary: 'How the record stands: what was sealed last, what the last walk found',
        response: { 200: contract.recordStanding },
      },
    },
    async (request) => {
      const { role } = await who(request);
      return shown(await readStanding(desk.store, ring), role === 'headquarters');
    },
  );
}

/** One record as it leaves the desk: for whoever may see the incident. */
function exportRoutes(app: Server, context: Context): void {
  const { desk, ring, who, provinceName } = context;
  const ordered = async (request: FastifyRequest, key: string, isMasked: boolean) => {
    const { id } = await seen(context, await who(request), key);
    return { incident: id, isMasked, deskUrl: context.delivery.deskUrl };
  };
  const schema = { tags, params: incidentKey, querystring: contract.exportQuery };
  const json = { content: { 'application/json': { schema: contract.recordFile } } };
  app.get(
    '/api/incidents/:id/export.json',
    {
      schema: { ...schema, summary: 'Its record, proving itself', response: { 200: json } },
    },
    async (request, reply) => {
      const order = await ordered(request, request.params.id, request.query.masked);
      const exported = await exportRecord(desk, ring, order);
      if ('bar' in exported) throw new RefusedError(barred[exported.bar]);
      const { code } = exported.content.incident;
      return asFile(reply, `${code}.json`, 'application/json', Buffer.from(exported.text));
    },
  );
  const pdf = { content: { 'application/pdf': { schema: contract.bytes } } };
  app.get(
    '/api/incidents/:id/export.pdf',
    {
      schema: { ...schema, summary: 'Its minutes (biên bản)', response: { 200: pdf } },
    },
    async (request, reply) => {
      const order = await ordered(request, request.params.id, request.query.masked);
      const exported = await exportMinutes(desk, ring, order, provinceName);
      if ('bar' in exported) throw new RefusedError(barred[exported.bar]);
      return asFile(reply, `bien-ban-${exported.code}.pdf`, 'application/pdf', exported.pdf);
    },
  );
}

const barred = { 'key-lost': 'R-1', broken: 'R-2' } as const;

/** The bytes as they are: what is signed must not be written anew on its way out. */
function asFile(reply: FastifyReply, name: string, type: string, bytes: Buffer): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes);
}

/** What the code on printed minutes leads to: open, because whoever holds the paper may ask. */
function headRoute(app: Server, { desk }: Context): void {
  app.get(
    '/api/record/heads/:head',
    {
      schema: {
        tags,
        summary: 'Whether a head on printed minutes was sealed here, and when',
        security: [],
        params: z.object({ head: z.string().regex(/^[0-9a-f]{64}$/) }),
        response: { 200: contract.sealedHead },
      },
    },
    async (request) => {
      const { head } = request.params;
      const found = await findHead(desk.store, head);
      if (!found) throw new RefusedError('D-1');
      const { checkpoint, at } = found;
      return {
        head,
        checkpoint,
        at: iso(at),
        words: {
          vi: `Hồ sơ có dấu này được niêm phong ở mốc ${checkpoint}, ${iso(at)}.`,
          en: `The record with this head was sealed by checkpoint ${checkpoint}, ${iso(at)}.`,
        },
      };
    },
  );
}

/** `isOwner`: which incident a flaw concerns is for headquarters alone. */
function shown(
  { now, checkpoint, key, check, alarms }: Standing,
  isOwner: boolean,
): contract.RecordStandingView {
  return {
    now: iso(now),
    holds: alarms.length === 0,
    alarms,
    ...(checkpoint ? { checkpoint: { ...checkpoint, at: iso(checkpoint.at) } } : {}),
    ...(key === undefined ? {} : { key }),
    ...(check ? { check: checkView(check, isOwner) } : {}),
  };
}

function checkView(
  { endedAt, flaws, ...counts }: NonNullable<Standing['check']>,
  isOwner: boolean,
) {
  return {
    ...counts,
    at: iso(endedAt),
    flaws: flaws.map(({ id, ...flaw }) => {
      const told = isOwner && id !== undefined ? { ...flaw, id } : flaw;
      const words = { vi: flawSentence(told, 'vi'), en: flawSentence(told, 'en') };
      return { what: flaw.what, words };
    }),
  };
}
