/**
 * /api/incidents: report, one POST a command, one incident, its record, the list and the counts.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { chronicleOf } from '../../app/chronicle.ts';
import { handle, type Request as DeskRequest } from '../../app/handle.ts';
import { summaryOf, viewOf, iso } from '../../app/view.ts';
import type { Instant } from '../../domain/agreement.ts';
import type { Proof } from '../../domain/closing.ts';
import { scopeOf } from '../../domain/decide.ts';
import type { Incident } from '../../domain/incident.ts';
import { commandNames, maySee, type CommandName } from '../../domain/roles.ts';
import { terms } from '../../domain/terms.ts';
import { readNow } from '../../store/connect.ts';
import { countIncidents, findIncident, listIncidents } from '../../store/incidents.ts';
import type { Person } from '../../store/people.ts';
import { readRecords } from '../../store/record.ts';
import { incidentKey, uuid } from '../contract/common.ts';
import { commandBodies } from '../contract/commands.ts';
import * as contract from '../contract/incidents.ts';
import type { Context, Server } from '../context.ts';
import { decodePlace, encodePlace } from '../cursor.ts';
import { RefusedError } from '../errors.ts';
import type { Standing } from '../who.ts';
import { toCommand } from '../to-command.ts';

const tags = ['incidents'];
/** Every command may bring the id that its sender gave it. */
export const commandHeaders = z.object({
  'idempotency-key': uuid.optional().meta({
    description: 'A UUID that the client makes; sent again, it gives the first answer.',
  }),
});
/** Adds the routes of incidents. */
export function incidentRoutes(app: Server, context: Context): void {
  readingMany(app, context);
  readingOne(app, context);
  app.post(
    '/api/incidents',
    {
      schema: {
        tags,
        summary: 'Report an incident (clause 1)',
        headers: commandHeaders,
        body: commandBodies.report,
        response: { 201: contract.incidentView },
      },
    },
    async (request, reply) => {
      const person = await context.who(request);
      const id = request.headers['idempotency-key'] ?? randomUUID();
      const command = toCommand('report', request.body);
      const opened = await carryOut(context, person, { incident: id, command, commandId: id });
      return reply.code(201).header('location', `/api/incidents/${opened.id}`).send(opened);
    },
  );
  for (const name of commandNames) {
    if (name !== 'report' && name !== 'attach') commandRoute(app, context, name);
  }
}

function commandRoute(
  app: Server,
  context: Context,
  name: Exclude<CommandName, 'report' | 'attach'>,
): void {
  app.post(
    `/api/incidents/:id/${name}`,
    {
      schema: {
        tags,
        summary: `${terms.command[name].en} (${name})`,
        headers: commandHeaders,
        params: z.object({ id: uuid }),
        body: commandBodies[name],
        response: { 200: contract.incidentView },
      },
    },
    async (request) => {
      const person = await context.who(request);
      const command = toCommand(name, request.body);
      const commandId = request.headers['idempotency-key'] ?? randomUUID();
      const proof = name === 'sign' ? proofOf(await context.identity.standing(request)) : undefined;
      const { id: incident } = request.params;
      return carryOut(context, person, { incident, command, commandId, proof });
    },
  );
}

/** A browser's last proof of who sits there; a token that may sign is its own. */
function proofOf({ seat, token }: Standing): Proof | undefined {
  if (seat) return { at: seat.state.provedAt, means: seat.state.strength };
  return token?.scopes.includes('sign') ? { at: Infinity, means: 'token' } : undefined;
}

function readingMany(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/incidents',
    {
      schema: {
        tags,
        summary: 'Incidents in pages: overdue first, or the newest first',
        querystring: contract.listQuery,
        response: { 200: contract.incidentPage },
      },
    },
    async (request) => {
      const person = await who(request);
      const { sort, limit, cursor, ...filters } = request.query;
      const now = await readNow(desk.store);
      const after = cursor === undefined ? undefined : decodePlace(cursor);
      const page = { sort, limit: limit + 1, now, ...(after ? { after } : {}) };
      const rows = await listIncidents(desk.store, person, defined(filters), page);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: await Promise.all(shown.map((row) => summary(context, row.incident, now))),
        ...(rows.length > limit && last ? { next: encodePlace(last.place) } : {}),
        now: iso(now),
      };
    },
  );
  app.get(
    '/api/incidents/counts',
    {
      schema: {
        tags,
        summary: 'Open incidents, counted',
        response: { 200: contract.incidentCounts },
      },
    },
    async (request) => {
      const person = await who(request);
      return totals(await countIncidents(desk.store, person, await readNow(desk.store)));
    },
  );
}

function readingOne(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/incidents/:id',
    {
      schema: {
        tags,
        summary: 'One incident',
        params: incidentKey,
        response: { 200: contract.incidentView },
      },
    },
    async (request) => {
      const person = await who(request);
      const incident = await seen(context, person, request.params.id);
      return view(context, person, incident, await readNow(desk.store));
    },
  );
  app.get(
    '/api/incidents/:id/record',
    {
      schema: {
        tags,
        summary: 'Its record, entry by entry',
        params: incidentKey,
        response: { 200: contract.record },
      },
    },
    async (request) => {
      const incident = await seen(context, await who(request), request.params.id);
      const [kept] = await readRecords(desk.store, [incident.id]);
      return chronicleOf(incident.report.code, kept ?? { incident: incident.id, sealed: [] });
    },
  );
}

async function carryOut(context: Context, person: Person, request: Omit<DeskRequest, 'actor'>) {
  const { email: _email, ...actor } = person;
  const answer = await handle(context.desk, { ...request, actor });
  if ('refusal' in answer) {
    throw new RefusedError(answer.refusal, answer.state ? { state: answer.state } : {});
  }
  return view(context, person, answer.incident, answer.now);
}

/** The incident, if this person may see it; what they may not see is not there for them. */
export async function seen(context: Context, person: Person, idOrCode: string): Promise<Incident> {
  const incident = await findIncident(context.desk.store, idOrCode);
  if (!incident || !maySee(person, scopeOf(incident))) throw new RefusedError('D-1');
  return incident;
}

/** The incident as this person sees it. */
export async function view(context: Context, person: Person, incident: Incident, now: Instant) {
  const agreement = await context.desk.agreementOf(incident.report.agreement.sha256);
  const provinceName = context.provinceName(incident.report.province);
  const { formerly, now: become } = await context.lineageOf(incident.report.site.id);
  return {
    ...viewOf(incident, { agreement, provinceName, now, actor: person }),
    ...(formerly.length > 0 ? { siteFormerly: formerly } : {}),
    ...(become ? { siteNow: become } : {}),
  };
}

async function summary(context: Context, incident: Incident, now: Instant) {
  const agreement = await context.desk.agreementOf(incident.report.agreement.sha256);
  const provinceName = context.provinceName(incident.report.province);
  return summaryOf(incident, { agreement, provinceName, now });
}

function totals(groups: Awaited<ReturnType<typeof countIncidents>>): contract.IncidentCounts {
  const counts: contract.IncidentCounts = {
    open: 0,
    overdue: 0,
    byState: {},
    byMove: { customer: 0, carrier: 0 },
  };
  for (const group of groups) {
    counts.open += group.count;
    if (group.overdue) counts.overdue += group.count;
    counts.byState[group.state] = (counts.byState[group.state] ?? 0) + group.count;
    for (const side of group.whoseMove) counts.byMove[side] += group.count;
  }
  return counts;
}

/** Leaves out what was not asked for: an absent filter narrows nothing. */
function defined<T extends object>(filters: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
