/** Clause 7: what is to be signed. */
import type { z } from 'zod';
import { closingOf } from '../../app/closing.ts';
import { iso, when } from '../../app/view.ts';
import * as contract from '../contract/closing.ts';
import { incidentKey } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { seen } from './incidents.ts';

/** Adds the route of the closing. */
export function closingRoutes(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/incidents/:id/closing',
    {
      schema: {
        tags: ['incidents'],
        summary: 'The facts that a signature is put under, with what it has to name',
        params: incidentKey,
        response: { 200: contract.closing },
      },
    },
    async (request) => {
      const { id } = await seen(context, await who(request), request.params.id);
      const closing = await closingOf(desk, id);
      if (!closing) throw new RefusedError('D-1');
      const { facts, ...named } = closing;
      return { ...named, facts: factsView(facts) };
    },
  );
}

type Facts = NonNullable<Awaited<ReturnType<typeof closingOf>>>['facts'];

/** The statement with its times as the API gives them. */
function factsView(facts: Facts): z.input<typeof contract.closing>['facts'] {
  const { reportedAt, outage, promises, levelsTold, forceMajeure } = facts;
  const { notifiedAt, fixedAt, cause, responsibility, rfo, ...rest } = facts;
  return {
    ...rest,
    ...(cause === undefined ? {} : { cause }),
    ...(responsibility === undefined ? {} : { responsibility }),
    ...(rfo === undefined ? {} : { rfo }),
    reportedAt: iso(reportedAt),
    ...when('notifiedAt', notifiedAt),
    ...when('fixedAt', fixedAt),
    outage: { since: iso(outage.since), until: iso(outage.until) },
    forceMajeure: forceMajeure.map(({ from, to, verdict }) => ({
      from: iso(from),
      ...when('to', to),
      verdict,
    })),
    promises: promises.map(({ dueAt, endedAt, ...clock }) => ({
      ...clock,
      dueAt: iso(dueAt),
      ...when('endedAt', endedAt),
    })),
    levelsTold: levelsTold.map(({ at, ...level }) => ({ ...level, at: iso(at) })),
  };
}
