/** Files beside the record: sent as a form's file, handed out so that no browser runs them. */
import fastifyMultipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { attach } from '../../app/attachments.ts';
import { fileBytesMax, fileTypes } from '../../app/examine.ts';
import { iso } from '../../app/view.ts';
import { allowedCommands } from '../../domain/decide.ts';
import type { Incident } from '../../domain/incident.ts';
import { attachBar } from '../../domain/closing.ts';
import { readFileOf, scansOf } from '../../store/attachments.ts';
import { readNow } from '../../store/connect.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/attachments.ts';
import { incidentKey, uuid } from '../contract/common.ts';
import { incidentView } from '../contract/incidents.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { noteInfected } from '../infected.ts';
import { commandHeaders, seen, view } from './incidents.ts';

const tags = ['attachments'];

/** A request longer than this is not even read to its end. */
const requestBytesMax = 64 * 1024 * 1024;

/** Files a minute from one address: a gallery of a phone, not a flood. */
const perMinute = 60;

/** How a file is handed out: to be saved, never shown, and even if shown without any rights. */
const handedOut = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

/** How the reader of forms says that a file goes on beyond the largest. */
const tooLarge = 'FST_REQ_FILE_TOO_LARGE';

const binary = z.unknown().meta({ type: 'string', format: 'binary' });
const contents = Object.fromEntries(fileTypes.map((type) => [type, { schema: binary }] as const));

/** Adds the routes of files. Multipart bodies are read here and nowhere else. */
export function attachmentRoutes(app: Server, context: Context): void {
  void app.register(async (scope) => {
    await scope.register(fastifyMultipart, {
      limits: { files: 1, fields: 4, parts: 5, fieldSize: 1_024, fileSize: fileBytesMax },
    });
    sending(scope, context);
    reading(scope, context);
    handingOut(scope, context);
  });
}

function sending(app: Server, context: Context): void {
  const { desk, who, scanner } = context;
  const body = z.unknown().meta({
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' } },
    required: ['file'],
  });
  app.post(
    '/api/incidents/:id/attach',
    {
      schema: {
        tags,
        summary: 'Attach a file (attach): JPEG, PNG, WebP, PDF or text, up to 20 MB',
        consumes: ['multipart/form-data'],
        headers: commandHeaders,
        params: z.object({ id: uuid }),
        body,
        response: { 200: incidentView },
      },
      // A line that is cut has no address any more: it is counted by that.
      config: {
        rateLimit: {
          max: perMinute,
          timeWindow: '1 minute',
          keyGenerator: ({ raw }: FastifyRequest) => raw.socket.remoteAddress ?? 'gone',
        },
      },
    },
    async (request) => {
      const person = await who(request);
      const { id } = request.params;
      await mayAttach(context, person, id);
      const { name, bytes } = await fileOf(request);
      const { email: _email, ...actor } = person;
      const commandId = request.headers['idempotency-key'] ?? randomUUID();
      const answer = await attach(
        desk,
        { incident: id, actor, commandId, name, bytes },
        { scanner, onInfected: (found) => noteInfected(desk.store, found, request, person) },
      );
      // The same file twice is one: whoever sends it again learns that it is there.
      if ('refusal' in answer && answer.refusal !== 'F-7') {
        throw new RefusedError(answer.refusal, answer.state ? { state: answer.state } : {});
      }
      const now = await readNow(desk.store);
      return view(context, person, await seen(context, person, id), now);
    },
  );
}

/** Before a byte is read: whether this person may attach anything here at all. */
async function mayAttach(context: Context, person: Person, id: string): Promise<void> {
  const incident = await seen(context, person, id);
  if (allowedCommands(incident, person).includes('attach')) return;
  if (incident.state === 'withdrawn') throw new RefusedError('P-7.3');
  // A closed one takes files only from the side that owes its report.
  const full = incident.state === 'closed' ? undefined : attachBar(incident, person);
  throw new RefusedError(full ?? 'P-7.2');
}

/** The one file of a form. Whatever is wrong with the form itself is F-6; too much of it F-2. */
async function fileOf(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (Number(request.headers['content-length'] ?? 0) > requestBytesMax) {
    throw new RefusedError('F-2');
  }
  if (!request.isMultipart()) throw new RefusedError('F-6');
  try {
    const file = await request.file();
    if (!file) throw new RefusedError('F-6');
    return { name: file.filename, bytes: await file.toBuffer() };
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    const isLarge = error instanceof Error && 'code' in error && error.code === tooLarge;
    throw new RefusedError(isLarge ? 'F-2' : 'F-6');
  }
}

function reading(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/incidents/:id/attachments',
    {
      schema: {
        tags,
        summary: 'The files of an incident',
        params: incidentKey,
        response: { 200: contract.attachmentList },
      },
    },
    async (request) => {
      const incident = await seen(context, await who(request), request.params.id);
      const scans = await scansOf(desk.store, incident.id);
      return {
        items: (incident.attachments ?? []).map(({ at, person: _person, ...file }) => {
          const { scan = 'infected', hasThumbnail = false } = scans.get(file.sha256) ?? {};
          const state = scan === 'none' || scan === 'clean' ? ('ready' as const) : scan;
          return { ...file, at: iso(at), state, hasThumbnail };
        }),
      };
    },
  );
}

/** The files themselves: whole, to be saved, or a picture in small. */
function handingOut(app: Server, context: Context): void {
  app.get(
    '/api/incidents/:id/attachments/:sha256',
    {
      schema: {
        tags,
        summary: 'A file, to be saved',
        params: contract.attachmentKey,
        response: { 200: { content: contents } },
      },
    },
    async (request, reply) => {
      const file = await fileAsked(context, request, request.params, 'content');
      const name = encodeURIComponent(file.name).replaceAll(/['()*]/g, escaped);
      return reply
        .headers({
          ...handedOut,
          'content-type': file.type,
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
        })
        .send(file.bytes);
    },
  );
  app.get(
    '/api/incidents/:id/attachments/:sha256/thumbnail',
    {
      schema: {
        tags,
        summary: 'A picture in small',
        params: contract.attachmentKey,
        response: { 200: { content: { 'image/webp': { schema: binary } } } },
      },
    },
    async (request, reply) => {
      const { bytes } = await fileAsked(context, request, request.params, 'thumbnail');
      return reply.headers({ ...handedOut, 'content-type': 'image/webp' }).send(bytes);
    },
  );
}

/** A file of an incident that the person may see; the record names it, or it is not there. */
async function fileAsked(
  context: Context,
  request: FastifyRequest,
  key: { id: string; sha256: string },
  part: 'content' | 'thumbnail',
): Promise<{ name: string; type: string; bytes: Buffer }> {
  const incident: Incident = await seen(context, await context.who(request), key.id);
  const entry = incident.attachments?.find(({ sha256 }) => sha256 === key.sha256);
  const { store } = context.desk;
  const file = entry && (await readFileOf(store, { incident: key.id, sha256: key.sha256 }, part));
  if (!file) throw new RefusedError('D-1');
  if (file.scan === 'waiting') throw new RefusedError('F-5');
  if (file.scan === 'infected') throw new RefusedError('F-10');
  if (!file.bytes) throw new RefusedError('D-1');
  return { name: entry.name, type: file.type, bytes: file.bytes };
}

/** What RFC 5987 does not let stand as it is, though it may in an address. */
function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
