/** /api/me/push: the phones of who is asking, and what was opened on them. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { takeWord } from '../../app/receipts.ts';
import { addPush, listPushes, removePush, type PushRow } from '../../store/push.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/push.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['account'];

/** The most phones of one person: each is asked with every message. */
const phonesMax = 8;

/** Adds the routes of one's phones. */
export function pushRoutes(app: Server, context: Context): void {
  ownPhones(app, context);
  lessPhones(app, context);
}

function ownPhones(app: Server, { desk, who, delivery }: Context): void {
  app.get(
    '/api/me/push',
    {
      schema: {
        tags,
        summary: 'One’s phones that are told by web push, and the key to subscribe with',
        response: { 200: contract.pushPhones },
      },
    },
    async (request) => {
      const { person } = await who(request);
      const { pushKey: key } = delivery;
      const items = (await listPushes(desk.store, person)).map(shown);
      return { ...(key === undefined ? {} : { key }), items };
    },
  );
  app.post(
    '/api/me/push',
    {
      schema: {
        tags,
        summary: 'Be told on this phone from now on',
        body: contract.newPhone,
        response: { 201: contract.addedPhone },
      },
    },
    async (request, reply) => {
      const { person } = await who(request);
      const { keys, ...rest } = request.body;
      const added = { id: randomUUID(), person, ...rest, ...keys };
      const row = await addPush(desk.store, added, phonesMax);
      if (!row) throw new RefusedError('M-1');
      return reply.code(201).send(shown(row));
    },
  );
}

function lessPhones(app: Server, { desk, who, delivery }: Context): void {
  app.delete(
    '/api/me/push/:id',
    {
      schema: {
        tags,
        summary: 'Be told on this phone no longer',
        params: z.object({ id: uuid }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = await who(request);
      const gone = await removePush(desk.store, person, request.params.id);
      if (!gone) throw new RefusedError('D-1');
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/me/push/opened',
    {
      schema: {
        tags,
        summary: 'A message was opened on one of one’s phones: evidence',
        body: contract.openedMessage,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = await who(request);
      const { message } = request.body;
      const word = { message, recipient: `person:${person}`, state: 'opened' as const };
      const known = await takeWord(desk, delivery, { ...word, text: 'opened on the phone' });
      if (!known) throw new RefusedError('D-1');
      return reply.code(204).send(null);
    },
  );
}

function shown({ id, label, createdAt, lastOkAt }: PushRow) {
  return {
    id,
    label,
    createdAt: createdAt.toISOString(),
    ...(lastOkAt ? { lastOkAt: lastOkAt.toISOString() } : {}),
  };
}
