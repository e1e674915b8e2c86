/** /api/admin/agreements: versions, and putting a new one in force, each side its part. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { changesOf, putInForce, readVersion } from '../../app/admin/agreement-versions.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { administers, administersSide } from '../../domain/administration.ts';
import { listVersions } from '../../store/agreements.ts';
import { reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/admin-agreements.ts';
import { slug } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['administration'];

/** The longest file has 256 KiB; escaped as JSON it is longer. */
const bodyLimit = 1024 * 1024;

/** Adds the routes of agreements' versions. */
export function adminAgreementRoutes(app: Server, context: Context): void {
  const { who, desk } = context;
  const { store } = desk;
  app.get(
    '/api/admin/agreements/:id/versions',
    {
      schema: {
        tags,
        summary: 'All versions of an agreement that one is a party of',
        params: z.object({ id: slug }),
        response: { 200: contract.versionList },
      },
    },
    async (request) => {
      const person = await who(request);
      if (!administers(person)) throw new RefusedError('D-18');
      const theirs = await reachableAgreements(store, person);
      if (!theirs.has(request.params.id)) throw new RefusedError('D-1');
      const rows = await listVersions(store.db, request.params.id);
      return {
        items: rows.map(({ agreement, sha256, effectiveFrom, byName }, place) => ({
          version: agreement.version,
          sha256,
          ...changesSince(rows[place + 1]?.agreement, agreement),
          ...(effectiveFrom ? { effectiveFrom: effectiveFrom.toISOString() } : {}),
          ...(byName === null ? {} : { byName }),
        })),
      };
    },
  );
  newVersionRoutes(app, context);
}

function changesSince(before: Agreement | undefined, after: Agreement) {
  return before ? changesOf(before, after) : {};
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
        summary: 'What a new version would change, in words, or its flaws by line and column',
        body: contract.versionFile,
        response: { 200: contract.versionPreview },
      },
    },
    async (request) => {
      const actor = await owner(context, request);
      return shown(await readVersion({ store, root, actor, yaml: request.body.yaml }));
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
      return shown(await putInForce({ store, root, actor, yaml, seen, effectiveFrom }));
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
  const { agreement, sha256, gone, come } = read;
  return { flaws: [], id: agreement.id, version: agreement.version, sha256, gone, come };
}
