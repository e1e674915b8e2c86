/** /api/readiness: the board of contacts, fire drills and their answers, verifications, leave. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answer, drill, testOf } from '../../app/drill.ts';
import { drillPage } from '../../app/drill-page.ts';
import { checkReadiness, levelsOf } from '../../app/readiness.ts';
import { iso } from '../../app/view.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { channelsOf } from '../../domain/ladder.ts';
import { wouldFail } from '../../domain/readiness.ts';
import { partyOf } from '../../domain/roles.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import { listProvinces, reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import { addLeave, addVerification, lastDrills } from '../../store/readiness.ts';
import * as contract from '../contract/readiness.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { stateView } from './readiness.ts';

const tags = ['readiness'];
const byToken = z.object({ token: z.string().regex(/^[\w-]{22}$/) });

/** Adds the routes of drills. */
export function drillRoutes(app: Server, context: Context): void {
  boardRoute(app, context);
  drillRoute(app, context);
  contactRoutes(app, context);
  void app.register(async (scope) => answerRoutes(scope, context));
}

function boardRoute(app: Server, { desk, who }: Context): void {
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
      for (const { agreement } of await currentAgreements(desk.store)) {
        if (!theirs.has(agreement.id)) continue;
        const levels = await levelsOf(desk.store, agreement, now);
        const drills = await lastDrills(desk.store, agreement.id);
        items.push({
          agreement: { id: agreement.id, title: agreement.title },
          levels: levels.map(({ level, contact, state }) => {
            const fails = wouldFail(state.standing);
            return { level, contact, fails, ...stateView(state) };
          }),
          drills: drills.map((one) => ({ ...one, at: iso(one.at) })),
        });
      }
      return { items };
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
      const { id, tests } = await drill(desk, delivery, { agreement, province, by: person.name });
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

function contactRoutes(app: Server, context: Context): void {
  const { desk, who, delivery } = context;
  const response = { 204: z.null() };
  app.post(
    '/api/readiness/verifications',
    {
      schema: {
        tags,
        summary: 'A person called and reached the contact (headquarters)',
        body: contract.newVerification,
        response,
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { channel, contact: id } = request.body;
      const agreement = await agreementOf(context, person, request.body.agreement);
      if (person.role !== 'headquarters') throw new RefusedError('D-14');
      const contact = agreement.contacts.find((one) => one.id === id);
      const means = channelsOf(contact).find((one) => one.channel === channel);
      if (!means) throw new RefusedError('D-1');
      const how = { at: await readNow(desk.store), how: 'called' as const, by: person.name };
      await addVerification(desk.store.db, agreement.id, { contact: id, ...means, ...how });
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/readiness/leave',
    {
      schema: {
        tags,
        summary: 'A contact is away; the level’s owner and headquarters are told at once',
        body: contract.newLeave,
        response,
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { contact, remark } = request.body;
      const agreement = await agreementOf(context, person, request.body.agreement);
      const isOwner = partyOf(person) === 'carrier' || person.role === 'headquarters';
      if (!isOwner) throw new RefusedError('D-14');
      if (!agreement.contacts.some(({ id }) => id === contact)) throw new RefusedError('D-1');
      const [from, to] = [Date.parse(request.body.from), Date.parse(request.body.to)];
      if (to <= from) throw new RefusedError('D-4');
      const leave = { id: randomUUID(), contact, from, to, remark, by: person.name };
      await addLeave(desk.store.db, agreement.id, leave);
      await checkReadiness(desk, delivery);
      return reply.code(204).send(null);
    },
  );
}

/** What a test's link opens. Reading it changes nothing, whoever scans mail for links. */
function answerRoutes(app: Server, { desk }: Context): void {
  // A page's button sends a form; there is nothing in it, the address says it all.
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume();
    done(null);
  });
  app.addHook('onRequest', (_request, reply, done) => {
    // A browser that keeps the referrer to itself calls its own form's origin "null": refused.
    reply.header('referrer-policy', 'same-origin');
    done();
  });
  const schema = { hide: true, security: [], params: byToken };
  for (const method of ['GET', 'POST'] as const) {
    app.route<{ Params: z.infer<typeof byToken> }>({
      method,
      url: '/api/readiness/answers/:token',
      schema,
      handler: async (request, reply) => {
        const test = await testOf(desk, request.params.token);
        if (!test) throw new RefusedError('D-1');
        if (method === 'POST') await answer(desk, test);
        const answered = method === 'POST' || test.answeredAt !== null;
        const wantsPage = request.headers.accept?.includes('text/html') ?? false;
        if (!wantsPage) return { contact: test.contactName, answered };
        return reply.type('text/html; charset=utf-8').send(drillPage(test.contactName, answered));
      },
    });
  }
}

/** An agreement that this person is a party of; anybody else's does not exist for them. */
async function agreementOf({ desk }: Context, person: Person, id: string): Promise<Agreement> {
  const theirs = await reachableAgreements(desk.store, person);
  const [found] = theirs.has(id) ? await currentAgreements(desk.store, id) : [];
  if (!found) throw new RefusedError('D-1');
  return found.agreement;
}
