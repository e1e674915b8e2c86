/**
 * OnCall #1206, GLPI #1996: desks are killed with SIGKILL again and again while people report, call
 * and answer and deadlines of a second or two pass. Afterwards nothing is missing, nothing is there
 * twice. In a run of all tests it is bounded in time; `npm run crash -- --kills 300` goes on
 * longer.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseArgs } from 'node:util';
import { rebuildAll, verifyAll } from '../../src/app/chain.ts';
import { openDesk } from '../../src/app/handle.ts';
import { startOutbox } from '../../src/app/outbox.ts';
import { loadShipped } from '../../src/app/shipped.ts';
import { tick } from '../../src/app/tick.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import { canonical, sha256 } from '../../src/domain/record.ts';
import { openMail } from '../../src/notify/mail.ts';
import { storeAgreement } from '../../src/store/agreements.ts';
import { connect, type Store } from '../../src/store/connect.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { read, shipped } from '../support/agreements.ts';
import { hire } from '../support/cast.ts';
import { chanceOf } from '../support/chance.ts';
import { Herd } from '../support/crash-herd.ts';
import { Load } from '../support/crash-load.ts';
import * as truth from '../support/crash-truth.ts';
import { cloneDatabase } from '../support/database.ts';
import { type Arrived, header, startMailServer } from '../support/mail-server.ts';

const root = join(import.meta.dirname, '..', '..');

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' } },
  strict: false,
});
/** The same seed makes the same choices; at which step a kill comes is still the machine's. */
const seed = Number(values['seed'] ?? randomInt(2 ** 31));
const killsMax = Number(values['kills'] ?? 25);
const secondsMax = values['kills'] === undefined ? 15 : Infinity;
/** On a machine that has much else to do, so many are waited for all the same. */
const killsMin = 5;

const desks = 3;
const people = 12;
/**
 * So long the mail server has a mail and has not said so yet: a desk that dies then, sends again.
 */
const mailAnswerMaxMs = 120;

const second = 1_000;
const hour = 3_600 * second;

test('killed at random under load: each level once, each answer kept, chains whole', async () => {
  const chance = chanceOf(seed);
  const agreement = hasty();
  const database = await cloneDatabase({ name: 'crash', fill: (url) => fill(url, agreement) });
  let offsetMs = 0;
  const store = connect(database.url, () => offsetMs);
  after(async () => {
    await store.db.destroy();
    await database.drop();
  });
  const mail = await startMailServer();
  const taken: truth.Taken[] = [];
  mail.onMail = async (one) => {
    taken.push(takenOf(one));
    await new Promise((resolve) => {
      setTimeout(resolve, chance.below(mailAnswerMaxMs));
    });
    return undefined;
  };

  const herd = new Herd(desks, { database: database.url, smtp: mail.url }, chance);
  after(() => herd.killAll());
  const load = new Load(people, () => herd.anyone(), chance);
  const until = performance.now() + secondsMax * second;
  let kills = 0;
  while (kills < killsMin || (kills < killsMax && performance.now() < until)) {
    await herd.killOne();
    kills += 1;
  }
  await load.stop();
  await herd.killAll();
  await settle(store, mail.url, (ms) => (offsetMs += ms));

  const entries = await truth.readEntries(store);
  const again = load.acknowledged.filter(({ sent }) => sent > 1).length;
  const twice = taken.length - new Set(taken.map(({ id }) => id)).size;
  process.stdout.write(
    `crash: seed ${seed}: ${kills} kills, ${entries.size} incidents, ` +
      `${load.acknowledged.length} commands answered (${again} sent again, ` +
      `${load.refused} refused), ${taken.length} mails (${twice} repeated)\n`,
  );
  assert.deepEqual([load.broken, herd.failures], [[], []], 'no desk broke while it lived');
  none(truth.lostCommands(entries, load.acknowledged), 'answered, and not on record once');
  none(truth.wrongFacts(entries, agreement), 'deadlines without their one fact');
  none(await truth.wrongDeliveries(store, entries, agreement), 'deliveries');
  none(await truth.wrongMails(store, taken), 'mails');
  assert.deepEqual((await verifyAll(store, () => undefined)).broken, []);
  assert.equal((await rebuildAll(store, () => undefined)).changed, 0);
  assert.ok(again > 0 && entries.size > kills, 'it was a test');
});

/**
 * The shipped agreement in haste: deadlines of a second and two, so that they pass while we look.
 */
function hasty(): Agreement {
  const { agreement } = read(shipped.viettel);
  const { response, diagnosis } = agreement.clocks;
  return {
    ...agreement,
    version: agreement.version + 1,
    clocks: {
      ...agreement.clocks,
      response: { ...response, dueMs: second },
      diagnosis: { ...diagnosis, dueMs: second },
    },
    ladder: {
      ...agreement.ladder,
      levels: agreement.ladder.levels.map((level) => ({ ...level, afterMs: level.level * second })),
    },
  };
}

async function fill(url: string, agreement: Agreement): Promise<void> {
  const store = connect(url);
  await loadShipped(store, root);
  await hire(store);
  await storeAgreement({ agreement, sha256: sha256(canonical(agreement)) }, store.db);
  await turnSwitch(store, {
    isLive: true,
    at: Date.now() - hour,
    person: 'person-6',
    personName: 'Lê Thị Mẫu',
    reach: { addresses: 1, gateways: 1 },
  });
  await store.db.destroy();
}

/** A mail by its id, and its text without what MIME makes anew each time. */
function takenOf(mail: Arrived): truth.Taken {
  const id = /[0-9a-f-]{36}/.exec(header(mail, 'message-id') ?? '')?.[0] ?? '';
  const boundary = /boundary="([^"]+)"/.exec(header(mail, 'content-type') ?? '')?.[1];
  const text = mail.raw.split('\r\n\r\n').slice(1).join('\r\n\r\n');
  return { id, text: boundary === undefined ? text : text.replaceAll(boundary, 'boundary') };
}

/**
 * What the dead left behind is finished by one who lives, an hour later: leases have ended then.
 */
async function settle(store: Store, smtp: string, advance: (ms: number) => void): Promise<void> {
  advance(hour);
  const desk = openDesk(store);
  assert.deepEqual((await tick(desk)).failed, []);
  const errors: unknown[] = [];
  const messenger = openMail({ url: smtp, from: 'Thông Suốt <desk@example.vn>' });
  const outbox = await startOutbox({
    desk,
    messengers: { mail: messenger },
    lang: 'vi',
    deskUrl: 'https://desk.example.vn',
    provinceName: (code) => code,
    rules: { perHourMax: 1_000_000, perMinuteMax: 1_000_000 },
    onError: (error) => errors.push(error),
  });
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await outbox.run();
    advance(hour);
  }
  await outbox.stop();
  await messenger.close();
  assert.deepEqual(errors, []);
}

/** Expects no exceptions; shows the first few. */
function none(exceptions: string[], what: string): void {
  assert.deepEqual(exceptions.slice(0, 5), [], `${exceptions.length} ${what}; seed ${seed}`);
}
