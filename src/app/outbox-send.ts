/** One message through its gateway, and what became of it on record. */
import type { Instant } from '../domain/agreement.ts';
import type { Message, Outcome } from '../notify/messenger.ts';
import { readNow } from '../store/connect.ts';
import { endTry, noteGateway, type TryEnd } from '../store/messages.ts';
import { settleEarly } from '../store/receipts.ts';
import { reasons, standInFor, type Claiming, type Job } from './outbox-claim.ts';
import * as pace from './pace.ts';

/** Sends one message and records what became of it. */
export async function carryOut(claiming: Claiming, job: Job, random: () => number): Promise<void> {
  const outcome = await send(job, claiming.links?.unmask);
  const now = await readNow(claiming.store);
  await claiming.store.db.transaction().execute(async (tx) => {
    const end = endOf(claiming.rules, job, { outcome, now, random });
    const isOurs = await endTry(tx, end);
    await noteGateway(tx, job.messenger.name, {
      now,
      isWell: outcome.kind !== 'deferred',
      isProbe: job.isProbe,
      answer: outcome.answer,
      shutFor: (failures) => pace.shutFor(failures, claiming.rules),
    });
    const failed =
      end.gatewayId === undefined
        ? end.next.status === 'failed' && [job.message.id]
        : await settleEarly(tx, end.gateway, end.gatewayId);
    if (isOurs && failed) await standInFor(claiming, tx, now, { messages: failed });
  });
}

async function send(
  { message, messenger }: Job,
  unmask: (text: string) => string = (text) => text,
): Promise<Outcome> {
  const {
    id,
    recipientName: name,
    address,
    subject,
    body: text,
    short,
    notice,
    incidents,
  } = message;
  const about: Message['about'] = { notice, incidents };
  try {
    // Only what leaves has its links whole; what is kept as evidence cannot be answered by.
    const texts = { subject, text: unmask(text), short: unmask(short) };
    return await messenger.send({ id, to: { name, address }, ...texts, about });
  } catch (error) {
    // A messenger promises not to throw; a message must not be lost to a broken promise.
    return { kind: 'deferred', answer: String(error) };
  }
}

function endOf(
  rules: pace.SendingRules,
  { message, attempt, messenger }: Job,
  { outcome, now, random }: { outcome: Outcome; now: Instant; random: () => number },
): TryEnd {
  const isLast = attempt >= message.attemptsMax;
  const answer =
    outcome.kind === 'deferred' && isLast
      ? `${reasons.tooOften}: ${outcome.answer}`
      : outcome.answer;
  const dueAt = now + pace.retryAfter(attempt, rules, random());
  const next: TryEnd['next'] =
    outcome.kind === 'sent'
      ? { status: 'sent' }
      : outcome.kind === 'refused' || isLast
        ? { status: 'failed' }
        : { status: 'waiting', dueAt };
  return {
    message: message.id,
    attempt,
    now,
    outcome: outcome.kind,
    answer,
    next,
    gateway: messenger.name,
    ...(outcome.kind === 'sent' && outcome.gatewayId !== undefined
      ? { gatewayId: outcome.gatewayId }
      : {}),
  };
}
