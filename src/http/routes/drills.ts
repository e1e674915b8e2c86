/** /api/readiness: the board of contacts, fire drills as they run. */
import { z } from 'zod';
import { drill } from '../../app/drill.ts';
import { levelsOf } from '../../app/readiness.ts';
import { meansOf } from '../../app/means.ts';
import { iso, when } from '../../app/view.ts';
import { wouldFail } from '../../domain/readiness.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import { listProvinces, reachableAgreements } from '../../store/directory.ts';
import { findDrill, lastDrills } from '../../store/readiness.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/readiness.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { agreementOf } from './contacts.ts';
import { stateView } from './readiness.ts';

const tags = ['readiness'];

/** Adds the routes of drills. */
export function drillRoutes(app: Server, context: Context): void {
  boardRoute(app, context);
  drillRoute(app, context);
  runRoute(app, context);
}

function boardRoute(app: Server, { desk, who, delivery }: Context): void {
  app.get(
    '/api/readiness',
    {
      schema: {
        tags,
        summary: 'Whether each level would reach anybody, and each province’s last drill',
        response: { 200: contract.readiness },
      },
    },
    async (request) => {
      const person = await who(request);
      const theirs = await reachableAgreements(desk.store, person);
      const now = await readNow(desk.store);
      const items: contract.ReadinessView['items'] = [];
      const current = await currentAgreements(desk.store);
      for (const { agreement } of current.toSorted((a, b) => b.circuits - a.circuits)) {
        if (!theirs.has(agreement.id)) continue;
        const levels = await levelsOf(desk.store, agreement, now);
        const drills = await lastDrills(desk.store, agreement.id);
        items.push({
          agreement: { id: agreement.id, title: agreement.title },
          contacts: agreement.contacts.map(({ id, name }) => ({ id, name })),
          levels: levels.map(({ level, contact, id, state }) => {
            const fails = wouldFail(state.standing);
            return { level, contact, contactId: id, fails, ...stateView(state) };
          }),
          drills: drills.map((one) => ({ ...one, at: iso(one.at) })),
        });
      }
      const { isLive, means } = await meansOf(desk, delivery);
      const isTheirs = person.role === 'headquarters';
      const shown = means.map(({ at, name, answer, ...one }) => ({
        ...one,
        ...when('at', at),
        ...(isTheirs && name !== undefined ? { name } : {}),
        ...(isTheirs && answer !== undefined ? { answer } : {}),
      }));
      return { isLive, means: shown, items };
    },
  );
}

function drillRoute(app: Server, context: Context): void {
  const { desk, who, delivery } = context;
  app.post(
    '/api/readiness/drills',
    {
      schema: {
        tags,
        summary: 'Fire drill: test every level of an agreement by every means (headquarters)',
        body: contract.newDrill,
        response: { 201: contract.drilled },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { province } = request.body;
      const agreement = await agreementOf(context, person, request.body.agreement);
      if (person.role !== 'headquarters') throw new RefusedError('D-14');
      const provinces = await listProvinces(desk.store);
      if (!provinces.some(({ code }) => code === province)) throw new RefusedError('D-1');
      const origin = originOf(request);
      const asked = { agreement, province, by: person, origin };
      const { id, tests } = await drill(desk, delivery, asked);
      return reply.code(201).send({
        id,
        tests: tests.map(({ level, contactName: contact, channel, address, message }) => {
          const test = { level, contact, channel, address };
          return message === null ? test : { ...test, message };
        }),
      });
    },
  );
}

function runRoute(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/readiness/drills/:id',
    {
      schema: {
        tags,
        summary: 'A drill as it runs: who answered, by what, how fast',
        params: z.object({ id: uuid }),
        response: { 200: contract.drillRun },
      },
    },
    async (request) => {
      const person = await who(request);
      const run = await findDrill(desk.store, request.params.id);
      const theirs = run && (await reachableAgreements(desk.store, person)).has(run.agreement);
      if (!run || !theirs) throw new RefusedError('D-1');
      const { id, province, at, by } = run;
      const tests = run.tests.map(({ status, answeredAt, ...test }) => ({
        ...test,
        ...(status === null ? {} : { status }),
        ...(answeredAt === null ? {} : { answeredAt: iso(answeredAt), afterMs: answeredAt - at }),
      }));
      return { id, province, at: iso(at), by, tests };
    },
  );
}
