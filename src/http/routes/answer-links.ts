/** /api/answer-links: the links that went out about an incident, and their end. */
import { z } from 'zod';
import { revoke } from '../../app/answer-links.ts';
import { iso, when } from '../../app/view.ts';
import type { Instant } from '../../domain/agreement.ts';
import { endOfLink, type AnswerLink } from '../../domain/answer-link.ts';
import type { Incident } from '../../domain/incident.ts';
import { partyOf } from '../../domain/roles.ts';
import { linksOf } from '../../store/answer-links.ts';
import { readNow } from '../../store/connect.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/answer-links.ts';
import { uuid } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { seen } from './incidents.ts';

const tags = ['deliveries'];

/** Adds the routes of links. */
export function linkRoutes(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/incidents/:id/answer-links',
    {
      schema: {
        tags,
        summary: 'Links to answer by that went out about an incident, the newest first',
        params: z.object({ id: uuid.or(z.string().regex(/^SC-\d{4}-\d{6,12}$/)) }),
        response: { 200: contract.answerLinks },
      },
    },
    async (request) => {
      const person = await who(request);
      const incident = await seen(context, person, request.params.id);
      const now = await readNow(desk.store);
      const links = await linksOf(desk.store, incident.id);
      return { items: links.map((link) => shown(link, incident, person, now)) };
    },
  );
  app.post(
    '/api/answer-links/:id/revoke',
    {
      schema: {
        tags,
        summary: 'End a link for good (the side that it was sent to)',
        params: contract.locator,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const done = await revoke(desk, await who(request), request.params.id, originOf(request));
      if ('refusal' in done) throw new RefusedError(done.refusal);
      return reply.code(204).send(null);
    },
  );
}

function shown(
  link: AnswerLink,
  incident: Incident,
  person: Person,
  now: Instant,
): contract.AnswerLinkView {
  const { locator, contactName, channel, address, level, cycle, uses } = link;
  const standing = standingOf(link, incident, now);
  return {
    locator,
    contact: contactName,
    channel,
    address,
    level,
    cycle,
    standing,
    madeAt: iso(link.madeAt),
    expiresAt: iso(link.expiresAt),
    ...when('revokedAt', link.revokedAt),
    uses: uses.map(({ answer, at }) => ({ answer, at: iso(at) })),
    revocable: standing === 'open' && partyOf(person) === 'carrier',
  };
}

function standingOf(
  link: AnswerLink,
  incident: Incident,
  now: Instant,
): contract.AnswerLinkView['standing'] {
  switch (endOfLink(link, incident, now)) {
    case undefined:
      return 'open';
    case 'L-2':
      return 'expired';
    case 'L-3':
      return 'revoked';
    case 'L-4':
      return 'past-cycle';
    default:
      return 'used';
  }
}
