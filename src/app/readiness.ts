/** What a desk knows of an agreement's contacts: as the paper says, and as was found out. */
import type { Agreement } from '../domain/agreement.ts';
import { channelsOf } from '../domain/ladder.ts';
import type { ContactData, Verification } from '../domain/readiness.ts';

/** Everything known of an agreement's contacts. */
export function contactDataOf(agreement: Agreement): ContactData {
  return { verified: paperVerifications(agreement), leave: [], hours: [] };
}

/** A `verifiedOn` of the agreement counts for every means, from the beginning of that day. */
function paperVerifications(agreement: Agreement): Verification[] {
  const by = agreement.id;
  return agreement.contacts.flatMap((contact) => {
    if (contact.verifiedOn === undefined) return [];
    const at = Date.parse(`${contact.verifiedOn}T00:00:00+07:00`);
    const how = 'paper' as const;
    return channelsOf(contact).map((means) => ({ ...means, contact: contact.id, at, how, by }));
  });
}
