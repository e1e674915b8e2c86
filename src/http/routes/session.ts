/** /api/session: the browser's session, told and opened again even while it is locked. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { needsSecondFactor } from '../../domain/administration.ts';
import { listAppointments, type AppointmentRow } from '../../store/people.ts';
import {
  changeState,
  clearFailures,
  endSessions,
  isLockedOut,
  noteFailure,
} from '../../store/sessions.ts';
import { writeAudit } from '../../store/audit.ts';
import * as contract from '../contract/identity.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { ask, auditSignIn, originOf, passCookies } from '../library.ts';
import { renewalPath } from '../renewal.ts';
import type { Seat } from '../who.ts';

const tags = ['account'];
/** Only a browser has a session; whether it is locked is for these routes to look at. */
const security = [{ session: [] }];
const config = { bySession: true };
const nothing = { 204: z.null() };

/** Adds the routes of the session. */
export function sessionRoutes(app: Server, context: Context): void {
  readingRoute(app, context);
  proofRoutes(app, context);
  choiceRoutes(app, context);
}

function readingRoute(app: Server, { desk, identity }: Context): void {
  app.get(
    '/api/session',
    {
      config,
      schema: {
        tags,
        security,
        summary: 'The browser’s session: open, locked, or in want of a second factor',
        response: { 200: contract.session },
      },
    },
    async (request) => {
      const seat = await identity.seat(request);
      const rows = await listAppointments(desk.store, seat.person);
      const isValid = (id: string | null) => seat.appointments.some((a) => a.appointment === id);
      const { state } = seat;
      const acting = isValid(state.appointment)
        ? state.appointment
        : seat.appointments[0]?.appointment;
      return {
        name: seat.name,
        email: seat.email,
        state: seat.isLocked ? 'locked' : seat.isWeak ? 'second-factor' : 'open',
        shared: state.shared,
        strength: state.strength,
        hasSecondFactor: seat.hasSecondFactor,
        needsSecondFactor: seat.appointments.some((one) =>
          needsSecondFactor(one.person.role, one.administrator),
        ),
        provedAt: new Date(state.provedAt).toISOString(),
        ...(acting ? { acting } : {}),
        // What a locked desk tells is no more than whose it is.
        appointments: seat.isLocked ? [] : rows.map(appointmentView),
      } as const;
    },
  );
}

function proofRoutes(app: Server, context: Context): void {
  const { desk, identity } = context;
  app.post(
    '/api/session/prove',
    {
      config: { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        security,
        summary: 'Prove once more who one is: opens a locked desk, and what asks for a fresh proof',
        body: contract.proof,
        response: nothing,
      },
    },
    async (request, reply) => {
      const seat = await identity.seat(request);
      await prove(context, request, seat);
      // Before it counts as proved: a token that somebody copied is worth no more than it was.
      const renewed = await ask(context.auth, request, renewalPath, {});
      if (!renewed.ok) throw new RefusedError('D-5');
      await changeState(desk.store, seat.id, { active: true, proved: true });
      passCookies(reply, renewed);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/session/lock',
    {
      config,
      schema: { tags, security, summary: 'Lock this desk', response: nothing },
    },
    async (request, reply) => {
      const seat = await identity.seat(request);
      await changeState(desk.store, seat.id, { locked: true });
      return reply.code(204).send(null);
    },
  );
}

/** Throws unless the body proves that this is still the session's person. */
async function prove(context: Context, request: FastifyRequest, seat: Seat): Promise<void> {
  const { auth, desk } = context;
  const { password, passkey } = contract.proof.parse(request.body);
  if (await isLockedOut(desk.store, seat.email)) throw new RefusedError('I-2');
  if (passkey !== undefined) {
    const answer = await ask(auth, request, '/passkey/verify-authentication', {
      response: passkey,
    });
    const body = answer.ok ? ((await answer.json()) as Proved) : undefined;
    // The library opens a session for it, which nobody was given.
    if (body) await endSessions(desk.store.db, body.user.id, { only: body.session.id });
    if (body?.user.id === seat.person) return;
    throw new RefusedError('I-12');
  }
  if (password !== undefined && (await auth.checkPassword(seat.person, password))) {
    await clearFailures(desk.store.db, seat.email);
    return;
  }
  const locks = await noteFailure(desk.store, seat.email);
  const refused = locks ? 'I-2' : 'D-17';
  const who = { person: seat.person, address: seat.email };
  await auditSignIn(desk.store, request, who, { by: 'proof', refused });
  throw new RefusedError(refused);
}

interface Proved {
  user: { id: string };
  session: { id: string };
}

function choiceRoutes(app: Server, { desk, identity }: Context): void {
  app.post(
    '/api/session/sharing',
    {
      schema: {
        tags,
        summary: 'Say whether this desk is shared by several people, and so locks itself',
        body: contract.deskSharing,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { seat } = await identity.standing(request);
      if (!seat) throw new RefusedError('D-5');
      await changeState(desk.store, seat.id, { active: true, shared: request.body.shared });
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/session/acting',
    {
      schema: {
        tags,
        summary: 'Choose in which of one’s appointments one acts',
        body: contract.actingChoice,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { seat, person } = await identity.standing(request);
      if (!seat) throw new RefusedError('D-5');
      const { appointment } = request.body;
      const chosen = seat.appointments.find((one) => one.appointment === appointment);
      if (!chosen) throw new RefusedError('D-1');
      await changeState(desk.store, seat.id, { active: true, appointment });
      await writeAudit(desk.store, {
        actor: chosen.person,
        action: 'session.act-as',
        subject: { kind: 'appointment', id: appointment },
        before: { role: person.role, unit: person.unit },
        after: { role: chosen.person.role, unit: chosen.person.unit },
        origin: originOf(request),
      });
      return reply.code(204).send(null);
    },
  );
}

/** An appointment in the contract's shape. */
export function appointmentView(row: AppointmentRow): contract.AppointmentView {
  const { id, role, unit, unitName, administrator, isNow } = row;
  return {
    id,
    role,
    unit,
    unitName,
    administrator,
    isNow,
    ...(row.from ? { from: row.from.toISOString() } : {}),
    ...(row.to ? { to: row.to.toISOString() } : {}),
    ...(row.deputyFor === null ? {} : { deputyFor: row.deputyFor }),
  };
}
