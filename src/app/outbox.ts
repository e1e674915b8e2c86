/**
 * The outbox: sends what is queued, keeps what became of it, and sleeps until there is more. Any
 * number of processes may run one; each message is in one hand at a time.
 */
import type { Instant } from '../domain/agreement.ts';
import type { Message, Outcome } from '../notify/messenger.ts';
import type { Language } from '../notify/words.ts';
import { readNow } from '../store/connect.ts';
import { listenTo } from '../store/live.ts';
import { endTry, noteGateway, type TryEnd } from '../store/messages.ts';
import { addGateway, outboxChannel } from '../store/outbox.ts';
import type { Desk } from './handle.ts';
import { claim, reasons, standInFor, type Claiming, type Job, type Messengers } from './outbox-claim.ts';
import * as pace from './pace.ts';

/** A look at least so often, should a word of something new have been lost. */
const heartbeatMs = 60_000;

/** After a pass that failed as a whole (no database, say), how long until the next try. */
const restMs = 1_000;

/** When a process ends, how long it waits for what it is sending; the lease covers the rest. */
const farewellMs = 5_000;

export interface OutboxOptions {
  desk: Desk;
  messengers: Messengers;
  lang: Language;
  /** The desk's address, without a slash at its end. */
  deskUrl: string;
  provinceName: (code: string) => string;
  rules?: Partial<pace.SendingRules>;
  /** Chance for the jitter of retries, 0 … 1. */
  random?: () => number;
  /** A pass, or a record of a try, failed; it is made up for. */
  onError: (error: unknown) => void;
}

export interface Outbox {
  /** Sends now what may go now; resolves when that has been sent and recorded. */
  run: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the outbox of a process. The messengers are the caller's to close. */
export async function startOutbox(options: OutboxOptions): Promise<Outbox> {
  const { store } = options.desk;
  const sending = new Map<Promise<void>, string>();
  const claiming: Claiming = {
    store,
    messengers: options.messengers,
    rules: { ...pace.usualRules, ...options.rules },
    inFlight: (channel) => [...sending.values()].filter((one) => one === channel).length,
    agreementOf: options.desk.agreementOf,
    provinceName: options.provinceName,
    style: { lang: options.lang, deskUrl: options.deskUrl },
  };
  for (const [channel, messenger] of Object.entries(options.messengers)) {
    if (messenger) await addGateway(store.db, messenger.name, channel);
  }
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let passing = Promise.resolve();
  let waitingPass: Promise<void> | undefined;

  const listener = listenTo(store, outboxChannel, { heard: () => void pass(), gap: () => void pass() });
  await listener.ready;

  function sleep(forMs: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void pass(), forMs);
  }

  /** One pass at a time, and at most one more behind it: what is news to both, the one sees. */
  function pass(): Promise<void> {
    waitingPass ??= passing.then(() => {
      waitingPass = undefined;
      passing = stopped ? Promise.resolve() : passOnce();
      return passing;
    });
    return waitingPass;
  }

  async function passOnce(): Promise<void> {
    try {
      for (;;) {
        const now = await readNow(store);
        const claimed = await claim(claiming, now);
        for (const job of claimed.jobs) start(job);
        if (claimed.moved) continue;
        // Never at once again: what is due and could not be taken is in other hands.
        const forMs = claimed.wakeAt === undefined ? heartbeatMs : claimed.wakeAt - now;
        sleep(Math.min(heartbeatMs, Math.max(50, forMs)));
        return;
      }
    } catch (error) {
      if (stopped) return;
      options.onError(error);
      sleep(restMs);
    }
  }

  function start(job: Job): void {
    const done = carryOut(claiming, job, options.random ?? Math.random)
      .catch((error: unknown) => {
        if (!stopped) options.onError(error);
      })
      .then(() => {
        sending.delete(done);
        if (!stopped) void pass();
      });
    sending.set(done, job.message.channel);
  }

  async function run(): Promise<void> {
    await pass();
    while (sending.size > 0) {
      await Promise.all(sending.keys());
      await pass();
    }
  }

  void pass();
  return {
    run,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await listener.close();
      await passing;
      await withinFarewell(Promise.all(sending.keys()));
    },
  };
}

async function withinFarewell(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, farewellMs);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}

/** Sends one message and records what became of it. */
async function carryOut(claiming: Claiming, job: Job, random: () => number): Promise<void> {
  const outcome = await send(job);
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
    if (isOurs && end.next.status === 'failed') {
      await standInFor(claiming, tx, now, { messages: [job.message.id] });
    }
  });
}

async function send({ message, messenger }: Job): Promise<Outcome> {
  const { id, recipientName: name, address, subject, body: text, short, notice, incidents } = message;
  const about: Message['about'] = { notice, incidents };
  try {
    return await messenger.send({ id, to: { name, address }, subject, text, short, about });
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
  const answer = outcome.kind === 'deferred' && isLast ? `${reasons.tooOften}: ${outcome.answer}` : outcome.answer;
  const dueAt = now + pace.retryAfter(attempt, rules, random());
  const next: TryEnd['next'] =
    outcome.kind === 'sent'
      ? { status: 'sent' }
      : outcome.kind === 'refused' || isLast
        ? { status: 'failed' }
        : { status: 'waiting', dueAt };
  return {
    ...{ message: message.id, attempt, now, outcome: outcome.kind, answer, next },
    gateway: messenger.name,
    ...(outcome.kind === 'sent' && outcome.gatewayId !== undefined ? { gatewayId: outcome.gatewayId } : {}),
  };
}
