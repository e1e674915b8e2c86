/** /api/readiness: what people find out about contacts: reached by a call, away, at which hours. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checkReadiness } from '../../app/readiness.ts';
import type { Agreement, Hours } from '../../domain/agreement.ts';
import { channelsOf } from '../../domain/ladder.ts';
import { partyOf } from '../../domain/roles.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import { reachableAgreements } from '../../store/directory.ts';
import type { Person } from '../../store/people.ts';
import { addLeave, addVerification, answerCalls, setHours } from '../../store/readiness.ts';
import * as contract from '../contract/readiness.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

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
        await addVerification(tx, agreement.id, { contact: id, ...means, ...how });
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
      await addLeave(desk.store.db, agreement.id, leave);
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
      await setHours(desk.store.db, agreement.id, { ...entered, by: person.name });
      return reply.code(204).send(null);
    },
  );
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
