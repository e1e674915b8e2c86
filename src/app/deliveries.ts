/** Notices become messages in the queue: to each person or contact, by each of their means. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import type { Event, Incident } from '../domain/incident.ts';
import { noticesOf, type Notice } from '../domain/notices.ts';
import type { DeliveryRow } from '../store/append.ts';
import { toTimestamp } from '../store/connect.ts';
import type { Reachable } from '../store/people.ts';
import { pushAddress } from './push-people.ts';

/** Finds the people of a unit. */
export type PeopleOf = (unit: string) => Promise<Reachable[]>;

/** The messages that events ask for. The incident is the one after all of them. */
export async function deliveriesOf(
  events: readonly Event[],
  around: { incident: Incident; agreement: Agreement; peopleOf: PeopleOf },
): Promise<DeliveryRow[]> {
  const { incident, agreement, peopleOf } = around;
  const rows: DeliveryRow[] = [];
  for (const event of events) {
    for (const notice of noticesOf(event, incident, agreement)) {
      rows.push(...(await addressed(notice, incident.id, event.at, peopleOf)));
    }
  }
  return rows;
}

async function addressed(
  { to, ...about }: Notice,
  incident: string,
  at: Instant,
  peopleOf: PeopleOf,
): Promise<DeliveryRow[]> {
  const row = { ...about, incident, queued_at: toTimestamp(at) };
  if (to.kind === 'contact') {
    const { id, name, channel, address } = to;
    return [{ ...row, recipient: `contact:${id}`, recipient_name: name, channel, address }];
  }
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
