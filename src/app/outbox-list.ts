/** What the desk told, as one list: of incidents, and of the desk itself. */
import { administeredRoles } from '../domain/administration.ts';
import { readNow } from '../store/connect.ts';
import { listDeliveries, whomMeans } from '../store/deliveries.ts';
import type { DeliveryFilters, DeliveryPlace, DeliveryView } from '../store/delivery-view.ts';
import { listDeskMessages, type DeskReach } from '../store/desk-messages.ts';
import type { Person } from '../store/people.ts';
import type { Desk } from './handle.ts';
import { ownMessages } from './send-test.ts';

/** Who reads, as far as that decides what is seen. */
export interface OutboxReader {
  person: Person;
  administrator: boolean;
}

/** What the list is narrowed to; `q`: letters of a name or an address, or an incident's number. */
export type OutboxAsked = Omit<DeliveryFilters, 'whom'> & { q?: string };

interface Page {
  limit: number;
  after?: DeliveryPlace;
}

/** How many rows an export reads at a time. */
const exportPage = 500;

/** Whose messages about no incident somebody may see. */
export async function deskReachOf(desk: Desk, reader: OutboxReader): Promise<DeskReach> {
  const theirs = await ownMessages(desk, reader.person);
  return { theirs, roles: administeredRoles(reader.person, reader) };
}

/** A page, the newest first; never more than this person may see. */
export async function listOutbox(
  desk: Desk,
  reader: OutboxReader,
  asked: OutboxAsked,
  page: Page,
): Promise<DeliveryView[]> {
  return (await openOutboxList(desk, reader, asked))(page);
}

/** All of it, page by page: the letters of years never lie in memory. */
export async function* outboxPages(
  desk: Desk,
  reader: OutboxReader,
  asked: OutboxAsked,
): AsyncGenerator<DeliveryView[]> {
  const read = await openOutboxList(desk, reader, asked);
  let after: DeliveryPlace | undefined;
  for (;;) {
    const rows = await read({ limit: exportPage, ...(after ? { after } : {}) });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < exportPage) return;
    after = { key: last.queuedAt, id: last.id };
  }
}

/** Finds out once what is asked for and may be seen; then reads any page of it. */
async function openOutboxList(
  desk: Desk,
  reader: OutboxReader,
  { q, ...asked }: OutboxAsked,
): Promise<(page: Page) => Promise<DeliveryView[]>> {
  const { store } = desk;
  const { person } = reader;
  const whom = q === undefined ? {} : { whom: await whomMeans(store, q, await readNow(store)) };
  const filters = { ...asked, ...whom };
  const reach = await deskReachOf(desk, reader);
  return async (page) => {
    const both = await Promise.all([
      listDeliveries(store, person, filters, page),
      listDeskMessages(store, person, reach, filters, page),
    ]);
    return both.flat().toSorted(newestFirst).slice(0, page.limit);
  };
}

/** As the two lists are ordered: by time, then by id. */
function newestFirst(a: DeliveryView, b: DeliveryView): number {
  if (a.queuedAt !== b.queuedAt) return b.queuedAt - a.queuedAt;
  return a.id < b.id ? 1 : -1;
}
