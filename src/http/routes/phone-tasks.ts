/** /api/phone-tasks: the calls that wait for a person, and how each went. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { callList, makesCalls, reportCall, type Call } from '../../app/phone-tasks.ts';
import { iso } from '../../app/view.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/deliveries.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['deliveries'];

/** Adds the routes of calls. */
export function phoneRoutes(app: Server, context: Context): void {
  listRoute(app, context);
  callRoute(app, context);
}

function listRoute(app: Server, { desk, who, delivery, provinceName }: Context): void {
  app.get(
    '/api/phone-tasks',
    {
      schema: {
        tags,
        summary: 'Calls to make, the longest waiting first; empty for who makes none',
        querystring: contract.phoneQuery,
        response: { 200: contract.phoneTasks },
      },
    },
    async (request) => {
      const person = await who(request);
      if (!makesCalls(person)) return { items: [] };
      const style = { ...request.query, deskUrl: delivery.deskUrl, provinceName };
      const calls = await callList(desk, person, style);
      return { items: calls.map(shown) };
    },
  );
}

function callRoute(app: Server, { desk, who }: Context): void {
  app.post(
    '/api/phone-tasks/:id',
    {
      schema: {
        tags,
        summary: 'How a call went; recorded on the task and in the incident’s record',
        headers: z.object({ 'idempotency-key': uuid.optional() }),
        params: z.object({ id: uuid }),
        body: contract.callBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { email: _email, ...actor } = await who(request);
      const { claimedAt, said, ...rest } = request.body;
      const report = {
        ...rest,
        ...(said ? { said } : {}),
        ...(claimedAt === undefined ? {} : { claimedAt: Date.parse(claimedAt) }),
      };
      const commandId = request.headers['idempotency-key'] ?? randomUUID();
      const refused = await reportCall(desk, actor, request.params.id, { report, commandId });
      if (refused) {
        throw new RefusedError(refused.refusal, refused.state ? { state: refused.state } : {});
      }
      return reply.code(204).send(null);
    },
  );
}

/** A call in the contract's shape. */
function shown(call: Call): contract.PhoneTask {
  const { id: incident, report } = call.snapshot;
  const { id, notice, level, subject, script } = call;
  return {
    id,
    notice,
    level,
    subject,
    script,
    incident: { id: incident, code: report.code, site: report.site.name },
    recipient: { id: call.recipient, name: call.recipientName },
    phone: call.address,
    since: iso(call.queuedAt),
    others: call.others.map(({ answer, ...other }) => ({
      ...other,
      ...(answer === null ? {} : { answer }),
    })),
    calls: call.calls.map(({ command: _command, ...made }) => made),
  };
}
