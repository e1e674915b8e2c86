/** Whose each part of an agreement is to change: of one law, each side keeps its own numbers. */
import type { Agreement, Party } from './agreement.ts';
import { canonical } from './record.ts';

/**
 * Whether a new version leaves alone what is not the party's to change. The carrier's contacts and
 * hotlines are the carrier's alone; all else is the customer's, who owns the agreement. Which of
 * its contacts answers a level is the carrier's to say; when the level is told is not.
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
  const theirs = new Set(contacts.map(({ id }) => id));
  const levels = agreement.ladder.levels.map((level) =>
    theirs.has(level.contact) ? level : { ...level, contact: null },
  );
  const ladder = { ...agreement.ladder, levels };
  return { ...agreement, contacts, ladder, hotlines: null, version: null };
}
