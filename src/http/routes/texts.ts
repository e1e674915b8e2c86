/** Text messages that come in, and the passwords by which sites are known in them. */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hashPassword, newPassword } from '../../app/site-password.ts';
import { takeText } from '../../app/texts.ts';
import { iso } from '../../app/view.ts';
import { mayAdministerTexts } from '../../domain/text-roles.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow } from '../../store/connect.ts';
import { listCircuits } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import type { DB } from '../../store/schema.ts';
import { findPassword, removePassword, setPassword } from '../../store/texts.ts';
import { slug } from '../contract/common.ts';
import * as contract from '../contract/texts.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { fieldsOfCall, isSecret } from '../gateway-call.ts';
import { originOf } from '../library.ts';

const tags = ['texts'];
const path = '/api/sites/:id/text-password';
const params = z.object({ id: slug });

/** Adds the routes of texts. */
export function textRoutes(app: Server, context: Context): void {
  passwordRoutes(app, context);
  comingRoutes(app, context);
}

/** The site, where the person may see it and its side is the one that texts. */
async function seen({ desk }: Context, person: Person, site: string): Promise<string> {
  const [circuit] = await listCircuits(desk.store, person, { site, limit: 1 });
  if (!circuit) throw new RefusedError('D-1');
  return site;
}

function passwordRoutes(app: Server, context: Context): void {
  standingRoute(app, context);
  changeRoutes(app, context);
}

function standingRoute(app: Server, context: Context): void {
  const { desk, who, delivery } = context;
  const { textNumber: number } = delivery;
  const told = number === undefined ? {} : { number };
  app.get(
    path,
    {
      schema: {
        tags,
        summary: 'Whether a site can act by text message, and to which number',
        params,
        response: { 200: contract.sitePassword },
      },
    },
    async (request) => {
      const site = await seen(context, await who(request), request.params.id);
      const found = await findPassword(desk.store, site);
      if (!found) return { isSet: false, ...told };
      return { isSet: true, ...told, setAt: iso(found.setAt.getTime()), setBy: found.setBy };
    },
  );
}

function changeRoutes(app: Server, context: Context): void {
  const { desk, who } = context;
  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Make a site’s password for text messages anew; it is shown once',
        params,
        response: { 201: contract.newSitePassword },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const site = await seen(context, person, request.params.id);
      if (!mayAdministerTexts(person)) throw new RefusedError('M-2');
      const password = newPassword();
      const at = await readNow(desk.store);
      const set = { hash: await hashPassword(password), at, by: person.name };
      const change = { action: 'site.text-password', site, after: { isSet: true } };
      await changed(context, request, person, change, (tx) =>
        setPassword(desk.store, site, set, tx),
      );
      return reply.code(201).send({ password });
    },
  );
  app.delete(
    path,
    {
      schema: {
        tags,
        summary: 'Let a site act by text message no longer',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const site = await seen(context, person, request.params.id);
      if (!mayAdministerTexts(person)) throw new RefusedError('M-2');
      const change = { action: 'site.no-text-password', site, after: { isSet: false } };
      await changed(context, request, person, change, (tx) => removePassword(tx, site));
      return reply.code(204).send(null);
    },
  );
}

/** Changes whether a site can act by text, and writes down who did: both, or neither. */
async function changed(
  { desk }: Context,
  request: FastifyRequest,
  actor: Person,
  { action, site, after }: { action: string; site: string; after: object },
  change: (tx: Kysely<DB>) => Promise<void>,
): Promise<void> {
  const was = await findPassword(desk.store, site);
  const before = was ? { isSet: true, setAt: was.setAt, setBy: was.setBy } : { isSet: false };
  const subject = { kind: 'unit', id: site };
  await desk.store.db.transaction().execute(async (tx) => {
    await change(tx);
    const entry = { actor, action, subject, before, after, origin: originOf(request) };
    await writeAudit(desk.store, entry, tx);
  });
}

function comingRoutes(app: Server, { desk, who, delivery, samplePassword }: Context): void {
  app.post(
    '/api/sample/texts',
    {
      schema: {
        tags,
        summary: 'What would happen if this text came in; on a desk with sample people alone',
        body: contract.trialText,
        response: { 200: contract.takenText },
      },
    },
    async (request) => {
      await who(request);
      if (samplePassword === undefined) throw new RefusedError('D-1');
      return takeText(desk, delivery, { gateway: 'trial', ...request.body });
    },
  );
  app.post(
    '/api/intake/texts',
    {
      schema: {
        tags,
        summary: 'A text that came to the HTTP gateway; by the secret of its settings',
        security: [],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { inbound } = delivery;
      if (!inbound || !isSecret(request, inbound.secret)) throw new RefusedError('D-5');
      const said = fieldsOfCall(request);
      const [from, text] = [said[inbound.from], said[inbound.text]];
      if (from === undefined || text === undefined) throw new RefusedError('D-4');
      const id = inbound.id === undefined ? undefined : said[inbound.id];
      const came = { gateway: inbound.gateway, from, text };
      await takeText(desk, delivery, id === undefined ? came : { ...came, gatewayId: id });
      return reply.code(204).send(null);
    },
  );
}
