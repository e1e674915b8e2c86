/** /api/readiness: what people find out about contacts: reached by a call, away, at which hours. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { spanWords } from '../../app/agreement-words.ts';
import { checkReadiness } from '../../app/readiness.ts';
import { iso } from '../../app/view.ts';
import type { Agreement, Hours } from '../../domain/agreement.ts';
import { channelsOf } from '../../domain/ladder.ts';
import type { Leave } from '../../domain/readiness.ts';
import { partyOf } from '../../domain/roles.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow } from '../../store/connect.ts';
import { reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import {
  addLeave,
  addVerification,
  answerCalls,
  readContacts,
  setHours,
} from '../../store/readiness.ts';
import type { DB } from '../../store/schema.ts';
import * as contract from '../contract/readiness.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';

const tags = ['readiness'];
const response = { 204: z.null() };

/** Adds the routes of contacts. */
export function contactRoutes(app: Server, context: Context): void {
  verificationRoute(app, context);
  leaveRoute(app, context);
  hoursRoute(app, context);
}

function verificationRoute(app: Server, context: Context): void {
  const { desk, who } = context;
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
      const at = await readNow(desk.store);
      const how = { at, how: 'called' as const, by: person.name };
      await desk.store.db.transaction().execute(async (tx) => {
        const { verified } = await readContacts(tx, agreement.id);
        const last = verified.find(
          (one) => one.contact === id && one.channel === channel && one.address === means.address,
        );
        await addVerification(tx, agreement.id, { contact: id, ...means, ...how });
        await noteContact(context, request, person, tx, {
          action: 'contact.verify',
          id: `${agreement.id}/${id}`,
          before: { ...means, ...(last ? { how: last.how, at: iso(last.at) } : {}) },
          after: { ...means, how: how.how, at: iso(at) },
        });
        if (channel !== 'phone') return;
        await answerCalls(tx, agreement.id, { contact: id, address: means.address, at });
      });
      return reply.code(204).send(null);
    },
  );
}

function leaveRoute(app: Server, context: Context): void {
  const { desk, who, delivery } = context;
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
      const { contact, remark, deputy } = request.body;
      const agreement = await ownedBy(context, person, request.body);
      if (deputy !== undefined) {
        const known = agreement.contacts.some(({ id }) => id === deputy && id !== contact);
        if (!known) throw new RefusedError('D-1');
      }
      const [from, to] = [Date.parse(request.body.from), Date.parse(request.body.to)];
      if (to <= from) throw new RefusedError('D-4');
      const known = { contact, from, to, remark, ...(deputy === undefined ? {} : { deputy }) };
      const leave = { id: randomUUID(), ...known, by: person.name };
      const { store } = desk;
      await store.db.transaction().execute(async (tx) => {
        const { leave: all } = await readContacts(tx, agreement.id);
        const now = await readNow(store);
        const before = all.filter((one) => one.contact === contact && one.to > now);
        await addLeave(tx, agreement.id, leave);
        await noteContact(context, request, person, tx, {
          action: 'contact.leave',
          id: `${agreement.id}/${contact}`,
          before: { leave: before.map(leaveText) },
          after: { leave: [...before, known].map(leaveText) },
        });
      });
      await checkReadiness(desk, delivery);
      return reply.code(204).send(null);
    },
  );
}

function hoursRoute(app: Server, context: Context): void {
  const { desk, who } = context;
  app.post(
    '/api/readiness/hours',
    {
      schema: {
        tags,
        summary: 'When a contact can be reached; without days: at every hour',
        body: contract.newHours,
        response,
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { contact } = request.body;
      const agreement = await ownedBy(context, person, request.body);
      const entered = { contact, hours: hoursOf(request.body), at: await readNow(desk.store) };
      await desk.store.db.transaction().execute(async (tx) => {
        const { hours } = await readContacts(tx, agreement.id);
        const last = hours.find((one) => one.contact === contact);
        const agreed = agreement.contacts.find((one) => one.id === contact)?.hours;
        const before = last ? last.hours : (agreed ?? null);
        await setHours(tx, agreement.id, { ...entered, by: person.name });
        await noteContact(context, request, person, tx, {
          action: 'contact.hours',
          id: `${agreement.id}/${contact}`,
          before: hoursText(before),
          after: hoursText(entered.hours),
        });
      });
      return reply.code(204).send(null);
    },
  );
}

/** Writes down what was entered about a contact, in the transaction that enters it. */
async function noteContact(
  { desk }: Context,
  request: FastifyRequest,
  actor: Person,
  tx: Kysely<DB>,
  { id, ...entry }: { action: string; id: string; before: object; after: object },
): Promise<void> {
  const subject = { kind: 'contact', id };
  await writeAudit(desk.store, { actor, subject, origin: originOf(request), ...entry }, tx);
}

function leaveText({ from, to, remark, deputy }: Omit<Leave, 'contact'>): object {
  return { from: iso(from), to: iso(to), remark, ...(deputy === undefined ? {} : { deputy }) };
}

function hoursText(hours: Hours | null): object {
  if (hours === null) return { hours: '24/7' };
  return { weekdays: hours.weekdays, hours: hours.hours.map(spanWords) };
}

/** Hours of the desk's country (UTC+7); days without hours, or hours that end first, are none. */
function hoursOf({ weekdays, spans }: z.infer<typeof contract.newHours>): Hours | null {
  if (weekdays.length === 0 && spans.length === 0) return null;
  const hours = spans.map((one) => {
    const [from = '', to = ''] = one.split('-');
    return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
  });
  const isWhole = weekdays.length > 0 && hours.length > 0;
  if (!isWhole || hours.some(({ fromMinute, toMinute }) => toMinute <= fromMinute)) {
    throw new RefusedError('D-4');
  }
  return {
    utcOffsetMinutes: 420,
    weekdays: [...new Set(weekdays)].toSorted((a, b) => a - b),
    hours,
  };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** The agreement, for whoever answers for its contacts: the carrier, or headquarters. */
async function ownedBy(
  context: Context,
  person: Person,
  about: { agreement: string; contact: string },
): Promise<Agreement> {
  const agreement = await agreementOf(context, person, about.agreement);
  const isOwner = partyOf(person) === 'carrier' || person.role === 'headquarters';
  if (!isOwner) throw new RefusedError('D-14');
  if (!agreement.contacts.some(({ id }) => id === about.contact)) throw new RefusedError('D-1');
  return agreement;
}

/** An agreement that this person is a party of; anybody else's does not exist for them. */
export async function agreementOf(
  { desk }: Context,
  person: Person,
  id: string,
): Promise<Agreement> {
  const theirs = await reachableAgreements(desk.store, person);
  const [found] = theirs.has(id) ? await currentAgreements(desk.store, id) : [];
  if (!found) throw new RefusedError('D-1');
  return found.agreement;
}
