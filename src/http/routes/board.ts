/** /api/views, /api/search, /api/wall: what the board and the wall ask for besides incidents. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { termsOf } from '../../app/agreement-terms.ts';
import { iso } from '../../app/view.ts';
import type { Standing } from '../../app/wall.ts';
import { isOver } from '../../domain/procedure.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import {
  listCircuits,
  listProvinces,
  listUnits,
  reachableAgreements,
} from '../../store/directory.ts';
import { folded } from '../../store/fold.ts';
import type { Person } from '../../store/people.ts';
import { codesOf, findPeople, incidentsByCode } from '../../store/search.ts';
import {
  countOtherViews,
  forgetView,
  keepView,
  listViews,
  type ViewRow,
} from '../../store/views.ts';
import { uuid } from '../contract/common.ts';
import * as contract from '../contract/board.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { siteOf } from './directory.ts';

const tags = ['board'];

/** The most views of one person: more than fit a menu find nobody. */
const viewsMax = 30;

/** How many of each kind a search gives. */
const foundMax = 6;

/** Adds the routes of the board's views, the search of everything, and the wall. */
export function boardRoutes(app: Server, context: Context): void {
  viewRoutes(app, context);
  searchRoute(app, context);
  wallRoute(app, context);
}

function viewRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/views',
    {
      schema: {
        tags,
        summary: 'Views of the board: one’s own, and those shared in one’s unit',
        response: { 200: contract.boardViews },
      },
    },
    async (request) => {
      const person = await who(request);
      return { items: (await listViews(desk.store, person)).map((row) => viewOf(row, person)) };
    },
  );
  app.post(
    '/api/views',
    {
      schema: {
        tags,
        summary: 'Keep a view of the board; one’s own of the same name is replaced',
        body: contract.newView,
        response: { 201: contract.boardView },
      },
    },
    async (request, reply) => {
      const person = await who(request);
      const { name } = request.body;
      if ((await countOtherViews(desk.store, person.person, name)) >= viewsMax) {
        throw new RefusedError('D-30');
      }
      const row = await keepView(desk.store, person, { id: randomUUID(), ...request.body });
      return reply.code(201).send(viewOf(row, person));
    },
  );
  app.delete(
    '/api/views/:id',
    {
      schema: {
        tags,
        summary: 'Forget a view of one’s own',
        params: z.object({ id: uuid }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { person } = await who(request);
      if (!(await forgetView(desk.store, person, request.params.id))) throw new RefusedError('D-1');
      return reply.code(204).send(null);
    },
  );
}

function viewOf({ id, name, query, shared, owner, ownerName }: ViewRow, { person }: Person) {
  return { id, name, query, shared, ownerName, mine: owner === person };
}

function searchRoute(app: Server, context: Context): void {
  const { desk, who } = context;
  app.get(
    '/api/search',
    {
      schema: {
        tags,
        summary: 'Everything that one may see by its name or number, a few of each kind',
        querystring: contract.everythingQuery,
        response: { 200: contract.found },
      },
    },
    async (request) => {
      const person = await who(request);
      const { q } = request.query;
      const limit = foundMax;
      const now = await readNow(desk.store);
      const [incidents, sites, circuits, provinces, contacts, people] = await Promise.all([
        incidentsByCode(desk.store, person, codesOf(q, now)),
        listUnits(desk.store, person, { q, limit }),
        listCircuits(desk.store, person, { q, limit }),
        listProvinces(desk.store),
        contactsOf(context, person, q),
        findPeople(desk.store, person, { q, limit }),
      ]);
      return {
        incidents: incidents.map(({ id, report, state }) => ({
          id,
          code: report.code,
          siteName: report.site.name,
          state,
          open: !isOver(state),
        })),
        sites: sites.map(siteOf),
        circuits: circuits.map(({ id, code, siteName }) => ({ id, code, siteName })),
        provinces: provinces
          .filter((row) => folded(`${row.name} ${row.name_en}`).includes(folded(q)))
          .slice(0, limit)
          .map(({ code, name }) => ({ code, name })),
        contacts,
        people,
      };
    },
  );
}

/** Whom the ladders of the agreements tell that this person is a party of. */
async function contactsOf({ desk }: Context, person: Person, q: string) {
  const [all, theirs] = await Promise.all([
    currentAgreements(desk.store),
    reachableAgreements(desk.store, person),
  ]);
  const wanted = folded(q);
  return all
    .filter(({ agreement }) => theirs.has(agreement.id))
    .flatMap(({ agreement }) =>
      termsOf(agreement).ladder.levels.map(({ contact: { name, title, phone } }) => ({
        name,
        title,
        ...(phone === undefined ? {} : { phone }),
        agreement: { id: agreement.id, title: agreement.title },
      })),
    )
    .filter(({ name, title, agreement }) =>
      [name, title.vi, title.en, agreement.title.vi, agreement.title.en].some((text) =>
        folded(text).includes(wanted),
      ),
    )
    .slice(0, foundMax);
}

function wallRoute(app: Server, { desk, who, wall, provinceName }: Context): void {
  app.get(
    '/api/wall',
    {
      schema: {
        tags,
        summary: 'How things stand in each province that one may see anything of',
        response: { 200: contract.wall },
      },
    },
    async (request) => {
      const person = await who(request);
      const now = await readNow(desk.store);
      const { all, provinces } = await wall.look(person, now);
      return {
        now: iso(now),
        ...standingOf(all),
        provinces: [...provinces].map(([code, standing]) => ({
          code,
          name: provinceName(code),
          ...standingOf(standing),
        })),
      };
    },
  );
}

function standingOf({ open, overdue, byState, worst, longest }: Standing): contract.WallStanding {
  return {
    open,
    overdue,
    byState,
    ...(worst && {
      worst: {
        id: worst.row.id,
        code: worst.row.code,
        siteName: worst.row.siteName,
        clock: worst.due.clock,
        dueAt: iso(worst.due.dueAt),
      },
    }),
    ...(longest && {
      longest: {
        id: longest.id,
        code: longest.code,
        siteName: longest.siteName,
        since: iso(longest.since),
      },
    }),
  };
}
