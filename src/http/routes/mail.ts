/** /api/mails: the queue of mail that a person has to look at. */
import { z } from 'zod';
import { joinByHand, setMailAside } from '../../app/mail-queue.ts';
import { iso } from '../../app/view.ts';
import { mayReadMail } from '../../domain/text-roles.ts';
import { readNow } from '../../store/connect.ts';
import { findWaiting, listMailboxes, mailSilentMs, waitingMails } from '../../store/mail.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/mail.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';

const tags = ['mail'];

/** The most that are shown: what waits longest is on top. */
const shownMax = 100;

/** Adds the routes of mail that came in. */
export function mailRoutes(app: Server, context: Context): void {
  readingRoutes(app, context);
  settlingRoutes(app, context);
}

function allowed(person: Person): Person {
  if (!mayReadMail(person)) throw new RefusedError('M-3');
  return person;
}

function readingRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/mails',
    {
      schema: {
        tags,
        summary: 'Mail that waits for a person, and how the mailboxes are heard',
        response: { 200: contract.waitingMails },
      },
    },
    async (request) => {
      const person = allowed(await who(request));
      const [mails, mailboxes, now] = await Promise.all([
        waitingMails(desk.store, person, shownMax),
        listMailboxes(desk.store.db),
        readNow(desk.store),
      ]);
      return {
        items: mails.map(({ id, sender, subject, body, receivedAt, reason, incidents }) => {
          const at = iso(receivedAt.getTime());
          return { id, sender, subject, text: body, receivedAt: at, reason, incidents };
        }),
        mailboxes: mailboxes.map(({ name, since, heardAt, lastError }) => ({
          name,
          ...(heardAt ? { heardAt: iso(heardAt.getTime()) } : {}),
          ...(lastError === null ? {} : { error: lastError }),
          isSilent: now - (heardAt ?? since).getTime() > mailSilentMs,
        })),
      };
    },
  );
  app.get(
    '/api/mails/:id/raw',
    {
      schema: {
        tags,
        summary: 'A mail that waits, as it came',
        params: contract.mailId,
        response: { 200: contract.rawMail },
      },
    },
    async (request) => {
      const person = allowed(await who(request));
      const found = await findWaiting(desk.store, person, request.params.id);
      if (!found) throw new RefusedError('D-1');
      return { raw: found.raw?.toString('utf8').toWellFormed() ?? '' };
    },
  );
}

function settlingRoutes(app: Server, { desk, who }: Context): void {
  app.post(
    '/api/mails/:id/join',
    {
      schema: {
        tags,
        summary: 'Write a mail’s words into an incident’s record, as an update by who does so',
        params: contract.mailId,
        body: contract.joinMail,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = allowed(await who(request));
      const refused = await joinByHand(desk, person, request.params.id, request.body.incident);
      if (refused) throw new RefusedError(refused.refusal);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/mails/:id/set-aside',
    {
      schema: {
        tags,
        summary: 'Set a mail aside, with the reason; it is kept',
        params: contract.mailId,
        body: contract.setAside,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = allowed(await who(request));
      const { reason } = request.body;
      const refused = await setMailAside(
        desk,
        person,
        request.params.id,
        reason,
        originOf(request),
      );
      if (refused) throw new RefusedError(refused.refusal);
      return reply.code(204).send(null);
    },
  );
}
