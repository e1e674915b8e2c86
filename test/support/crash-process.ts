/**
 * A whole desk in a process of its own: server, engine and outbox on a given database and mail
 * server, until it is killed or whoever started it has gone. For the test that kills it.
 */
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { startEngine } from '../../src/app/engine.ts';
import { openKeyring } from '../../src/app/keyring.ts';
import { openDesk } from '../../src/app/handle.ts';
import { startOutbox } from '../../src/app/outbox.ts';
import { usualRules } from '../../src/app/pace.ts';
import { newSigningKey } from '../../src/domain/signing.ts';
import { openAuth } from '../../src/http/auth.ts';
import { createServer } from '../../src/http/server.ts';
import { openMail } from '../../src/notify/mail.ts';
import { connect } from '../../src/store/connect.ts';
import { errorText } from '../../src/store/refusal.ts';

/** What the process tells: where it answers, once it does, and each pass of its that failed. */
export type Word = { url: string } | { failed: string };

const [database = '', smtp = ''] = process.argv.slice(2);
const say = (word: Word): void => void process.send?.(word);
process.once('disconnect', () => process.exit());

const store = connect(database);
const desk = openDesk(store);
const auth = openAuth({
  pool: store.pool,
  secret: 'a secret of this test'.repeat(2),
  publicUrl: undefined,
});
const app = await createServer({
  desk,
  auth,
  root: join(import.meta.dirname, '..', '..'),
  ring: await openKeyring(store, { varFolder: tmpdir(), pem: newSigningKey().pem }),
  webFolder: 'no-page-is-served-here',
  samplePassword: undefined,
  signInsPerMinute: 20,
  log: false,
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
await startEngine(desk, {
  onTick: ({ failed }) => {
    for (const { incident, error } of failed) say({ failed: `${incident}: ${errorText(error)}` });
  },
  onError: (error) => say({ failed: `engine: ${errorText(error)}` }),
});
await startOutbox({
  desk,
  messengers: { mail: openMail({ url: smtp, from: 'Thông Suốt <desk@example.vn>' }) },
  lang: 'vi',
  deskUrl: 'https://desk.example.vn',
  provinceName: (code) => code,
  // Many messages rather than few long ones, and a short lease: what a dead process had in hand is
  // taken over while the test still runs.
  rules: { ...usualRules, perHourMax: 1_000_000, perMinuteMax: 1_000_000, leaseMs: 5_000 },
  onError: (error) => say({ failed: `outbox: ${errorText(error)}` }),
});
say({ url });
