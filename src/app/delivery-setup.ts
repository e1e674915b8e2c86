/** Delivery as headquarters runs it: the switch, whom it reaches, previews, tests, another try. */
import { randomUUID } from 'node:crypto';
import type { Party } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import { refuse, type Refusal } from '../domain/refusals.ts';
import { htmlOf } from '../notify/mail.ts';
import { writeLetter, writeTest, type Letter, type Telling } from '../notify/templates.ts';
import type { Language } from '../notify/words.ts';
import { readNow } from '../store/connect.ts';
import { countDeliveries, retryMessage } from '../store/deliveries.ts';
import { addMessages, readGatewayStates, testsSince } from '../store/messages.ts';
import { wakeOutbox } from '../store/outbox.ts';
import { samplePeople, type Person } from '../store/people.ts';
import { countAddresses, readSwitch, turnSwitch, type Reach } from '../store/switch.ts';
import type { Desk } from './handle.ts';
import { reasons } from './outbox-claim.ts';
import { hourMs, usualRules } from './pace.ts';

/** By what means this desk sends, and how it writes. */
export interface DeliverySetup {
  gateways: { channel: string; name: string }[];
  lang: Language;
  /** The desk's address, without a slash at its end. */
  deskUrl: string;
  /** The desk's public key at push services; absent: it pushes to no phone. */
  pushKey?: string;
  /** How texts come in over HTTP: what proves the gateway, and what it calls each thing. */
  inbound?: { gateway: string; secret: string; from: string; text: string; id?: string };
}

/** A desk without any gateway. */
export const noDelivery: DeliverySetup = { gateways: [], lang: 'vi', deskUrl: '' };

/** How many tests somebody may send themselves in an hour. */
const testsPerHourMax = 5;

/** How many turns of the switch are shown. */
const turnsMax = 20;

/** How things stand: live or not, since when, whom it would reach, how each gateway does. */
export async function deliveryState(desk: Desk, setup: DeliverySetup) {
  const { db } = desk.store;
  const [turns, reach, gateways, counts, now] = await Promise.all([
    readSwitch(db, turnsMax),
    reachOf(desk, setup),
    readGatewayStates(
      db,
      setup.gateways.map(({ name }) => name),
    ),
    countDeliveries(db),
    readNow(desk.store),
  ]);
  const states = setup.gateways.map(({ name, channel }) => {
    const state = gateways.get(name);
    return { name, channel, isShut: (state?.shutUntil ?? 0) > now, ...state };
  });
  const count = Object.fromEntries(counts.map((one) => [one.status, one.count]));
  return { isLive: turns[0]?.isLive ?? false, turns, reach, gateways: states, count, now };
}

/** Switches delivery on, where the person confirms exactly whom it reaches now. */
export async function goLive(
  desk: Desk,
  setup: DeliverySetup,
  by: Person,
  confirmed: Reach,
): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  if ((await samplePeople(desk.store)).length > 0) return refuse('D-15');
  if (setup.gateways.length === 0) return refuse('D-11');
  const reach = await reachOf(desk, setup);
  if (reach.addresses !== confirmed.addresses || reach.gateways !== confirmed.gateways) {
    return refuse('D-12');
  }
  const at = await readNow(desk.store);
  const { person, name: personName } = by;
  await turnSwitch(desk.store, { isLive: true, at, person, personName, reach });
  return undefined;
}

/** Switches delivery off: everything stays on the desk. Never refused to headquarters. */
export async function goDark(desk: Desk, by: Person): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  const at = await readNow(desk.store);
  const { person, name: personName } = by;
  await turnSwitch(desk.store, { isLive: false, at, person, personName, reach: null });
  return undefined;
}

/** What a message would say, as of now. */
export async function preview(
  desk: Desk,
  asked: Pick<Telling, 'notice' | 'clock' | 'level'> & { incident: Incident; side: Party },
  writing: { name: string; lang: Language; deskUrl: string; provinceName: string },
): Promise<Omit<Letter, 'parts'> & { html: string }> {
  const { incident } = asked;
  const agreement = await desk.agreementOf(incident.report.agreement.sha256);
  const { cycle, round } = lastRound(asked);
  const { provinceName, ...style } = writing;
  const telling = { ...asked, cycle, round, agreement, provinceName };
  const letter = writeLetter([telling], { ...style, now: await readNow(desk.store) });
  const { subject, text, short } = letter;
  return { subject, text, short, html: htmlOf(text) };
}

/** Sends somebody a test to their own address; sunk like everything else while not live. */
export async function sendTest(
  desk: Desk,
  setup: DeliverySetup,
  to: Person,
  lang: Language,
): Promise<{ id: string } | Refusal> {
  const now = await readNow(desk.store);
  const letter = writeTest({ name: to.name, lang, now, deskUrl: setup.deskUrl });
  const [turn] = await readSwitch(desk.store.db);
  if (turn?.isLive && !setup.gateways.some(({ channel }) => channel === 'mail'))
    return refuse('D-11');
  const id = randomUUID();
  const message = {
    id,
    recipient: `person:${to.person}`,
    recipientName: to.name,
    channel: 'mail',
    address: to.email,
    notice: 'test',
    incidents: [],
    rows: [],
    subject: letter.subject,
    body: letter.text,
    short: letter.short,
    ...(turn?.isLive
      ? { status: 'waiting' as const }
      : {
          status: 'sunk' as const,
          answer: reasons.sunk,
        }),
  };
  if ((await testsSince(desk.store.db, to.person, now - hourMs)) >= testsPerHourMax)
    return refuse('D-6');
  await addMessages(desk.store.db, [message], { now, attemptsMax: usualRules.attemptsMax });
  await wakeOutbox(desk.store.db);
  return { id };
}

/** Tries a failed message again, with everything that is bundled in it. */
export async function retry(desk: Desk, by: Person, message: string): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  const [turn] = await readSwitch(desk.store.db);
  if (!turn?.isLive) return refuse('D-13');
  const now = await readNow(desk.store);
  const attempts = usualRules.attemptsMax;
  return (await retryMessage(desk.store, message, { now, attempts })) ? undefined : refuse('D-13');
}

async function reachOf(desk: Desk, { gateways }: DeliverySetup): Promise<Reach> {
  const byChannel = await countAddresses(desk.store.db);
  const channels = new Set(gateways.map(({ channel }) => channel));
  const addresses = [...channels].reduce((sum, channel) => sum + (byChannel.get(channel) ?? 0), 0);
  return { addresses, gateways: gateways.length };
}

/** The last clock of that kind, so that a preview speaks of the present cycle. */
function lastRound({
  incident,
  clock,
  level,
}: Pick<Telling, 'clock' | 'level'> & { incident: Incident }): { cycle: number; round: number } {
  const last = incident.clocks.findLast((one) => one.clock === clock && one.level === level);
  return { cycle: last?.cycle ?? incident.cycle, round: last?.round ?? 1 };
}
