/** /api/rehearsal: whether the ladder would reach anybody. */
import { spanWords } from '../../app/agreement-words.ts';
import { rehearsalLines } from '../../app/rehearse-words.ts';
import { rehearseOn, type NamedRehearsal, type NamedStep } from '../../app/rehearse.ts';
import { iso } from '../../app/view.ts';
import type { ContactState } from '../../domain/readiness.ts';
import { listCircuits } from '../../store/directory.ts';
import * as contract from '../contract/readiness.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['readiness'];

/** Adds the routes of readiness. */
export function readinessRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/rehearsal',
    {
      schema: {
        tags,
        summary: 'What happens on a circuit if nobody answers: every deadline, and whom it tells',
        querystring: contract.rehearsalQuery,
        response: { 200: contract.rehearsal },
      },
    },
    async (request) => {
      const { circuit, at } = request.query;
      const person = await who(request);
      const [visible] = await listCircuits(desk.store, person, { id: circuit, limit: 1 });
      if (!visible) throw new RefusedError('D-1');
      const from = at === undefined ? undefined : Date.parse(at);
      const rehearsed = await rehearseOn(desk, circuit, from);
      if (!rehearsed) throw new RefusedError('D-1');
      return shown(rehearsed);
    },
  );
}

function shown(rehearsal: NamedRehearsal): contract.RehearsalView {
  const { circuit, hotline } = rehearsal;
  return {
    at: iso(rehearsal.at),
    circuit: circuit.circuit,
    site: circuit.site,
    ...(hotline ? { hotline: { printed: hotline.printed, e164: hotline.e164 } } : {}),
    steps: rehearsal.steps.map(stepOf),
    lines: { vi: rehearsalLines(rehearsal, 'vi'), en: rehearsalLines(rehearsal, 'en') },
  };
}

function stepOf(step: NamedStep): contract.RehearsalView['steps'][number] {
  const { notice, clock, clause, level, reaches, contact } = step;
  return {
    notice,
    clock,
    clause,
    level,
    reaches,
    dueAt: iso(step.dueAt),
    people: step.people,
    ...(contact
      ? { contact: { ...stateView(contact.state), ...(contact.who ? { who: contact.who } : {}) } }
      : {}),
  };
}

/** How a contact stands, in the contract's shape. */
export function stateView({
  standing,
  means,
  leave,
  deputy,
  hours,
}: ContactState): contract.ContactStateView {
  return {
    standing,
    means: means.map(({ channel, address, verified, expiresAt }) => ({
      channel,
      address,
      ...(verified
        ? { verified: { at: iso(verified.at), how: verified.how, by: verified.by } }
        : {}),
      ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
    })),
    ...(leave ? { leave: { from: iso(leave.from), to: iso(leave.to), remark: leave.remark } } : {}),
    ...(deputy ? { deputy } : {}),
    ...(hours ? { hours: { weekdays: hours.weekdays, spans: hours.hours.map(spanWords) } } : {}),
  };
}
