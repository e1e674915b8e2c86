/** /api/groups: mass outages; the list, one, its record, and one POST an act. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { chronicleOf } from '../../app/chronicle.ts';
import { handleGroup, joinByReport, type GroupAnswer } from '../../app/groups.ts';
import { dataFor, groupSummary, groupView } from '../../app/group-view.ts';
import { hotlineOf, iso } from '../../app/view.ts';
import { candidateSpan } from '../../domain/group.ts';
import { groupActNames, type GroupActName } from '../../domain/group-roles.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { terms } from '../../domain/terms.ts';
import { readNow } from '../../store/connect.ts';
import { readGroupRecords } from '../../store/group-record.ts';
import {
  candidatesOf,
  listGroups,
  loadIncidents,
  refusedDuties,
  type ListedGroup,
} from '../../store/groups.ts';
import type { Person } from '../../store/people.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/groups.ts';
import { record } from '../contract/incidents.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { toAct, toCommand } from '../to-command.ts';

const tags = ['mass outages'];
const key = z.object({ id: uuid });
const headers = z.object({
  'idempotency-key': uuid.optional().meta({
    description: 'A UUID that the client makes; sent again, it gives the first answer.',
  }),
});

/** Adds the routes of mass outages. */
export function groupRoutes(app: Server, context: Context): void {
  reading(app, context);
  app.post(
    '/api/groups',
    {
      schema: {
        tags,
        summary: `${terms.groupAct.propose.en} (propose)`,
        headers,
        body: contract.groupActBodies.propose,
        response: { 201: contract.groupView },
      },
    },
    async (request, reply) => {
      const person = await context.who(request);
      const group = request.headers['idempotency-key'] ?? randomUUID();
      const act = toAct('propose', request.body);
      const asked = { group, actor: actorOf(person), act, commandId: group };
      const opened = await answer(context, person, await handleGroup(context.desk, asked));
      return reply.code(201).header('location', `/api/groups/${opened.id}`).send(opened);
    },
  );
  joining(app, context);
  for (const name of groupActNames) {
    if (name !== 'propose' && name !== 'join') actRoute(app, context, name);
  }
}

function actRoute(
  app: Server,
  context: Context,
  name: Exclude<GroupActName, 'propose' | 'join'>,
): void {
  app.post(
    `/api/groups/:id/${name}`,
    {
      schema: {
        tags,
        summary: `${terms.groupAct[name].en} (${name})`,
        headers,
        params: key,
        body: contract.groupActBodies[name],
        response: { 200: contract.groupView },
      },
    },
    async (request) => {
      const person = await context.who(request);
      const commandId = request.headers['idempotency-key'] ?? randomUUID();
      const act = toAct(name, request.body);
      const asked = { group: request.params.id, actor: actorOf(person), act, commandId };
      return answer(context, person, await handleGroup(context.desk, asked));
    },
  );
}

function joining(app: Server, context: Context): void {
  app.post(
    '/api/groups/:id/join',
    {
      schema: {
        tags,
        summary: `${terms.groupAct.join.en} (join): an incident, or a report in the same act`,
        headers,
        params: key,
        body: contract.groupActBodies.join,
        response: { 200: contract.groupView },
      },
    },
    async (request) => {
      const person = await context.who(request);
      const actor = actorOf(person);
      const group = request.params.id;
      const commandId = request.headers['idempotency-key'] ?? randomUUID();
      if ('report' in request.body) {
        const report = toCommand('report', request.body.report);
        const joined = await joinByReport(context.desk, { group, actor, report, commandId });
        return answer(context, person, joined);
      }
      const act = { name: 'join', data: { incident: request.body.incident } } as const;
      const asked = { group, actor, act, commandId };
      return answer(context, person, await handleGroup(context.desk, asked));
    },
  );
}

function reading(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/groups',
    {
      schema: {
        tags,
        summary: 'Mass outages, the newest first; by circuit: the known outage to join',
        querystring: contract.groupQuery,
        response: { 200: contract.groupList },
      },
    },
    async (request) => {
      const person = await who(request);
      const { show, limit, province, circuit } = request.query;
      const narrowed = { ...(province ? { province } : {}), ...(circuit ? { circuit } : {}) };
      const rows = await listGroups(desk.store, person, { show, limit, ...narrowed });
      const name = (row: ListedGroup): string => context.provinceName(row.group.province);
      return {
        items: rows.map((row) => groupSummary(row, name(row))),
        now: iso(await readNow(desk.store)),
      };
    },
  );
  app.get(
    '/api/groups/:id',
    {
      schema: {
        tags,
        summary: 'One mass outage',
        params: key,
        response: { 200: contract.groupView },
      },
    },
    async (request) => {
      const person = await who(request);
      const now = await readNow(desk.store);
      return view(context, person, await seen(context, person, request.params.id), now);
    },
  );
  recordRoute(app, context);
}

function recordRoute(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/groups/:id/record',
    {
      schema: {
        tags,
        summary: 'The record of a mass outage, entry by entry',
        params: key,
        response: { 200: record },
      },
    },
    async (request) => {
      const person = await who(request);
      // Its entries name incidents of every office: whoever sees only their own has no part in it.
      if (person.role === 'site') throw new RefusedError('G-2');
      const { group } = await seen(context, person, request.params.id);
      const [kept] = await readGroupRecords(desk.store, [group.id]);
      const chronicle = chronicleOf(group.code, kept ?? { incident: group.id, sealed: [] });
      const ids = group.members.map((member) => member.incident);
      const incidents = await loadIncidents(desk.store, ids);
      return {
        ...chronicle,
        entries: chronicle.entries.map((entry) => ({
          ...entry,
          data: dataFor(person, entry.data, incidents),
        })),
      };
    },
  );
}

async function answer(context: Context, person: Person, got: GroupAnswer | Refusal) {
  if ('refusal' in got) throw new RefusedError(got.refusal);
  const listed = await seen(context, person, got.group.id);
  return view(context, person, { ...listed, group: got.group }, got.now);
}

/** The group, if this person may see it; what they may not see is not there for them. */
async function seen(context: Context, person: Person, id: string): Promise<ListedGroup> {
  const filters = { show: 'all', id, limit: 1 } as const;
  const [listed] = await listGroups(context.desk.store, person, filters);
  if (!listed) throw new RefusedError('D-1');
  return listed;
}

async function view(context: Context, person: Person, listed: ListedGroup, now: number) {
  const { store } = context.desk;
  const { group } = listed;
  const span = candidateSpan(group);
  const candidates = span && person.role !== 'site' ? await candidatesOf(store, group, span) : [];
  const ids = [...group.members.map((member) => member.incident), ...candidates];
  const [incidents, refused] = await Promise.all([
    loadIncidents(store, ids),
    refusedDuties(store, group.id),
  ]);
  const first = [...incidents.values()][0];
  const agreement = first && (await context.desk.agreementOf(first.report.agreement.sha256));
  const hotline = agreement ? hotlineOf(agreement, group.province) : { printed: '', e164: '' };
  const provinceName = context.provinceName(group.province);
  const beside = { actor: person, now, provinceName, incidents, candidates, refused, hotline };
  return groupView(listed, beside);
}

function actorOf({ email: _email, ...actor }: Person) {
  return actor;
}
