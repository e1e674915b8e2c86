/** /api/admin/imports and /tables: what each side keeps, in and out as CSV and XLSX. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isUndoable, ownAgreements } from '../../app/admin/amend.ts';
import { administered } from '../../app/admin/change-directory.ts';
import { importsOf } from '../../app/admin/history.ts';
import { agreementImporter } from '../../app/admin/import-agreements.ts';
import { directoryImporter } from '../../app/admin/import-directory.ts';
import { peopleImporter } from '../../app/admin/import-people.ts';
import { wordingImporter } from '../../app/admin/import-wordings.ts';
import type { Importer } from '../../app/admin/importer.ts';
import type { SuccessorFacts } from '../../app/admin/reorganise.ts';
import { writeTableFile } from '../../app/admin/sheet.ts';
import { readSuccessorFacts } from '../../app/shipped.ts';
import { administersDirectory, administersSide } from '../../domain/administration.ts';
import { amendedKinds } from '../../domain/agreement-change.ts';
import { importKinds } from '../../domain/directory-change.ts';
import { listProvinces } from '../../store/directory.ts';
import * as contract from '../contract/admin.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { administrator } from '../people-reach.ts';
import { sideAdmin } from './admin-contacts.ts';
import { directoryAdmin, historyView } from './admin.ts';

const tags = ['administration'];

/** A file of 2 MB is 2.7 as base64. */
const bodyLimit = 3 * 1024 * 1024;

type Kind = (typeof contract.tableKinds)[number];

/** The importer of a kind of table, for who may have it: each kind asks in its own way. */
type ImporterOf = (
  request: FastifyRequest,
  kind: Kind,
  how?: { by?: 'mail' | 'print'; province?: string | undefined },
) => Promise<Importer>;

/** Adds imports and exports. */
export function importRoutes(app: Server, context: Context): void {
  const importerOf = openImporters(context);
  app.post(
    '/api/admin/imports/preview',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'What a file would change, and what is wrong with its rows; changes nothing',
        body: contract.importFile,
        response: { 200: contract.importPreview },
      },
    },
    async (request) => {
      const importer = await importerOf(request, request.body.kind);
      const preview = await importer.preview(fileOf(request.body));
      if ('refusal' in preview) throw new RefusedError(preview.refusal);
      return preview;
    },
  );
  app.post(
    '/api/admin/imports',
    {
      bodyLimit,
      schema: {
        tags,
        summary: 'Apply a file as its preview showed it: all of it or nothing',
        body: contract.importOrder,
        response: { 200: contract.importPreview },
      },
    },
    async (request) => {
      const { kind, by, fingerprint } = request.body;
      const importer = await importerOf(request, kind, { by });
      const done = await importer.apply(fileOf(request.body), fingerprint);
      if (!('refusal' in done)) return done;
      const flaws = done.report?.map(({ row, column, words }) => ({ row, field: column, words }));
      throw new RefusedError(done.refusal, flaws?.length ? { flaws } : {});
    },
  );
  tableRoute(app, importerOf);
  historyRoute(app, context, importerOf);
}

function openImporters(context: Context): ImporterOf {
  const { desk, delivery: setup } = context;
  const { store } = desk;
  // Read once, when first asked for: 3,321 communes.
  let read: Promise<SuccessorFacts> | undefined;
  const directoryKind = z.enum(importKinds);
  const amendedKind = z.enum(amendedKinds);
  return async (request, kind, { by = 'print', province = '' } = {}) => {
    const ofDirectory = directoryKind.safeParse(kind);
    if (ofDirectory.success) {
      const actor = await directoryAdmin(context, request);
      const facts = await (read ??= readSuccessorFacts(context.root));
      return directoryImporter(store, actor, ofDirectory.data, { facts, province });
    }
    const ofAgreement = amendedKind.safeParse(kind);
    if (ofAgreement.success) {
      const actor = await sideAdmin(context, request);
      const provinces = (await listProvinces(store)).map(({ code }) => code);
      const asked = { store, actor, provinces, origin: originOf(request) };
      return agreementImporter(asked, ofAgreement.data);
    }
    if (kind === 'wordings') {
      const actor = await sideAdmin(context, request);
      return wordingImporter({ store, actor, deskUrl: setup.deskUrl, origin: originOf(request) });
    }
    const { person: actor, reach } = await administrator(context, request);
    return peopleImporter({ desk, setup, actor, reach, by, origin: originOf(request) });
  };
}

function tableRoute(app: Server, importerOf: ImporterOf): void {
  app.get(
    '/api/admin/tables/:kind',
    {
      schema: {
        tags,
        summary: 'What is there as a table, or the template of one; read again, it changes nothing',
        params: contract.tableParams,
        querystring: contract.tableQuery,
        response: {
          200: { content: { 'application/octet-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const { kind } = request.params;
      const { format, lang, content, province } = request.query;
      const importer = await importerOf(request, kind, { province });
      const header = importer.columns.map((column) => column[lang]);
      const rows = content === 'template' ? [] : await importer.rows();
      const file = await writeTableFile(format, [header, ...rows]);
      return reply
        .header('content-disposition', `attachment; filename="${kind}.${format}"`)
        .type('application/octet-stream')
        .send(file as never);
    },
  );
}

function historyRoute(app: Server, context: Context, importerOf: ImporterOf): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/tables/:kind/history',
    {
      schema: {
        tags,
        summary: 'The imports of such tables; the newest may be taken back',
        params: contract.tableParams,
        response: { 200: z.object({ items: contract.history }) },
      },
    },
    async (request) => {
      const { kind } = request.params;
      await importerOf(request, kind);
      const person = await context.who(request);
      const isDirectory = administersDirectory(person);
      const root = isDirectory ? (await administered(store, person)).root : person.unit;
      const own = await ownAgreements(store, person);
      // Who has a province reads their own imports: the others are not theirs to know.
      const only = administersSide(person) ? undefined : person.person;
      const entries = await importsOf(
        store,
        { ...person, unit: root },
        { kind, person: only },
        (row, place) =>
          importKinds.some((one) => one === kind) ? place === 0 : isUndoable(row, own),
      );
      return { items: entries.map(historyView) };
    },
  );
}

function fileOf({ name, content }: contract.ImportFileBody) {
  return { name, bytes: Buffer.from(content, 'base64') };
}
