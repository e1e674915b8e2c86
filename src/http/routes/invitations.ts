/** /api/invitations, and codes to set a password anew: by mail, or printed and handed over. */
import { z } from 'zod';
import { makeCode } from '../../app/access.ts';
import { listInvitations, revokeCode, type AccessCode } from '../../store/access-codes.ts';
import { hasSignIn } from '../../store/sign-ins.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/people.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { administrator, fits, found, note } from '../people-reach.ts';

const tags = ['administration'];
const byId = z.object({ id: z.string().max(100) });

/** Adds the routes of invitations. */
export function invitationRoutes(app: Server, context: Context): void {
  const { desk, delivery } = context;
  const { store } = desk;
  app.get(
    '/api/invitations',
    {
      schema: {
        tags,
        summary: 'Open invitations to one’s side',
        response: { 200: z.object({ items: z.array(contract.invitation) }) },
      },
    },
    async (request) => {
      const { reach } = await administrator(context, request);
      return { items: (await listInvitations(store, reach)).flatMap(invitationOf) };
    },
  );
  app.post(
    '/api/invitations',
    {
      schema: {
        tags,
        summary: 'Invite somebody, by mail or with a code to print',
        body: contract.newInvitation,
        response: { 201: contract.handedOver },
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const { by: means, from, to, ...who } = request.body;
      await fits(context, by, request.body);
      if (await hasSignIn(store.db, who.email)) throw new RefusedError('I-13');
      const made = await store.db.transaction().execute(async (tx) => {
        const asked = { kind: 'invitation' as const, ...who, validFrom: from, validTo: to };
        const madeBy = by.person.person;
        const given = await makeCode(desk, delivery, { ...asked, madeBy }, means === 'mail', tx);
        const after = { ...who, from, to, by: means };
        await note(context, request, by, { action: 'person.invite', id: who.email, after }, tx);
        return given;
      });
      return reply.code(201).send(made);
    },
  );
  takingBack(app, context);
  handOverRoute(app, context);
}

function takingBack(app: Server, context: Context): void {
  const { store } = context.desk;
  app.delete(
    '/api/invitations/:id',
    {
      schema: {
        tags,
        summary: 'Take an invitation back',
        params: z.object({ id: uuid }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const open = await listInvitations(store, by.reach);
      const invitation = open.find(({ id }) => id === request.params.id);
      if (!invitation) throw new RefusedError('D-1');
      await store.db.transaction().execute(async (tx) => {
        await revokeCode(store, invitation.id, tx);
        await note(context, request, by, { action: 'person.uninvite', id: invitation.email }, tx);
      });
      return reply.code(204).send(null);
    },
  );
}

function handOverRoute(app: Server, context: Context): void {
  const { desk, delivery } = context;
  app.post(
    '/api/people/:id/reset-password',
    {
      schema: {
        tags,
        summary: 'Give a person a code to set a new password, by mail or printed',
        params: byId,
        body: contract.handOver,
        response: { 201: contract.handedOver },
      },
    },
    async (request, reply) => {
      const by = await administrator(context, request);
      const row = await found(context, by, request.params.id);
      if (row.id === by.person.person) throw new RefusedError('I-15');
      const isMailed = request.body.by === 'mail';
      const made = await desk.store.db.transaction().execute(async (tx) => {
        const who = { person: row.id, email: row.email, name: row.name };
        const asked = { kind: 'reset' as const, ...who, madeBy: by.person.person };
        const given = await makeCode(desk, delivery, asked, isMailed, tx);
        const done = { action: 'person.hand-reset', id: row.id, after: request.body };
        await note(context, request, by, done, tx);
        return given;
      });
      return reply.code(201).send(made);
    },
  );
}

function invitationOf(code: AccessCode): contract.Invitation[] {
  const { id, email, name, role, unit, unitName, madeAt, expiresAt } = code;
  if (role === null || unit === null || unitName === null) return [];
  const times = { madeAt: madeAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return [{ id, email, name, role, unit, unitName, ...times }];
}
