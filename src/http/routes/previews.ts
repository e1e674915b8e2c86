/** /api/deliveries: what messages say, previewed, and tests that are sent. */
import { z } from 'zod';
import { preview, type PreviewAsked, type PreviewFor } from '../../app/preview.ts';
import { ownContacts, sendTest, testChannelsOf } from '../../app/send-test.ts';
import { partyOf } from '../../domain/roles.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/deliveries.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { seen } from './incidents.ts';

const tags = ['deliveries'];

/** Adds the routes of previews and tests. */
export function previewRoutes(app: Server, context: Context): void {
  previewRoute(app, context);
  testableRoute(app, context);
  testRoute(app, context);
}

function previewRoute(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/deliveries/preview',
    {
      schema: {
        tags,
        summary: 'What a message would say now, by each means; of an incident or a made-up one',
        querystring: contract.previewQuery,
        response: { 200: contract.previewed },
      },
    },
    async (request) => {
      const person = await who(request);
      const { asked, reader } = await previewAsked(context, person, request.query);
      return preview(desk, asked, reader);
    },
  );
}

/** What a preview is asked for, and for whom: in the words of that person's own side. */
export async function previewAsked(
  context: Context,
  person: Person,
  { lang, ...query }: z.output<typeof contract.previewQuery>,
): Promise<{ asked: PreviewAsked; reader: PreviewFor }> {
  const { delivery, provinceName } = context;
  const asked = await askedOf(context, person, query);
  const agreement = await agreementFor(context, person, query.agreement);
  const { deskUrl } = delivery;
  const { name } = person;
  const party = partyOf(person);
  return { asked, reader: { name, lang, deskUrl, agreement, provinceName, party } };
}

function testableRoute(app: Server, context: Context): void {
  const { who } = context;
  app.get(
    '/api/deliveries/test',
    {
      schema: {
        tags,
        summary: 'Under which agreements messages can be previewed, and whom a test may go to',
        response: { 200: contract.testable },
      },
    },
    async (request) => {
      const person = await who(request);
      const agreements = await agreementsOf(context, person);
      return {
        items: agreements.map((agreement) => ({
          agreement: { id: agreement.id, title: agreement.title },
          levels: agreement.ladder.levels.map(({ level }) => level),
          contacts: ownContacts(agreement, person).map((contact) => {
            const { id, name } = contact;
            return { id, name, channels: testChannelsOf(contact).map(({ channel }) => channel) };
          }),
        })),
      };
    },
  );
}

function testRoute(app: Server, context: Context): void {
  const { desk, who, delivery, provinceName } = context;
  app.post(
    '/api/deliveries/test',
    {
      schema: {
        tags,
        summary: 'Send oneself, or a contact of one’s side, a test; sunk while not live',
        body: contract.testBody,
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { lang, what, to } = request.body;
      const asked = what ? { what: await askedOf(context, person, what) } : {};
      const id = to?.agreement ?? what?.agreement;
      const agreement = what || to ? await agreementFor(context, person, id) : undefined;
      const { name } = person;
      const party = partyOf(person);
      const reader = { name, lang, deskUrl: delivery.deskUrl, provinceName, party };
      const sent = await sendTest(desk, delivery, person, {
        ...asked,
        reader,
        ...(agreement ? { agreement } : {}),
        ...(to ? { to } : {}),
        origin: originOf(request),
      });
      if ('refusal' in sent) throw new RefusedError(sent.refusal);
      return reply.code(201).header('location', `/api/deliveries/messages/${sent.id}`).send(sent);
    },
  );
}

type Query = Omit<z.output<typeof contract.previewQuery>, 'lang' | 'agreement'>;

/** What is asked for, with the incident where one is named and this person may see it. */
async function askedOf(
  context: Context,
  person: Person,
  { incident: named, how, ...about }: Query,
): Promise<PreviewAsked> {
  const asked = { ...about, isEarly: how === 'early' };
  return named === undefined ? asked : { ...asked, incident: await seen(context, person, named) };
}

/** The agreements that somebody is a party of; first the one that most lines run under. */
async function agreementsOf({ desk }: Context, person: Person): Promise<Agreement[]> {
  const theirs = await reachableAgreements(desk.store, person);
  const current = await currentAgreements(desk.store);
  return current
    .filter(({ agreement }) => theirs.has(agreement.id))
    .toSorted((a, b) => b.circuits - a.circuits)
    .map(({ agreement }) => agreement);
}

async function agreementFor(
  context: Context,
  person: Person,
  id: string | undefined,
): Promise<Agreement> {
  const theirs = await agreementsOf(context, person);
  const found = id === undefined ? theirs[0] : theirs.find((one) => one.id === id);
  if (!found) throw new RefusedError('D-1');
  return found;
}
