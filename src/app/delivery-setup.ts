/** Delivery as headquarters runs it: the switch, whom it reaches, another try. */
import { refuse, type Refusal } from '../domain/refusals.ts';
import type { ReceiptNames } from '../notify/http-text-receipt.ts';
import type { Language } from '../notify/words.ts';
import { writeAudit, type Origin } from '../store/audit.ts';
import { readNow } from '../store/connect.ts';
import { countDeliveries, retryMessage } from '../store/deliveries.ts';
import { readGatewayStates } from '../store/messages.ts';
import { samplePeople, type Person } from '../store/people.ts';
import { countAddresses, readSwitch, turnSwitch, type Reach } from '../store/switch.ts';
import type { Desk } from './handle.ts';
import { usualRules } from './pace.ts';

/** By what means this desk sends, and how it writes. */
export interface DeliverySetup {
  gateways: { channel: string; name: string }[];
  lang: Language;
  /** The desk's address, without a slash at its end. */
  deskUrl: string;
  /** The desk's public key at push services; absent: it pushes to no phone. */
  pushKey?: string;
  /** The number to which sites text; absent: they are told of none. */
  textNumber?: string;
  /** How the HTTP gateway tells what became of a text: what proves it, and its names. */
  receipts?: ReceiptNames & { gateway: string; secret: string };
  /** How texts come in over HTTP: what proves the gateway, and what it calls each thing. */
  inbound?: { gateway: string; secret: string; from: string; text: string; id?: string };
}

/** A desk without any gateway. */
export const noDelivery: DeliverySetup = { gateways: [], lang: 'vi', deskUrl: '' };

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
  origin?: Origin,
): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  if ((await samplePeople(desk.store)).length > 0) return refuse('D-15');
  if (setup.gateways.length === 0) return refuse('D-11');
  const reach = await reachOf(desk, setup);
  if (reach.addresses !== confirmed.addresses || reach.gateways !== confirmed.gateways) {
    return refuse('D-12');
  }
  await turn(desk, by, reach, origin);
  return undefined;
}

/** Switches delivery off: everything stays on the desk. Never refused to headquarters. */
export async function goDark(
  desk: Desk,
  by: Person,
  origin?: Origin,
): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  await turn(desk, by, null, origin);
  return undefined;
}

/** Turns the switch, and writes down who did; `reach`: whom it reaches, null: nobody. */
async function turn(
  desk: Desk,
  by: Person,
  reach: Reach | null,
  origin: Origin | undefined,
): Promise<void> {
  const at = await readNow(desk.store);
  const { person, name: personName } = by;
  await desk.store.db.transaction().execute(async (tx) => {
    const [last] = await readSwitch(tx);
    const state = { isLive: reach !== null, at, person, personName, reach };
    await turnSwitch(desk.store, state, tx);
    const entry = {
      actor: by,
      action: reach === null ? 'delivery.go-dark' : 'delivery.go-live',
      subject: { kind: 'desk', id: 'delivery' },
      before: { live: last?.isLive ?? false, ...last?.reach },
      after: { live: reach !== null, ...reach },
      origin,
    };
    await writeAudit(desk.store, entry, tx);
  });
}

/** Tries a failed message again, with everything that is bundled in it. */
export async function retry(
  desk: Desk,
  by: Person,
  message: string,
  origin?: Origin,
): Promise<Refusal | undefined> {
  if (by.role !== 'headquarters') return refuse('D-14');
  const [last] = await readSwitch(desk.store.db);
  if (!last?.isLive) return refuse('D-13');
  const now = await readNow(desk.store);
  const attempts = usualRules.attemptsMax;
  return desk.store.db.transaction().execute(async (tx) => {
    if (!(await retryMessage(tx, message, { now, attempts }))) return refuse('D-13');
    const subject = { kind: 'message', id: message };
    const states = { before: { status: 'failed' }, after: { status: 'waiting' } };
    const entry = { actor: by, action: 'message.retry', subject, ...states, origin };
    await writeAudit(desk.store, entry, tx);
    return undefined;
  });
}

async function reachOf(desk: Desk, { gateways }: DeliverySetup): Promise<Reach> {
  const byChannel = await countAddresses(desk.store.db);
  const channels = new Set(gateways.map(({ channel }) => channel));
  const addresses = [...channels].reduce((sum, channel) => sum + (byChannel.get(channel) ?? 0), 0);
  return { addresses, gateways: gateways.length };
}
