/** /api/admin: units and circuits as each administers its part; changing, history, undo. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { administered, changeDirectory, previewChange } from '../../app/admin/change-directory.ts';
import { isAmendment, undoAmendment } from '../../app/admin/amend.ts';
import { isWordingChange, undoWording } from '../../app/admin/wordings.ts';
import { entryOf, historyOf, undo, wishing, type HistoryEntry } from '../../app/admin/history.ts';
import { administers, administersDirectory, administersSide } from '../../domain/administration.ts';
import type {
  CircuitRecord,
  DirectoryFlaw,
  UnitRecord,
  Wanted,
} from '../../domain/directory-change.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Read } from '../../store/directory-change.ts';
import { folded } from '../../store/fold.ts';
import type { Person } from '../../store/people.ts';
import * as contract from '../contract/admin.ts';
import { slug } from '../contract/common.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';
import { originOf } from '../library.ts';
import { auditView } from './audit.ts';

const tags = ['administration'];
const byId = z.object({ id: slug });

/** Adds the routes of the directory's administration. */
export function adminRoutes(app: Server, context: Context): void {
  unitRoutes(app, context);
  circuitRoutes(app, context);
  saveRoutes(app, context);
  undoRoute(app, context);
}

/**
 * Who is asking, where the directory is theirs to administer. To the other side's administrators
 * it is not there (D-1); whoever administers nothing is told whom to ask (D-18).
 */
export async function directoryAdmin(
  { who }: Pick<Context, 'who'>,
  request: FastifyRequest,
): Promise<Person> {
  const person = await who(request);
  if (!administers(person)) throw new RefusedError('D-18');
  if (!administersDirectory(person)) throw new RefusedError('D-1');
  return person;
}

/** What is wrong with a field; and a refusal with such flaws. */
type Told = Pick<DirectoryFlaw, 'field' | 'words'>;
type Outcome = Refusal & { flaws?: readonly Told[] };

/** The answer to a change, or its refusal with what is wrong by field. */
export function answered<T extends object>(outcome: T): Exclude<T, Refusal> {
  if (!isRefused(outcome)) return outcome as Exclude<T, Refusal>;
  const flaws = outcome.flaws && flawsShown(outcome.flaws);
  throw new RefusedError(outcome.refusal, flaws ? { flaws } : {});
}

function isRefused(outcome: object): outcome is Outcome {
  return 'refusal' in outcome;
}

/** What is wrong, by field, in the contract's shape. */
export function flawsShown(flaws: readonly Told[]): contract.Saved['flaws'] {
  return flaws.map(({ field, words }) => ({ field, words }));
}

function unitRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/units',
    {
      schema: {
        tags,
        summary: 'Units that one administers, found by name, former name or id',
        querystring: contract.adminQuery,
        response: { 200: contract.unitList },
      },
    },
    async (request) => {
      const read = await administered(store, await directoryAdmin(context, request));
      const units = [...read.units.values()].map((unit) => unitView(unit, read));
      return pageOf(units, request.query, ({ id, name, formerly }) =>
        [id, name, ...formerly.map((one) => one.name)].join(' '),
      );
    },
  );
  app.get(
    '/api/admin/units/:id',
    {
      schema: {
        tags,
        summary: 'One unit, its circuits and its history',
        params: byId,
        response: { 200: contract.unitPage },
      },
    },
    async (request) => {
      const person = await directoryAdmin(context, request);
      const read = await administered(store, person);
      const unit = read.units.get(request.params.id);
      if (!unit) throw new RefusedError('D-1');
      const circuits = [...read.circuits.values()].filter(({ site }) => site === unit.id);
      const reader = { ...person, unit: read.root };
      return {
        unit: unitView(unit, read),
        circuits: circuits.map((circuit) => circuitView(circuit, read)),
        seen: seenOf(unit),
        history: (await historyOf(store, reader, { kind: 'unit', id: unit.id })).map(historyView),
      };
    },
  );
}

function circuitRoutes(app: Server, context: Context): void {
  const { store } = context.desk;
  app.get(
    '/api/admin/circuits',
    {
      schema: {
        tags,
        summary: 'Circuits that one administers, found by code or unit',
        querystring: contract.adminQuery,
        response: { 200: contract.circuitList },
      },
    },
    async (request) => {
      const read = await administered(store, await directoryAdmin(context, request));
      const circuits = [...read.circuits.values()].map((circuit) => circuitView(circuit, read));
      return pageOf(circuits, request.query, ({ id, code, siteName, site }) =>
        [id, code, siteName, site].join(' '),
      );
    },
  );
  app.get(
    '/api/admin/circuits/:id',
    {
      schema: {
        tags,
        summary: 'One circuit and its history',
        params: byId,
        response: { 200: contract.circuitPage },
      },
    },
    async (request) => {
      const person = await directoryAdmin(context, request);
      const read = await administered(store, person);
      const circuit = read.circuits.get(request.params.id);
      if (!circuit) throw new RefusedError('D-1');
      const reader = { ...person, unit: read.root };
      const entries = await historyOf(store, reader, { kind: 'circuit', id: circuit.id });
      return {
        circuit: circuitView(circuit, read),
        seen: seenOf(circuit),
        history: entries.map(historyView),
      };
    },
  );
}

function saveRoutes(app: Server, context: Context): void {
  app.post(
    '/api/admin/units/:id',
    {
      schema: {
        tags,
        summary: 'Save a unit: `seen` as it was got; without it, a new one',
        params: byId,
        body: contract.saveUnit,
        response: { 200: contract.saved },
      },
    },
    async (request) => {
      const { seen, check, ...body } = request.body;
      const to: UnitRecord = { ...body, id: request.params.id };
      return save(context, request, { kind: 'unit', id: to.id, to }, { seen, check });
    },
  );
  app.post(
    '/api/admin/circuits/:id',
    {
      schema: {
        tags,
        summary: 'Save a circuit: `seen` as it was got; without it, a new one',
        params: byId,
        body: contract.saveCircuit,
        response: { 200: contract.saved },
      },
    },
    async (request) => {
      const { seen, check, ...body } = request.body;
      const to: CircuitRecord = { ...body, id: request.params.id };
      return save(context, request, { kind: 'circuit', id: to.id, to }, { seen, check });
    },
  );
}

/** Saves one thing, or with `check` only tells what would be wrong with it. */
async function save(
  context: Context,
  request: FastifyRequest,
  wanted: Wanted,
  how: { seen: string | undefined; check: boolean | undefined },
): Promise<contract.Saved> {
  const { store } = context.desk;
  const person = await directoryAdmin(context, request);
  const wish = wishing(wanted, how.seen, seenOf);
  if (!how.check) return done(answered(await changeDirectory(store, person, wish)).changes);
  const preview = answered(await previewChange(store, person, wish));
  return { ...done(preview.changes), flaws: flawsShown(preview.flaws) };
}

/** How many things a change changed. */
export function done(changes: readonly unknown[]): contract.Saved {
  return { changed: changes.length, flaws: [] };
}

function undoRoute(app: Server, context: Context): void {
  app.post(
    '/api/admin/history/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take back what an entry of the trail did, as a change of its own',
        params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
        response: { 200: contract.saved },
      },
    },
    async (request) => {
      const { store } = context.desk;
      const standing = await context.identity.standing(request);
      const { person } = standing;
      if (!administers(person) && !administersSide(person, standing))
        throw new RefusedError('D-18');
      const isDirectory = administersDirectory(person);
      const root = isDirectory ? (await administered(store, person)).root : person.unit;
      const row = await entryOf(store, { ...person, unit: root }, request.params.id);
      if (!row) throw new RefusedError('D-1');
      const act = { store, actor: person, origin: originOf(request) };
      if (isAmendment(row)) {
        if (!administersSide(person, standing)) throw new RefusedError('D-14');
        return done(answered(await undoAmendment(act, row)).changes);
      }
      if (isWordingChange(row)) {
        if (!administersSide(person, standing)) throw new RefusedError('D-14');
        const { deskUrl } = context.delivery;
        return { ...answered(await undoWording({ ...act, deskUrl }, row)), flaws: [] };
      }
      if (!isDirectory) throw new RefusedError('A-5');
      return done(answered(await undo(store, person, row)).changes);
    },
  );
}

/** By which it is known that a thing still is as it was looked at. */
function seenOf(thing: object): string {
  return sha256(canonical(thing));
}

function unitView(unit: UnitRecord, read: Read): contract.AdminUnit {
  const now = unit.successor === null ? undefined : read.units.get(unit.successor);
  return {
    ...unit,
    circuits: [...read.circuits.values()].filter(({ site }) => site === unit.id).length,
    formerly: [...read.units.values()]
      .filter(({ successor }) => successor === unit.id)
      .map(({ id, name }) => ({ id, name })),
    ...(now ? { now: { id: now.id, name: now.name } } : {}),
  };
}

function circuitView(circuit: CircuitRecord, read: Read): contract.AdminCircuit {
  return { ...circuit, siteName: read.units.get(circuit.site)?.name ?? circuit.site };
}

/** An entry of a thing's history in the contract's shape. */
export function historyView(entry: HistoryEntry) {
  return { ...auditView(entry), undoable: entry.undoable };
}

function pageOf<T extends { id: string; validTo: string | null }>(
  all: T[],
  { q, ended, limit, cursor }: z.output<typeof contract.adminQuery>,
  textOf: (one: T) => string,
): { items: T[]; total: number; next?: string } {
  const asked = q === undefined ? '' : folded(q);
  const found = all.filter(
    (one) => (ended || one.validTo === null) && folded(textOf(one)).includes(asked),
  );
  const from = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor) + 1;
  const items = found.slice(from, from + limit);
  const last = items.at(-1);
  const isMore = from + limit < found.length;
  return { items, total: found.length, ...(isMore && last ? { next: last.id } : {}) };
}
