/** /api/people: each side administers its own people; the other side's are not there. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readNow } from '../../store/connect.ts';
import { addAppointment, listAppointments } from '../../store/people.ts';
import * as admin from '../../store/people-admin.ts';
import type { DB } from '../../store/schema.ts';
import { clearFailures, endSessions, listSessions } from '../../store/sessions.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/people.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { administrator, fits, found, note } from '../people-reach.ts';
import { appointmentView } from './session.ts';

const tags = ['administration'];
const byId = z.object({ id: z.string().max(100) });
const nothing = { 204: z.null() };

/** The most people that a search reads through: a side has hundreds. */
const searchMax = 5_000;

/** Adds the routes of people. */
export function peopleRoutes(app: Server, context: Context): void {
  listRoutes(app, context);
  appointmentRoutes(app, context);
  actRoutes(app, context);
}

function listRoutes(app: Server, context: Context): void {
  const { desk } = context;
  app.get(
    '/api/people',
    {
      schema: {
        tags,
        summary: 'The people one administers, by name',
        querystring: contract.peopleQuery,
        response: { 200: contract.peoplePage },
      },
    },
    async (request) => {
      const { reach } = await administrator(context, request);
      const { q, limit, cursor, ...filters } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      const asked = q === undefined ? limit + 1 : searchMax;
      const rows = await admin.listPeople(desk.store, reach, { ...filters, after, limit: asked });
      const fitting = q === undefined ? rows : admin.matching(rows, q);
      const items = fitting.slice(0, limit);
      const last = items.at(-1);
      const next = last && fitting.length > limit ? cursorOf(last) : undefined;
      return { items: items.map(shown), ...(next === undefined ? {} : { next }) };
    },
  );
  app.get(
    '/api/people/:id',
    {
      schema: {
        tags,
        summary: 'One of the people one administers, with every appointment',
        params: byId,
        response: { 200: contract.personWhole },
      },
    },
    async (request) => {
      const { id } = request.params;
      const row = await found(context, await administrator(context, request), id);
      const [history, sessions] = await Promise.all([
        listAppointments(desk.store, id),
        listSessions(desk.store, id),
      ]);
      return { ...shown(row), history: history.map(appointmentView), sessions: sessions.length };
    },
  );
}

function appointmentRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.post(
    '/api/people/:id/appointments',
    {
      schema: {
        tags,
        summary: 'Appoint a person, from when to when, in their own right or as a deputy',
        params: byId,
        body: contract.newAppointment,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const person = await found(context, by, request.params.id);
      await fits(context, by, request.body);
      const { deputyFor } = request.body;
      if (deputyFor === person.id) throw new RefusedError('I-14');
      if (deputyFor !== undefined) await found(context, by, deputyFor);
      const id = await store.db.transaction().execute(async (tx) => {
        const made = await addAppointment(tx, { ...request.body, person: person.id });
        const done = { action: 'person.appoint', id: person.id, after: request.body };
        await note(context, request, by, done, tx);
        return made;
      });
      return reply.code(201).send({ id });
    },
  );
  app.post(
    '/api/people/:id/appointments/:appointment/end',
    {
      schema: {
        tags,
        summary: 'End an appointment, now or at an instant to come',
        params: byId.extend({ appointment: uuid }),
        body: contract.endOfAppointment,
        response: nothing,
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const person = await found(context, by, request.params.id);
      const history = await listAppointments(store, person.id);
      const ended = history.find(({ id }) => id === request.params.appointment);
      if (!ended) throw new RefusedError('D-1');
      await fits(context, { ...by, isWhole: true }, { role: ended.role, unit: ended.unit });
      if (person.id === by.person.person) throw new RefusedError('I-15');
      const at = request.body.at ?? new Date(await readNow(store)).toISOString();
      await store.db.transaction().execute(async (tx) => {
        await admin.endAppointment(person.id, ended.id, at, tx);
        const before = { role: ended.role, unit: ended.unit, to: ended.to };
        const done = { action: 'person.dismiss', id: person.id, before, after: { to: at } };
        await note(context, request, by, done, tx);
      });
      return reply.code(204).send(null);
    },
  );
}

/** What is done to an account whole: each in one transaction with its entry in the trail. */
function actRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  type Act = (tx: Kysely<DB>, row: admin.PersonRow) => Promise<unknown>;
  const acts: Record<string, { summary: string; act: Act }> = {
    disable: {
      summary: 'Disable an account; its sessions and tokens end at once',
      act: (tx, { id }) => admin.disablePerson(store, id, 'administrator', tx),
    },
    enable: {
      summary: 'Enable an account again',
      act: (tx, { id }) => admin.enablePerson(store, id, tx),
    },
    unlock: {
      summary: 'Forget the failed tries of an account',
      act: (tx, { email }) => clearFailures(tx, email),
    },
    'reset-second-factor': {
      summary: 'Take second factor and passkeys from an account, which enrols anew',
      act: (tx, { id }) => admin.dropSecondFactors(id, tx),
    },
    'sign-out': {
      summary: 'End every session of an account',
      act: (tx, { id }) => endSessions(tx, id),
    },
  };
  for (const [name, { summary, act }] of Object.entries(acts)) {
    app.post(
      `/api/people/:id/${name}`,
      { schema: { tags, summary, params: byId, response: nothing } },
      async (request, reply) => {
        const by = await administrator(context, request);
        const row = await found(context, by, request.params.id);
        if (row.id === by.person.person) throw new RefusedError('I-15');
        const before = { state: shown(row).state };
        await store.db.transaction().execute(async (tx) => {
          await act(tx, row);
          await note(context, request, by, { action: `person.${name}`, id: row.id, before }, tx);
        });
        return reply.code(204).send(null);
      },
    );
  }
  renameRoute(app, context);
}

function renameRoute(app: Server, context: Context): void {
  const { store } = context.desk;
  app.post(
    '/api/people/:id/rename',
    {
      schema: {
        tags,
        summary: 'Set a person’s name; nobody sets his own',
        params: byId,
        body: contract.newName,
        response: nothing,
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const row = await found(context, by, request.params.id);
      if (row.id === by.person.person) throw new RefusedError('I-15');
      await store.db.transaction().execute(async (tx) => {
        await admin.renamePerson(row.id, request.body.name, tx);
        const [before, after] = [{ name: row.name }, request.body];
        await note(
          context,
          request,
          by,
          { action: 'person.rename', id: row.id, before, after },
          tx,
        );
      });
      return reply.code(204).send(null);
    },
  );
}

function shown(row: admin.PersonRow): contract.PersonView {
  const { id, name, email, seenAt, hasSecondFactor, passkeys, appointments } = row;
  return {
    id,
    name,
    email,
    state: row.disabledAt ? 'disabled' : 'active',
    ...(row.disabledAt ? { disabledAt: row.disabledAt.toISOString() } : {}),
    ...(row.disabledWhy ? { disabledWhy: row.disabledWhy } : {}),
    ...(row.lockedUntil ? { lockedUntil: row.lockedUntil.toISOString() } : {}),
    seenAt: seenAt.toISOString(),
    hasSecondFactor,
    passkeys,
    appointments,
  };
}

function cursorOf({ name, id }: { name: string; id: string }): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function placeOf(cursor: string): { name: string; id: string } {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [name, id] = z.tuple([z.string(), z.string()]).parse(JSON.parse(text));
    return { name, id };
  } catch {
    throw new RefusedError('D-4', {
      fields: [{ path: 'querystring.cursor', message: 'not a cursor' }],
    });
  }
}
