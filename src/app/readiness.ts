/** What a desk knows of an agreement's contacts: as the paper says, and as was found out. */
import type { Agreement, Instant } from '../domain/agreement.ts';
import { channelsOf, contactOf } from '../domain/ladder.ts';
import { stateOf, wouldFail } from '../domain/readiness.ts';
import type { ContactData, ContactState, Verification } from '../domain/readiness.ts';
import { currentAgreements } from '../store/agreements.ts';
import { readNow, type Store } from '../store/connect.ts';
import { addMessages } from '../store/messages.ts';
import { wakeOutbox } from '../store/outbox.ts';
import { addAlarm, readContacts } from '../store/readiness.ts';
import { readSwitch } from '../store/switch.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { messageOf } from './drill.ts';
import { alarmLetter } from './drill-words.ts';
import type { Desk } from './handle.ts';
import { usualRules } from './pace.ts';

/** Everything known of an agreement's contacts. */
export async function contactDataOf(store: Store, agreement: Agreement): Promise<ContactData> {
  const { verified, leave, hours } = await readContacts(store.db, agreement.id);
  const { contacts } = agreement;
  return {
    verified: [...paperVerifications(agreement), ...verified],
    leave,
    hours: contacts.flatMap(({ id, hours: agreed }) => {
      // What somebody entered replaces what the agreement says; null: at every hour.
      const entered = hours.find(({ contact }) => contact === id);
      const known = entered ? entered.hours : agreed;
      return known ? [{ contact: id, hours: known }] : [];
    }),
    contacts,
  };
}

/** A level of the ladder as it stands. */
export interface LevelState {
  level: number;
  contact: string;
  /** The contact's id; empty: the level names nobody. */
  id: string;
  state: ContactState;
}

/** How each level of an agreement stands at an instant. */
export async function levelsOf(
  store: Store,
  agreement: Agreement,
  at: Instant,
): Promise<LevelState[]> {
  const data = await contactDataOf(store, agreement);
  return agreement.ladder.levels.map(({ level }) => {
    const contact = contactOf(agreement, level);
    const state = stateOf(contact, data, at);
    return { level, contact: contact?.name ?? '–', id: contact?.id ?? '', state };
  });
}

/**
 * Tells the owner and headquarters of every level that would fail: once a day while it lasts, by
 * any process, however often this is called. Gives how many levels were told of now.
 */
export async function checkReadiness(desk: Desk, setup: DeliverySetup): Promise<number> {
  const now = await readNow(desk.store);
  let told = 0;
  for (const { agreement, circuits } of await currentAgreements(desk.store)) {
    if (circuits === 0) continue;
    for (const one of await levelsOf(desk.store, agreement, now)) {
      if (!wouldFail(one.state.standing)) continue;
      if (await alarm(desk, setup, { agreement, one, now })) told += 1;
    }
  }
  return told;
}

async function alarm(
  desk: Desk,
  setup: DeliverySetup,
  { agreement, one, now }: { agreement: Agreement; one: LevelState; now: Instant },
): Promise<boolean> {
  const people = [
    ...(await desk.peopleOf(agreement.carrier.id)),
    ...(await desk.peopleOf(agreement.customer.id)),
  ].filter(({ role }) => ['account-manager', 'director', 'headquarters'].includes(role));
  const isLive = (await readSwitch(desk.store.db))[0]?.isLive ?? false;
  const { level, contact } = one;
  const { standing } = one.state;
  const about = { level, contact, standing, agreement: agreement.title[setup.lang] };
  const letter = alarmLetter(about, now, setup.lang);
  const messages = people.map((person) => {
    const to = { recipient: `person:${person.person}`, recipientName: person.name };
    const means = { ...to, channel: 'mail', address: person.email };
    return messageOf(means, letter, 'readiness', setup, isLive);
  });
  return desk.store.db.transaction().execute(async (tx) => {
    const row = { agreement: agreement.id, level, standing, at: now, told: messages.length };
    if (!(await addAlarm(tx, row))) return false;
    await addMessages(tx, messages, { now, attemptsMax: usualRules.attemptsMax });
    await wakeOutbox(tx);
    return true;
  });
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
