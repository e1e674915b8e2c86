/** /api/admin/imports and /tables: the directory in and out as CSV and XLSX. */
import { z } from 'zod';
import { administered } from '../../app/admin/change-directory.ts';
import {
  applyImport,
  previewImport,
  type ImportPreview,
} from '../../app/admin/import-directory.ts';
import { rowsOf, tables } from '../../app/admin/import-kinds.ts';
import { proposedSuccessors, type SuccessorFacts } from '../../app/admin/reorganise.ts';
import { writeTableFile } from '../../app/admin/sheet.ts';
import { readSuccessorFacts } from '../../app/shipped.ts';
import * as contract from '../contract/admin.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { directoryAdmin } from './admin.ts';

const tags = ['administration'];

/** A file of 2 MB is 2.7 as base64. */
const bodyLimit = 3 * 1024 * 1024;

/** Adds imports and exports. */
export function importRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  // Read once, when first asked for: 3,321 communes.
  let read: Promise<SuccessorFacts> | undefined;
  const facts = (): Promise<SuccessorFacts> => (read ??= readSuccessorFacts(context.root));
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
      const person = await directoryAdmin(context, request);
      const preview = await previewImport(store, person, fileOf(request.body), await facts());
      if ('refusal' in preview) throw new RefusedError(preview.refusal);
      return shown(preview);
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
      const person = await directoryAdmin(context, request);
      const how = { facts: await facts(), confirmed: request.body.fingerprint };
      const done = await applyImport(store, person, fileOf(request.body), how);
      if ('refusal' in done) {
        const flaws = done.report?.map(({ row, column, words }) => ({ row, field: column, words }));
        throw new RefusedError(done.refusal, flaws?.length ? { flaws } : {});
      }
      return shown(done);
    },
  );
  tableRoute(app, context, facts);
}

function tableRoute(app: Server, context: Context, facts: () => Promise<SuccessorFacts>): void {
  app.get(
    '/api/admin/tables/:kind',
    {
      schema: {
        tags,
        summary: 'The directory as a table, or the template of one; read again, it changes nothing',
        params: contract.tableParams,
        querystring: contract.tableQuery,
        response: {
          200: { content: { 'application/octet-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const person = await directoryAdmin(context, request);
      const { kind } = request.params;
      const { format, lang, content, province } = request.query;
      const directory = await administered(context.desk.store, person);
      const header = tables[kind].columns.map((column) => column[lang]);
      const rows = async (): Promise<string[][]> => {
        if (content === 'template') return [];
        if (kind !== 'successors') return rowsOf(kind, directory);
        return proposedSuccessors(province ?? '', directory, await facts());
      };
      const file = await writeTableFile(format, [header, ...(await rows())]);
      return reply
        .header('content-disposition', `attachment; filename="${kind}.${format}"`)
        .type('application/octet-stream')
        .send(file as never);
    },
  );
}

function fileOf({ kind, name, content }: contract.ImportFileBody) {
  return { kind, name, bytes: Buffer.from(content, 'base64') };
}

/** The most changes that are listed; the rest is counted. */
function shown({ rows, changes, report, fingerprint }: ImportPreview): contract.ImportPreviewView {
  return { rows, changes, report, fingerprint };
}
