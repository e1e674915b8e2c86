/** /api/audit: what was done to the desk itself, for who administers a side. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { administersSide } from '../../domain/administration.ts';
import { listAudit, type AuditQuery, type AuditRow } from '../../store/audit.ts';
import type { Store } from '../../store/connect.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/audit.ts';
import type { Context, Server } from '../context.ts';
import { csvOf } from '../csv.ts';
import { RefusedError } from '../errors.ts';
import type { Identity } from '../who.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['administration'];

/** How many rows an export reads at a time. */
const exportPage = 1_000;

const columns = [
  'id',
  'at',
  'party',
  'person',
  'name',
  'role',
  'unit',
  'action',
  'kind',
  'subject',
  'outcome',
  'before',
  'after',
  'address',
  'userAgent',
];

/** Adds the routes of the trail. */
export function auditRoutes(app: Server, { desk, identity }: Context): void {
  app.get(
    '/api/audit',
    {
      schema: {
        tags,
        summary: 'The audit trail of one’s own side, in pages; the newest first',
        querystring: contract.auditQuery,
        response: { 200: contract.auditPage },
      },
    },
    async (request) => {
      const person = await administrator(identity, request);
      const { limit, cursor, ...filters } = request.query;
      const query = { ...filters, before: cursor };
      const rows = await listAudit(desk.store, person, { ...query, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(auditView),
        ...(rows.length > limit && last ? { next: last.id } : {}),
      };
    },
  );
  app.get(
    '/api/audit/export',
    {
      schema: {
        tags,
        summary: 'The audit trail of one’s own side as CSV or JSON, as far as filters leave it',
        querystring: contract.auditExport,
        response: {
          200: {
            content: {
              'text/csv': { schema: z.string() },
              'application/json': { schema: z.array(contract.auditEntry) },
            },
          },
        },
      },
      // A stream of text is not checked against a shape.
      serializerCompiler: () => String,
    },
    async (request, reply) => {
      const person = await administrator(identity, request);
      const { format, ...filters } = request.query;
      const pages = pagesOf(desk.store, person, filters);
      return reply
        .header('content-disposition', `attachment; filename="nhat-ky.${format}"`)
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
        .send(
          Readable.from(format === 'csv' ? csvOf(columns, pages, cells) : jsonOf(pages)) as never,
        );
    },
  );
}

/** Who is asking, where this person administers a side; others are told whom to ask (D-18). */
async function administrator(identity: Identity, request: FastifyRequest): Promise<Person> {
  const standing = await identity.standing(request);
  if (!administersSide(standing.person, standing)) throw new RefusedError('D-18');
  return standing.person;
}

/** The rows page by page: a trail of years never lies in memory. */
async function* pagesOf(
  store: Store,
  person: Person,
  filters: Omit<AuditQuery, 'limit'>,
): AsyncGenerator<AuditRow[]> {
  let before: string | undefined;
  for (;;) {
    const rows = await listAudit(store, person, { ...filters, before, limit: exportPage });
    yield rows;
    before = rows.at(-1)?.id;
    if (rows.length < exportPage) return;
  }
}

/** One list, an entry a line. */
async function* jsonOf(pages: AsyncIterable<AuditRow[]>): AsyncGenerator<string> {
  let between = '[\n';
  for await (const rows of pages) {
    for (const row of rows) {
      yield `${between}${JSON.stringify(auditView(row))}`;
      between = ',\n';
    }
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

function cells(row: AuditRow): (string | null)[] {
  const { id, at, party, person, personName, role, unit, action, subjectKind, subject } = row;
  const known = [id, at.toISOString(), party, person, personName, role, unit];
  const states = [row.before, row.after].map((state) =>
    state === null ? null : JSON.stringify(state),
  );
  return [
    ...known,
    action,
    subjectKind,
    subject,
    row.outcome,
    ...states,
    row.address,
    row.userAgent,
  ];
}

/** An entry in the contract’s shape. */
export function auditView(row: AuditRow): contract.AuditEntryView {
  const { id, at, person, personName, role, unit, party, action, outcome } = row;
  return {
    id,
    at: at.toISOString(),
    ...(person !== null && personName !== null && role !== null && unit !== null
      ? { actor: { person, name: personName, role, unit } }
      : {}),
    ...(party ? { party } : {}),
    action,
    subject: {
      kind: row.subjectKind,
      id: row.subject,
      ...(row.subjectName === null ? {} : { name: row.subjectName }),
    },
    ...(row.before === null ? {} : { before: row.before }),
    ...(row.after === null ? {} : { after: row.after }),
    outcome,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.userAgent === null ? {} : { userAgent: row.userAgent }),
  };
}
