/** Web push to people: a message to a person goes to each of their phones. */
import type { Message, Messenger, Outcome } from '../notify/messenger.ts';
import { readNow, type Store } from '../store/connect.ts';
import { notePush, pushTargets, type PushTarget } from '../store/push.ts';

/** The address of a message by push: the person, whose phones are looked up when it goes. */
export const pushAddress = (person: string): string => person;

/**
 * A messenger whose addresses are people. Sent is what reached one of their phones; a phone that
 * the push service no longer knows is forgotten. Its gateway id is the message's own, by which the
 * phone tells when it is opened.
 */
export function peoplePush(store: Store, phones: Messenger): Messenger {
  return {
    name: phones.name,
    send: async (message) => {
      const targets = await pushTargets(store, message.to.address);
      if (targets.length === 0) return { kind: 'refused', answer: 'no phone is subscribed' };
      const outcomes = await Promise.all(targets.map((one) => sendTo(store, phones, message, one)));
      return joined(outcomes, message.id);
    },
    close: phones.close,
  };
}

async function sendTo(
  store: Store,
  phones: Messenger,
  message: Message,
  target: PushTarget,
): Promise<Outcome> {
  const { endpoint, p256dh, auth } = target;
  const address = JSON.stringify({ endpoint, keys: { p256dh, auth } });
  const outcome = await phones.send({ ...message, to: { ...message.to, address } });
  const now = await readNow(store);
  if (outcome.kind === 'sent') await notePush(store, target, { okAt: now });
  if (outcome.kind === 'refused' && outcome.isGone) await notePush(store, target, { goneAt: now });
  return outcome;
}

/** One phone that has it is enough; else it is tried again while one of them may still take it. */
function joined(outcomes: readonly Outcome[], id: string): Outcome {
  const answer = outcomes.map((one) => one.answer).join('; ');
  if (outcomes.some(({ kind }) => kind === 'sent')) return { kind: 'sent', answer, gatewayId: id };
  const kind = outcomes.some((one) => one.kind === 'deferred') ? 'deferred' : 'refused';
  return { kind, answer };
}
