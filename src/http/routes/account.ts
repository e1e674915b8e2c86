/** /api/me, its tokens, the sample people, and the live stream: what belongs to who is asking. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { administeredRoles, administersSide, usualScopes } from '../../domain/administration.ts';
import { sha256 } from '../../domain/record.ts';
import { partyOf } from '../../domain/roles.ts';
import { findUnit, listCircuits } from '../../store/directory.ts';
import { samplePeople } from '../../store/people.ts';
import { addToken, listTokens, removeToken, type TokenRow } from '../../store/tokens.ts';
import { writeAudit } from '../../store/audit.ts';
import { originOf } from '../library.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/directory.ts';
import { groupLiveEvent } from '../contract/groups.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { securityHeaders } from '../security-headers.ts';
import { tokenPrefix, type Standing } from '../who.ts';
import { siteOf } from './directory.ts';

const tags = ['account'];

/** The most tokens of one person; each is a key that can be lost. */
const tokensMax = 20;

/** Adds the routes of the person. */
export function accountRoutes(app: Server, context: Context): void {
  const { desk, identity } = context;
  app.get(
    '/api/me',
    { schema: { tags, summary: 'Who is asking', response: { 200: contract.me } } },
    async (request) => {
      const standing = await identity.standing(request);
      const { person, name, email, role, unit: unitId } = standing.person;
      const appoints = administeredRoles(standing.person, standing);
      const unit = await findUnit(desk.store, unitId);
      if (!unit) throw new RefusedError('D-9');
      const scope = { person, name, role, unit: unitId, unitName: unit.name };
      const own = role === 'site' ? await listCircuits(desk.store, scope, { limit: 2 }) : [];
      const [only, another] = own;
      return {
        person,
        name,
        email,
        role,
        party: partyOf({ role }),
        unit: siteOf(unit),
        administers: appoints.length > 0,
        oversees: administersSide(standing.person, standing),
        appoints: [...appoints],
        places: placesOf(standing),
        ...(only && !another ? { circuit: only.id } : {}),
      };
    },
  );
  app.get(
    '/api/sample',
    {
      schema: {
        tags,
        summary: 'The sample people, while the desk runs on sample data',
        security: [],
        response: { 200: contract.sampleAccounts },
      },
    },
    async () => {
      if (context.samplePassword === undefined) return { accounts: [] };
      const people = await samplePeople(desk.store);
      return {
        password: context.samplePassword,
        accounts: people.map(({ email, name, role, unitName }) => ({
          email,
          name,
          role,
          unitName,
        })),
      };
    },
  );
  liveRoute(app, context);
  tokenRoutes(app, context);
}

/** The places that one may act from, where there are several to choose from. */
function placesOf({ seat, appointment }: Standing): contract.Me['places'] {
  const all = seat?.appointments ?? [];
  if (all.length < 2) return [];
  return all.map(({ appointment: id, person: { role, unitName } }) => ({
    id,
    role,
    unitName,
    isActing: id === appointment,
  }));
}

const liveEvents = z.union([contract.liveEvent, groupLiveEvent]);

function liveRoute(app: Server, { live, identity }: Context): void {
  app.get(
    '/api/live',
    {
      schema: {
        tags,
        summary: 'Server-sent events: `incident` and `group` tell that one has moved on',
        response: { 200: { content: { 'text/event-stream': { schema: liveEvents } } } },
      },
    },
    async (request, reply) => {
      const { person } = await identity.standing(request);
      reply.hijack();
      reply.raw.writeHead(200, {
        ...securityHeaders,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const stillIs = (): Promise<boolean> => identity.stillIs(request, person);
      live.join({ actor: person, stillIs }, reply.raw);
    },
  );
}

function tokenRoutes(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/me/tokens',
    {
      schema: {
        tags,
        summary: 'One’s tokens for programs',
        response: { 200: z.object({ items: z.array(contract.token) }) },
      },
    },
    async (request) => {
      const { person } = await who(request);
      return { items: (await listTokens(desk.store, person)).map(tokenOf) };
    },
  );
  changingTokens(app, context);
}

function changingTokens(app: Server, context: Context): void {
  const { desk, identity } = context;
  app.post(
    '/api/me/tokens',
    {
      schema: {
        tags,
        summary: 'Make a token; its secret is shown once',
        body: contract.newToken,
        response: { 201: contract.createdToken },
      },
    },
    async (request, reply) => {
      const { person, appointment, token } = await identity.standing(request);
      // A program gives no more than it has.
      const scopes = request.body.scopes ?? token?.scopes ?? usualScopes;
      if (token && scopes.some((scope) => !token.scopes.includes(scope))) {
        throw new RefusedError('I-5');
      }
      // Else a desk that was left open could make itself a hand to sign with.
      if (scopes.includes('sign') && !token) await identity.requireProof(request);
      if ((await listTokens(desk.store, person.person)).length >= tokensMax)
        throw new RefusedError('D-6');
      const secret = newSecret();
      const row = await addToken(desk.store, {
        ...request.body,
        scopes,
        id: randomUUID(),
        person: person.person,
        appointment,
        secretSha256: sha256(secret),
      });
      await writeAudit(desk.store, {
        actor: person,
        action: 'credential.create',
        subject: { kind: 'credential', id: row.id },
        after: { name: row.name, scopes: row.scopes, expiresAt: row.expiresAt },
        origin: originOf(request),
      });
      return reply.code(201).send({ ...tokenOf(row), secret });
    },
  );
  revokingTokens(app, context);
}

function revokingTokens(app: Server, { desk, who }: Context): void {
  app.delete(
    '/api/me/tokens/:id',
    {
      schema: {
        tags,
        summary: 'Revoke a token, at once',
        params: z.object({ id: uuid }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { id } = request.params;
      const gone = await removeToken(desk.store, person.person, id);
      if (!gone) throw new RefusedError('D-1');
      const subject = { kind: 'credential', id };
      const origin = originOf(request);
      await writeAudit(desk.store, { actor: person, action: 'credential.revoke', subject, origin });
      return reply.code(204).send(null);
    },
  );
}

/** The secret of a new token: 256 random bits behind the prefix that names it. */
export function newSecret(): string {
  return tokenPrefix + randomBytes(32).toString('base64url');
}

function tokenOf(row: TokenRow): contract.Token {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    ...(row.lastUsedAt ? { lastUsedAt: row.lastUsedAt.toISOString() } : {}),
  };
}
