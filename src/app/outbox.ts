/**
 * The outbox: sends what is queued, keeps what became of it, and sleeps until there is more. Any
 * number of processes may run one; each message is in one hand at a time.
 */
import type { Language } from '../notify/words.ts';
import { readNow } from '../store/connect.ts';
import { listenTo } from '../store/live.ts';
import { addGateway, outboxChannel } from '../store/outbox.ts';
import type { Desk } from './handle.ts';
import { claim, type Claiming, type Messengers } from './outbox-claim.ts';
import type { LinkSecret } from './link-secret.ts';
import { carryOut } from './outbox-send.ts';
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
  /** What makes links to answer by; absent: messages carry none. */
  links?: LinkSecret;
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
  const { store, agreementOf } = options.desk;
  for (const [channel, messenger] of Object.entries(options.messengers)) {
    if (messenger) await addGateway(store.db, messenger.name, channel);
  }
  const hands = openHands(options);
  const passes = openPasses(
    options,
    {
      store,
      agreementOf,
      messengers: options.messengers,
      rules: { ...pace.usualRules, ...options.rules },
      inFlight: hands.count,
      provinceName: options.provinceName,
      style: { lang: options.lang, deskUrl: options.deskUrl },
      ...(options.links ? { links: options.links } : {}),
    },
    hands,
  );
  const look = (): void => void passes.pass();
  const listener = listenTo(store, outboxChannel, { heard: look, gap: look });
  await listener.ready;
  look();
  return {
    run: async () => {
      let ended: number;
      let took: boolean;
      do {
        // Whatever ended before a pass began, the pass sees: quiet is a pass that took nothing and
        // during which nothing ended.
        ended = hands.ended();
        took = await passes.pass();
        await hands.empty();
      } while (took || hands.ended() !== ended);
    },
    stop: async () => {
      const last = passes.stop();
      await listener.close();
      await last;
      await withinFarewell(hands.empty());
    },
  };
}

/** What this process is sending. */
interface Hands {
  /** Holds work until it is done; then, when its place is free again, tells `freed`. */
  take: (work: Promise<void>, channel: string, freed: () => void) => void;
  count: (channel: string) => number;
  /** How many works have ended so far. */
  ended: () => number;
  /** Resolves when what is being sent now has been, and its places are free. */
  empty: () => Promise<unknown>;
}

function openHands({ onError }: OutboxOptions): Hands {
  const sending = new Map<symbol, { channel: string; done: Promise<void> }>();
  let ended = 0;
  async function hold(key: symbol, work: Promise<void>, freed: () => void): Promise<void> {
    try {
      await work;
    } catch (error) {
      onError(error);
    }
    sending.delete(key);
    ended += 1;
    freed();
  }
  return {
    take: (work, channel, freed) => {
      const key = Symbol(channel);
      sending.set(key, { channel, done: hold(key, work, freed) });
    },
    count: (channel) => [...sending.values()].filter((one) => one.channel === channel).length,
    ended: () => ended,
    empty: () => Promise.all([...sending.values()].map(({ done }) => done)),
  };
}

interface Passes {
  /**
   * One pass at a time, and at most one more behind it: what is news to both, the one sees. Tells
   * whether it took anything in hand.
   */
  pass: () => Promise<boolean>;
  stop: () => Promise<void>;
}

function openPasses(options: OutboxOptions, claiming: Claiming, hands: Hands): Passes {
  const { store } = claiming;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let passing = Promise.resolve(false);
  let next: Promise<boolean> | undefined;

  function sleep(forMs: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void pass(), forMs);
  }

  function pass(): Promise<boolean> {
    next ??= begin(passing);
    return next;
  }

  async function begin(before: Promise<boolean>): Promise<boolean> {
    await before;
    next = undefined;
    passing = stopped ? Promise.resolve(false) : passOnce();
    return passing;
  }

  async function passOnce(): Promise<boolean> {
    let took = false;
    try {
      for (;;) {
        const now = await readNow(store);
        const claimed = await claim(claiming, now);
        took ||= claimed.jobs.length > 0;
        for (const job of claimed.jobs) {
          const work = carryOut(claiming, job, options.random ?? Math.random);
          // What has ended makes room for what waits.
          hands.take(work, job.message.channel, () => void pass());
        }
        if (claimed.moved) continue;
        // Never at once again: what is due and could not be taken is in other hands.
        const forMs = claimed.wakeAt === undefined ? heartbeatMs : claimed.wakeAt - now;
        sleep(Math.min(heartbeatMs, Math.max(50, forMs)));
        return took;
      }
    } catch (error) {
      if (stopped) return took;
      options.onError(error);
      sleep(restMs);
      return took;
    }
  }

  return {
    pass,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await passing;
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
