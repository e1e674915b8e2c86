/** By what the desk tells and hears, as far as it can be relied on: gateways and mailboxes. */
import type { Instant } from '../domain/agreement.ts';
import type { meansStandings } from '../domain/readiness.ts';
import { readNow } from '../store/connect.ts';
import { listMailboxes, mailSilentMs } from '../store/mail.ts';
import { readGatewayStates, type GatewayState } from '../store/messages.ts';
import { readSwitch } from '../store/switch.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import type { Desk } from './handle.ts';

/** One of them, as it stands. */
export interface MeansState {
  /** What is sent by it; a mailbox is heard. */
  channel: 'mail' | 'text' | 'webhook' | 'push' | 'mailbox';
  standing: (typeof meansStandings)[number];
  /** Since when it is dead or silent; where it works, when it was last known to. */
  at?: Instant;
  /** Its name and its own words: the operator's to see. */
  name?: string;
  answer?: string;
}

/** What every contact is expected to be told by: an agreement names these for each level. */
const expected = ['mail', 'text'] as const;

/** Whether anything leaves the desk at all, and how each of its means stands. */
export async function meansOf(
  desk: Desk,
  { gateways }: DeliverySetup,
): Promise<{ isLive: boolean; means: MeansState[] }> {
  const { db } = desk.store;
  const names = gateways.map(({ name }) => name);
  const [[turn], states, mailboxes, now] = await Promise.all([
    readSwitch(db),
    readGatewayStates(db, names),
    listMailboxes(db),
    readNow(desk.store),
  ]);
  const senders = gateways.map(({ channel, name }): MeansState => {
    return { channel: channel as MeansState['channel'], name, ...stateOf(states.get(name)) };
  });
  const missing = expected
    .filter((channel) => !gateways.some((one) => one.channel === channel))
    .map((channel): MeansState => ({ channel, standing: 'absent' }));
  const ears = mailboxes.map(({ name, since, heardAt, lastError }): MeansState => {
    const at = (heardAt ?? since).getTime();
    const isSilent = now - at > mailSilentMs;
    const answer = lastError === null ? {} : { answer: lastError };
    return { channel: 'mailbox', name, at, standing: isSilent ? 'silent' : 'works', ...answer };
  });
  return { isLive: turn?.isLive ?? false, means: [...senders, ...missing, ...ears] };
}

/** A gateway is dead from its first failures in a row until a message goes through again. */
function stateOf(state: GatewayState | undefined): Pick<MeansState, 'standing' | 'at' | 'answer'> {
  const { shutSince, lastOkAt, lastAnswer } = state ?? {};
  if (shutSince !== undefined) {
    return { standing: 'dead', at: shutSince, ...(lastAnswer ? { answer: lastAnswer } : {}) };
  }
  return lastOkAt === undefined ? { standing: 'unused' } : { standing: 'works', at: lastOkAt };
}
