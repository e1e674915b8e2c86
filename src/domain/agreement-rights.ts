/** Whose each part of an agreement is to change: of one law, each side keeps its own numbers. */
import type { Agreement, Party } from './agreement.ts';
import { canonical } from './record.ts';

/**
 * Whether a new version leaves alone what is not the party's to change. The carrier's contacts and
 * hotlines are the carrier's alone; all else is the customer's, who owns the agreement.
 */
export function keepsToOwn(party: Party, before: Agreement, after: Agreement): boolean {
  const [then, now] = [before, after].map((agreement) =>
    canonical(party === 'customer' ? ofCarrier(agreement) : ofCustomer(agreement)),
  );
  return then === now;
}

function ofCarrier({ contacts, hotlines }: Agreement) {
  return { contacts: contacts.filter((contact) => contact.party === 'carrier'), hotlines };
}

function ofCustomer(agreement: Agreement) {
  const contacts = agreement.contacts.filter((contact) => contact.party === 'customer');
  return { ...agreement, contacts, hotlines: null, version: null };
}
