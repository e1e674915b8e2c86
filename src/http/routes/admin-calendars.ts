/** /api/admin/calendars: the days off of agreements that count working hours. */
import { spanWords } from '../../app/agreement-words.ts';
import { isUndoable, ownAgreements } from '../../app/admin/amend.ts';
import { seenOf } from '../../app/admin/contacts.ts';
import { dayExamples, readKnownDays, wishDaysOff } from '../../app/admin/days-off.ts';
import { historyOf } from '../../app/admin/history.ts';
import { iso } from '../../app/view.ts';
import type { Agreement } from '../../domain/agreement.ts';
import { pieceOf } from '../../domain/agreement-change.ts';
import { partyOf } from '../../domain/roles.ts';
import { runningDeadlines } from '../../store/agreements.ts';
import * as contract from '../contract/admin-calendars.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { amending, named, sideAdmin } from './admin-contacts.ts';
import { historyView } from './admin.ts';

const tags = ['administration'];

/** Adds the routes of calendars. */
export function adminCalendarRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/calendars',
    {
      schema: {
        tags,
        summary: 'The days off of one’s agreements, their history, and the statutory ones',
        response: { 200: contract.calendarList },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      const own = await ownAgreements(store, person);
      const items = [...own.values()].map(async (agreement) => {
        const thing = { kind: 'calendar', id: agreement.id };
        const entries = await historyOf(store, person, thing, (row) => isUndoable(row, own));
        return { ...shown(agreement), history: entries.map(historyView) };
      });
      const known = await readKnownDays(context.root);
      const mayChange = partyOf(person) === 'customer';
      return { items: await Promise.all(items), known, mayChange };
    },
  );
  app.post(
    '/api/admin/calendars/:agreement',
    {
      schema: {
        tags,
        summary: 'Save the days off (the customer); deadlines that run stay where they are',
        params: contract.calendarParams,
        body: contract.saveDaysOff,
        response: { 200: contract.daysOffOutcome },
      },
    },
    async (request) => {
      const person = await sideAdmin(context, request);
      if (partyOf(person) !== 'customer') throw new RefusedError('A-8');
      const { seen, check, ...to } = request.body;
      const { agreement: id } = request.params;
      const before = (await ownAgreements(store, person)).get(id);
      const wish = wishDaysOff({ agreement: id, seen }, to);
      const outcome = await amending(context, { request, actor: person }, wish, check);
      const examples = before && outcome.flaws.length === 0 ? dayExamples(before, to) : [];
      return {
        ...outcome,
        running: await runningDeadlines(store, id),
        examples: examples.map((one) => ({
          notifiedAt: iso(one.notifiedAt),
          before: iso(one.before),
          after: iso(one.after),
        })),
      };
    },
  );
}

function shown(agreement: Agreement) {
  const { calendar, id } = agreement;
  const piece = pieceOf(agreement, 'calendar', id);
  if (!calendar || !piece) return { agreement: named(agreement) };
  const { weekdays, hours, holidays, holidaysThrough: through } = calendar;
  const spans = hours.map(spanWords);
  return {
    agreement: named(agreement),
    calendar: { weekdays, spans, holidays, through },
    seen: seenOf(piece),
  };
}
