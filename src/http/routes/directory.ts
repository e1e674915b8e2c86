/**
 * /api/circuits, /api/sites, /api/provinces, /api/agreements: the directory, as far as one may see.
 */
import { z } from 'zod';
import { termsOf } from '../../app/agreement-terms.ts';
import { describeAgreement } from '../../app/agreement-words.ts';
import { hotlineOf, iso } from '../../app/view.ts';
import { mermaid } from '../../domain/procedure.ts';
import { terms } from '../../domain/terms.ts';
import { currentAgreements } from '../../store/agreements.ts';
import { readNow } from '../../store/connect.ts';
import {
  listCircuits,
  listProvinces,
  listUnits,
  reachableAgreements,
  type CircuitRow,
  type UnitRow,
} from '../../store/directory.ts';
import { countByProvince, openOnCircuits } from '../../store/incidents.ts';
import type { Person } from '../../store/people.ts';
import { slug } from '../contract/common.ts';
import * as contract from '../contract/directory.ts';
import type { Context, Server } from '../context.ts';
import { RefusedError } from '../errors.ts';

const tags = ['directory'];
const byId = z.object({ id: slug });

/** Adds the routes of the directory. */
export function directoryRoutes(app: Server, context: Context): void {
  circuitRoutes(app, context);
  placeRoutes(app, context);
  agreementRoutes(app, context);
}

function circuitRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/circuits',
    {
      schema: {
        tags,
        summary: 'Circuits, found with or without diacritics',
        querystring: contract.searchQuery,
        response: { 200: contract.circuitPage },
      },
    },
    async (request) => {
      const person = await who(request);
      const rows = await listCircuits(desk.store, person, search(request.query));
      return paged(await withOpen(desk.store, person, rows), request.query.limit);
    },
  );
  app.get(
    '/api/circuits/:id',
    { schema: { tags, summary: 'One circuit', params: byId, response: { 200: contract.circuit } } },
    async (request) => {
      const person = await who(request);
      const rows = await listCircuits(desk.store, person, { id: request.params.id, limit: 1 });
      const [circuit] = await withOpen(desk.store, person, rows);
      if (!circuit) throw new RefusedError('D-1');
      return circuit;
    },
  );
}

function placeRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/sites',
    {
      schema: {
        tags,
        summary: 'Units, found with or without diacritics',
        querystring: contract.searchQuery,
        response: { 200: contract.sitePage },
      },
    },
    async (request) => {
      const person = await who(request);
      const rows = await listUnits(desk.store, person, search(request.query));
      return paged(rows.map(siteOf), request.query.limit);
    },
  );
  app.get(
    '/api/provinces',
    {
      schema: {
        tags,
        summary: 'Provinces, with what is open in each',
        response: { 200: z.object({ items: z.array(contract.province) }) },
      },
    },
    async (request) => {
      const person = await who(request);
      const [rows, now] = await Promise.all([listProvinces(desk.store), readNow(desk.store)]);
      const counts = await countByProvince(desk.store, person, now);
      return {
        items: rows.map((row) => ({
          code: row.code,
          name: row.name,
          fullName: row.full_name,
          nameEn: row.name_en,
          region: { vi: row.region_vi, en: row.region_en },
          areaCode: row.area_code,
          ...(counts.get(row.code) ?? { open: 0, overdue: 0 }),
        })),
      };
    },
  );
}

function agreementRoutes(app: Server, { desk, who }: Context): void {
  app.get(
    '/api/agreements',
    {
      schema: {
        tags,
        summary: 'The agreements that one is a party of',
        response: { 200: z.object({ items: z.array(contract.agreementView) }) },
      },
    },
    async (request) => ({ items: await agreementsOf(await who(request)) }),
  );
  app.get(
    '/api/agreements/:id',
    {
      schema: {
        tags,
        summary: 'One agreement',
        params: byId,
        response: { 200: contract.agreementView },
      },
    },
    async (request) => {
      const [found] = await agreementsOf(await who(request), request.params.id);
      if (!found) throw new RefusedError('D-1');
      return found;
    },
  );

  async function agreementsOf(person: Person, id?: string): Promise<contract.AgreementView[]> {
    const all = await currentAgreements(desk.store, id);
    const theirs = await reachableAgreements(desk.store, person);
    const provinces = await listProvinces(desk.store);
    const names = new Map(provinces.map(({ code, name }) => [code, name]));
    return all
      .filter(({ agreement }) => theirs.has(agreement.id))
      .map(({ agreement, sha256, circuits: count }) => ({
        id: agreement.id,
        version: agreement.version,
        sha256,
        title: agreement.title,
        ...(agreement.contract === undefined ? {} : { contract: agreement.contract }),
        customer: agreement.customer,
        carrier: agreement.carrier,
        circuits: count,
        ...termsOf(agreement),
        description: {
          vi: describeAgreement(agreement, 'vi', names),
          en: describeAgreement(agreement, 'en', names),
        },
        diagram: { vi: diagram('vi'), en: diagram('en') },
        paper: agreement.paper,
      }));
  }
}

/** A unit in the contract's shape. */
export function siteOf(row: UnitRow): contract.Site {
  const { id, name, kind, parent, province, provinceName } = row;
  return {
    id,
    name,
    kind,
    ...(province && provinceName ? { province: { code: province, name: provinceName } } : {}),
    ...(parent ? { parent } : {}),
  };
}

function diagram(lang: 'vi' | 'en'): string {
  const labels: Record<string, { vi: string; en: string }> = { ...terms.exit, ...terms.state };
  return mermaid((name) => labels[name]?.[lang] ?? name);
}

async function withOpen(
  store: Context['desk']['store'],
  person: Person,
  rows: CircuitRow[],
): Promise<contract.Circuit[]> {
  const open = await openOnCircuits(
    store,
    person,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    site: {
      id: row.siteId,
      name: row.siteName,
      ...(row.formerly.length > 0 ? { formerly: row.formerly } : {}),
    },
    province: { code: row.province, name: row.provinceName },
    agreement: { id: row.agreement.id, title: row.agreement.title },
    carrier: row.agreement.carrier,
    hotline: hotlineOf(row.agreement, row.province),
    openIncidents: open
      .filter((incident) => incident.report.circuit.id === row.id)
      .map((incident) => ({
        id: incident.id,
        code: incident.report.code,
        state: incident.state,
        reportedAt: iso(incident.reportedAt),
        outageSince: iso(incident.outage.since),
      })),
  }));
}

/**
 * One more row than asked for tells whether there is a next page; the cursor is the last id shown.
 */
function search(query: z.output<typeof contract.searchQuery>) {
  const { cursor, limit, ...narrowed } = query;
  const { q, site, province } = narrowed;
  return {
    ...(q ? { q } : {}),
    ...(site ? { site } : {}),
    ...(province ? { province } : {}),
    ...(cursor ? { after: cursor } : {}),
    limit: limit + 1,
  };
}

function paged<T extends { id: string }>(rows: T[], limit: number): { items: T[]; next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { next: last.id } : {}) };
}
