/** /api/admin/agreements: versions, and putting a new one in force, each side its part. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { agreementChanges } from '../../app/agreement-changes.ts';
import {
  draftOf,
  putInForce,
  readVersion,
  versionAsFile,
} from '../../app/admin/agreement-versions.ts';
import { madeVersion } from '../../app/admin/amend.ts';
import { historyOf } from '../../app/admin/history.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { administers, administersSide } from '../../domain/administration.ts';
import { listVersions } from '../../store/agreements.ts';
import type { AuditRow } from '../../store/audit.ts';
import { listProvinces, reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/admin-agreements.ts';
import { slug } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { historyView } from './admin.ts';

const tags = ['administration'];

/** The longest file has 256 KiB; escaped as JSON it is longer. */
const bodyLimit = 1024 * 1024;

/** Adds the routes of agreements' versions. */
export function adminAgreementRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/agreements/:id/versions',
    {
      schema: {
        tags,
        summary: 'All versions of an agreement that one is a party of, and what each changed',
        params: z.object({ id: slug }),
        response: { 200: contract.versionList },
      },
    },
    async (request) => {
      const { id } = request.params;
      const person = await reader(context, request, id);
      const rows = await listVersions(store.db, id);
      const provinces = await listProvinces(store);
      const names = new Map(provinces.map(({ code, name }) => [code, name]));
      return {
        items: rows.map(({ agreement, sha256, effectiveFrom, byName }, place) => ({
          version: agreement.version,
          sha256,
          ...changesSince(rows[place + 1]?.agreement, agreement, names),
          ...(effectiveFrom ? { effectiveFrom: effectiveFrom.toISOString() } : {}),
          ...(byName === null ? {} : { byName }),
        })),
        history: await historyFor(context, person, { id, newest: rows[0]?.agreement.version }),
      };
    },
  );
  fileRoutes(app, context);
  newVersionRoutes(app, context);
}

/** Who is asking, where this person administers something and is a party of the agreement. */
async function reader(context: Context, request: FastifyRequest, id: string): Promise<Person> {
  const person = await context.who(request);
  if (!administers(person)) throw new RefusedError('D-18');
  const theirs = await reachableAgreements(context.desk.store, person);
  if (!theirs.has(id)) throw new RefusedError('D-1');
  return person;
}

function changesSince(
  before: Agreement | undefined,
  after: Agreement,
  names: ReadonlyMap<string, string>,
) {
  return before ? { changes: agreementChanges(before, after, names) } : {};
}

/** Who put which version in force, for who reads the trail; the newest can be taken back. */
async function historyFor(
  { desk: { store } }: Context,
  person: Person,
  { id, newest }: { id: string; newest: number | undefined },
) {
  if (!administersSide(person)) return [];
  const isUndoable = (row: AuditRow): boolean =>
    newest !== undefined && madeVersion(row, id) === newest;
  const entries = await historyOf(store, person, { kind: 'agreement', id }, isUndoable);
  return entries.map(historyView);
}

function fileRoutes(app: Server, context: Context): void {
  const { root, desk } = context;
  const { store } = desk;
  app.get(
    '/api/admin/agreements/:id/versions/:version/file',
    {
      schema: {
        tags,
        summary: 'A version as a file (YAML); read again it is the same agreement',
        params: contract.versionParams,
        response: { 200: { content: { 'application/yaml': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { id, version } = request.params;
      await reader(context, request, id);
      const file = await versionAsFile(store, root, { id, version });
      if (file === undefined) throw new RefusedError('D-1');
      return reply
        .header('content-disposition', `attachment; filename="${id}-${version}.yaml"`)
        .type('application/yaml; charset=utf-8')
        .send(file);
    },
  );
  app.get(
    '/api/admin/agreements/:id/draft',
    {
      schema: {
        tags,
        summary: 'The newest version as a file with the next number, to be edited',
        params: z.object({ id: slug }),
        response: { 200: contract.versionDraft },
      },
    },
    async (request) => {
      const { id } = request.params;
      await reader(context, request, id);
      const draft = await draftOf(store, root, id);
      if (!draft) throw new RefusedError('D-1');
      return draft;
    },
  );
}

function newVersionRoutes(app: Server, context: Context): void {
  const { root, desk } = context;
  const { store } = desk;
  app.post(
    '/api/admin/agreements/preview',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'What a new version would change by field, or its flaws by line and column',
        body: contract.versionFile,
        response: { 200: contract.versionPreview },
      },
    },
    async (request) => {
      const actor = await owner(context, request);
      const read = await readVersion({ store, root, actor, yaml: request.body.yaml });
      // Whoever is still writing is shown where; nothing was tried yet.
      const places = 'refusal' in read ? (read.places ?? []) : [];
      return shown(places.length > 0 ? { flaws: places } : read);
    },
  );
  app.post(
    '/api/admin/agreements',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Put a new version in force; incidents keep the one they were opened under',
        body: contract.versionOrder,
        response: { 200: contract.versionPreview },
      },
    },
    async (request) => {
      const actor = await owner(context, request);
      const { yaml, sha256: seen, effectiveFrom: from } = request.body;
      const effectiveFrom = from === undefined ? undefined : Date.parse(from);
      const asked = { store, root, actor, yaml, origin: originOf(request) };
      return shown(await putInForce({ ...asked, seen, effectiveFrom }));
    },
  );
}

/** Each side's administrators change its own part of the agreement; others are told so (D-14). */
async function owner({ who }: Context, request: FastifyRequest): Promise<Person> {
  const person = await who(request);
  if (!administersSide(person)) throw new RefusedError('D-14');
  return person;
}

function shown(read: Awaited<ReturnType<typeof readVersion>>): contract.AgreementPreview {
  if ('refusal' in read) throw new RefusedError(read.refusal);
  if ('flaws' in read) {
    const flaws = read.flaws.map(({ line, column, path, vi, en }) => {
      return { line, column, path: path.join('.'), vi, en };
    });
    return { flaws };
  }
  const { agreement, sha256, before, changes } = read;
  return { flaws: [], id: agreement.id, version: agreement.version, sha256, before, changes };
}
