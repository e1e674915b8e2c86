/** Notices become messages in the queue: to each person or contact, by each of their means. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import type { Group, GroupEvent } from '../domain/group.ts';
import { groupNoticesOf } from '../domain/group-notices.ts';
import type { Event, Incident } from '../domain/incident.ts';
import { channelsOf } from '../domain/ladder.ts';
import { noticesOf, type Notice } from '../domain/notices.ts';
import { sentFrom } from '../domain/quiet-hours.ts';
import type { Role } from '../domain/roles.ts';
import type { DeliveryRow } from '../store/append.ts';
import { toTimestamp } from '../store/connect.ts';
import type { Reachable } from '../store/people.ts';
import { pushAddress } from './push-people.ts';

/** Finds the people of a unit. */
export type PeopleOf = (unit: string) => Promise<Reachable[]>;

/** Who is told as well for a contact of an agreement that is away, by the contact's id. */
export type DeputiesOf = (agreement: string, at: Instant) => Promise<ReadonlyMap<string, string>>;

/** The messages that events ask for. The incident is the one after all of them. */
export async function deliveriesOf(
  events: readonly Event[],
  around: {
    incident: Incident;
    agreement: Agreement;
    peopleOf: PeopleOf;
    deputiesOf: DeputiesOf;
  },
): Promise<DeliveryRow[]> {
  const { incident, agreement, peopleOf, deputiesOf } = around;
  const rows: DeliveryRow[] = [];
  for (const event of events) {
    const notices = noticesOf(event, incident, agreement);
    const deputies = notices.some(({ to }) => to.kind === 'contact')
      ? await deputiesOf(agreement.id, event.at)
      : undefined;
    for (const notice of deputies ? withDeputies(notices, agreement, deputies) : notices) {
      const told = await addressed(notice, incident.id, event.at, peopleOf);
      rows.push(...told.map((row) => quietly(row, agreement, event.at)));
    }
  }
  return rows;
}

/** A row that is sent when the hours of its agreement let it. */
function quietly(row: DeliveryRow, agreement: Agreement, at: Instant): DeliveryRow {
  return { ...row, not_before: toTimestamp(sentFrom(agreement, row, at)) };
}

/** Whoever is away is told all the same, and the deputy as well, by every means of theirs. */
function withDeputies(
  notices: readonly Notice[],
  agreement: Agreement,
  deputies: ReadonlyMap<string, string>,
): Notice[] {
  const added = new Map<string, Notice>();
  for (const { to, ...about } of notices) {
    const deputy = to.kind === 'contact' ? deputies.get(to.id) : undefined;
    const contact = agreement.contacts.find(({ id }) => id === deputy);
    if (!contact) continue;
    const { id, name } = contact;
    for (const means of channelsOf(contact)) {
      added.set(`${about.level} ${means.channel}`, {
        ...about,
        to: { kind: 'contact', id, name, ...means },
      });
    }
  }
  return [...notices, ...added.values()];
}

async function addressed(
  { to, ...about }: Notice,
  incident: string,
  at: Instant,
  peopleOf: PeopleOf,
): Promise<DeliveryRow[]> {
  const queued_at = toTimestamp(at);
  const row = { ...about, incident, queued_at, not_before: queued_at };
  if (to.kind === 'contact') {
    const { id, name, channel, address } = to;
    return [{ ...row, recipient: `contact:${id}`, recipient_name: name, channel, address }];
  }
  return toPeople(row, to, peopleOf);
}

/** What a mass outage's act asks for: one message to each recipient by each of their means. */
export async function groupDeliveriesOf(
  events: readonly GroupEvent[],
  group: Group,
  around: {
    incidents: ReadonlyMap<string, Incident>;
    /** Of its first incident; undefined while it has none. */
    agreement: Agreement | undefined;
    peopleOf: PeopleOf;
  },
): Promise<DeliveryRow[]> {
  const { agreement } = around;
  const at = events[0]?.at ?? 0;
  const notices = groupNoticesOf(events, group, around.incidents);
  const about = { cycle: 1, clock: 'group', round: group.version, level: 0 };
  const rows = notices.map(({ notice, incident, ...to }) => {
    const times = { queued_at: toTimestamp(at), not_before: toTimestamp(at) };
    const row = { ...about, notice, incident, ...times };
    return toPeople(row, to, around.peopleOf);
  });
  const told = (await Promise.all(rows)).flat();
  return agreement ? told.map((row) => quietly(row, agreement, at)) : told;
}

async function toPeople(
  row: Omit<DeliveryRow, 'recipient' | 'recipient_name' | 'channel' | 'address'>,
  to: { unit: string; roles: readonly Role[] },
  peopleOf: PeopleOf,
): Promise<DeliveryRow[]> {
  const people = await peopleOf(to.unit);
  return people
    .filter((person) => to.roles.includes(person.role))
    .flatMap((person) => {
      const recipient = `person:${person.person}`;
      const known = { ...row, recipient, recipient_name: person.name };
      const mail = { ...known, channel: 'mail', address: person.email };
      const push = { ...known, channel: 'push', address: pushAddress(person.person) };
      return person.hasPhone ? [mail, push] : [mail];
    });
}
