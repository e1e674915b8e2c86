/** /api/agreements/:id/what-if: an agreement shown at work, before it matters. */
import { z } from 'zod';
import { iso } from '../../app/view.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { statusOf, type Clock } from '../../domain/clocks.ts';
import { contactOf } from '../../domain/ladder.ts';
import type { Scene } from '../../domain/play.ts';
import { stepOf } from '../../domain/procedure.ts';
import { authorOf } from '../../domain/roles.ts';
import { whatIf } from '../../domain/what-if.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import { reachableAgreements } from '../../store/directory.ts';
import { slug } from '../contract/common.ts';
import * as contract from '../contract/what-if.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const minuteMs = 60_000;

/** Adds the route. */
export function whatIfRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/agreements/:id/what-if',
    {
      schema: {
        tags: ['directory'],
        summary: 'What would happen under an agreement, moment by moment; nothing is written',
        params: z.object({ id: slug }),
        querystring: contract.whatIfQuery,
        response: { 200: contract.whatIf },
      },
    },
    async (request) => {
      const theirs = await reachableAgreements(desk.store, await who(request));
      const [found] = await currentAgreements(desk.store, request.params.id);
      if (!found || !theirs.has(found.agreement.id)) throw new RefusedError('D-1');
      const { plot, answerMinutes, at } = request.query;
      const t0 = at === undefined ? await readNow(desk.store) : Date.parse(at);
      const played = whatIf(found.agreement, plot, t0, answerMinutes * minuteMs);
      const until = Math.max(t0, ...played.scenes.map(({ event }) => event.at));
      return {
        t0: iso(t0),
        until: iso(until),
        moments: played.scenes.map((scene) => momentOf(scene, found.agreement)),
        clocks: played.clocks.map((clock) => lineOf(clock, until)),
      };
    },
  );
}

function momentOf(
  { event, incident }: Scene,
  agreement: Agreement,
): contract.WhatIfView['moments'][number] {
  const { data } = event;
  const level = 'level' in data ? data.level : undefined;
  const contact = level === undefined ? undefined : contactOf(agreement, level);
  return {
    at: iso(event.at),
    type: event.type,
    by: authorOf(event.actor),
    cycle: incident.cycle,
    state: incident.state,
    clause: stepOf(incident.state).clause,
    ...('clock' in data ? { clock: data.clock } : {}),
    ...(level === undefined ? {} : { level }),
    ...(contact ? { contact: contact.name } : {}),
    ...('etr' in data ? { etr: iso(data.etr) } : {}),
  };
}

function lineOf(clock: Clock, until: number): contract.WhatIfView['clocks'][number] {
  const ended = clock.metAt ?? clock.stoppedAt;
  return {
    clock: clock.clock,
    cycle: clock.cycle,
    round: clock.round,
    level: clock.level,
    startedAt: iso(clock.startedAt),
    dueAt: iso(clock.dueAt),
    ...(ended === undefined ? {} : { endedAt: iso(ended) }),
    status: statusOf(clock, until),
  };
}
