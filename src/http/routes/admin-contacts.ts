/** /api/admin/contacts and /hotlines: each side keeps its own part of its agreements. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { amend, isUndoable, ownAgreements, type OwnAgreements } from '../../app/admin/amend.ts';
import { ownContacts, seenOf, wishContact, wishHotline } from '../../app/admin/contacts.ts';
import { historyOf } from '../../app/admin/history.ts';
import { administersSide } from '../../domain/administration.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { pieceOf } from '../../domain/agreement-change.ts';
import { partyOf } from '../../domain/roles.ts';
import { listProvinces } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import { history, saved, type Saved } from '../contract/admin.ts';
import * as contract from '../contract/admin-contacts.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { answered, done, flawsShown, historyView } from './admin.ts';

const tags = ['administration'];

/** Adds the routes of contacts and hotlines. */
export function adminContactRoutes(app: Server, context: Context): void {
  readingRoutes(app, context);
  savingRoutes(app, context);
  hotlineRoute(app, context);
}

/** Who is asking, where this person administers a side; others are told whom to ask (D-18). */
export async function sideAdmin(context: Context, request: FastifyRequest): Promise<Person> {
  const standing = await context.identity.standing(request);
  if (!administersSide(standing.person, standing)) throw new RefusedError('D-18');
  return standing.person;
}

/** Amends one's own agreements, or with `check` tells only what would be wrong. */
export async function amending(
  { desk: { store } }: Context,
  { request, actor }: { request: FastifyRequest; actor: Person },
  wish: Parameters<typeof amend>[1],
  check: boolean | undefined,
): Promise<Saved> {
  const provinces = (await listProvinces(store)).map(({ code }) => code);
  const asked = { store, actor, provinces, origin: originOf(request) };
  const outcome = answered(await amend(asked, wish, { check }));
  return { ...done(outcome.changes), flaws: flawsShown(outcome.flaws) };
}

function readingRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/contacts',
    {
      schema: {
        tags,
        summary: 'The contacts of one’s own side, whom each level of a ladder tells, the hotlines',
        response: { 200: contract.contactList },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const own = await ownAgreements(store, person);
      const isCarrier = partyOf(person) === 'carrier';
      const items = [...own.values()].map((agreement) => ({
        agreement: named(agreement),
        levels: levelsOf(agreement, person),
        contacts: ownContacts(agreement, person),
        ...(isCarrier ? { hotlines: agreement.hotlines } : {}),
      }));
      return { items };
    },
  );
  app.get(
    '/api/admin/contacts/:agreement/:contact',
    {
      schema: {
        tags,
        summary: 'One contact and its history; of one that has ended, its history alone',
        params: contract.contactParams,
        response: { 200: contract.contactPage },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const own = await ownAgreements(store, person);
      return pageOf(context, person, own, request.params);
    },
  );
}

function savingRoutes(app: Server, context: Context): void {
  app.post(
    '/api/admin/contacts/:agreement/:contact',
    {
      schema: {
        tags,
        summary: 'Save a contact as a new version: `seen` as it was got; without it, a new one',
        params: contract.contactParams,
        body: contract.saveContact,
        response: { 200: saved },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const { seen, check, ...to } = request.body;
      const aim = { agreement: request.params.agreement, id: request.params.contact, seen };
      return amending(context, { request, actor: person }, wishContact(person, aim, { to }), check);
    },
  );
  app.post(
    '/api/admin/contacts/:agreement/:contact/end',
    {
      schema: {
        tags,
        summary: 'End a contact; the levels that it answers for go to another one',
        params: contract.contactParams,
        body: contract.endContact,
        response: { 200: saved },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const { seen, check, heir } = request.body;
      const aim = { agreement: request.params.agreement, id: request.params.contact, seen };
      return amending(
        context,
        { request, actor: person },
        wishContact(person, aim, { heir }),
        check,
      );
    },
  );
}

function hotlineRoute(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/hotlines/:agreement/:province/history',
    {
      schema: {
        tags,
        summary: 'What was done to the hotline of a province (the carrier)',
        params: contract.hotlineParams,
        response: { 200: z.object({ items: history }) },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const own = await ownAgreements(store, person);
      const { agreement, province } = request.params;
      if (partyOf(person) !== 'carrier' || !own.has(agreement)) throw new RefusedError('D-1');
      const thing = { kind: 'hotline', id: `${agreement}/${province}` };
      const entries = await historyOf(store, person, thing, (row) => isUndoable(row, own));
      return { items: entries.map(historyView) };
    },
  );
  app.post(
    '/api/admin/hotlines/:agreement/:province',
    {
      schema: {
        tags,
        summary: 'Save the hotline of a province (the carrier)',
        params: contract.hotlineParams,
        body: contract.saveHotline,
        response: { 200: saved },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const { check, ...written } = request.body;
      const { agreement, province: id } = request.params;
      // One number, one line: the last word counts, and the trail tells the one before.
      const own = (await ownAgreements(store, person)).get(agreement);
      const there = own && pieceOf(own, 'hotline', id);
      const aim = { agreement, id, seen: there && seenOf(there) };
      return amending(context, { request, actor: person }, wishHotline(aim, written), check);
    },
  );
}

async function pageOf(
  { desk: { store } }: Context,
  person: Person,
  own: OwnAgreements,
  { agreement: of, contact: id }: z.output<typeof contract.contactParams>,
): Promise<contract.ContactPageView> {
  const agreement = own.get(of);
  if (!agreement) throw new RefusedError('D-1');
  const all = ownContacts(agreement, person);
  const contact = all.find((one) => one.id === id);
  const thing = { kind: 'contact', id: `${of}/${id}` };
  const entries = await historyOf(store, person, thing, (row) => isUndoable(row, own));
  if (!contact && entries.length === 0) throw new RefusedError('D-1');
  return {
    agreement: named(agreement),
    levels: levelsOf(agreement, person),
    others: all.filter((one) => one.id !== id).map(({ id: other, name }) => ({ id: other, name })),
    ...(contact ? { contact, seen: seenOf(contact) } : {}),
    history: entries.map(historyView),
  };
}

/** How an agreement is named beside what is administered of it. */
export function named({ id, title, version }: Agreement) {
  return { id, title, version };
}

/** Whom each level tells; `own`: of the reader's side. */
function levelsOf({ ladder, contacts }: Agreement, person: Person) {
  return ladder.levels.map(({ level, afterMs, contact: id }) => {
    const contact = contacts.find((one) => one.id === id);
    const isOwn = contact?.party === partyOf(person);
    return { level, afterMs, contact: id, name: contact?.name ?? '', own: isOwn };
  });
}
