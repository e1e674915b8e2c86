/** A desk with an outbox and a mail server beside it, and short ways to look at what they did. */
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { startOutbox, type Outbox, type OutboxOptions } from '../../src/app/outbox.ts';
import type { Messenger } from '../../src/notify/messenger.ts';
import { openMail } from '../../src/notify/mail.ts';
import { tick } from '../../src/app/tick.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { atEnd } from './ending.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { notified } from './told.ts';

export interface OutboxDesk {
  desk: TestDesk;
  mail: MailServer;
  outbox: Outbox;
  /** What an outbox of this desk reported as failed. */
  errors: unknown[];
  /** Starts another outbox on the same desk, as another process would. */
  another: (more?: Partial<OutboxOptions>) => Promise<Outbox>;
  goLive: (isLive?: boolean) => Promise<void>;
  rows: (incident?: { id: string }) => ReturnType<typeof rowsOf>;
  messages: () => ReturnType<typeof messagesOf>;
  tries: () => ReturnType<typeof triesOf>;
}

export interface OutboxDeskOptions extends Partial<OutboxOptions> {
  live: boolean;
  /** Other means than mail, by channel. */
  others?: Record<string, Messenger>;
  /** How its text gateway tells what became of a text. */
  receipts?: DeliverySetup['receipts'];
}

/** Opens all three; everything is closed after the file's last test. */
export async function openOutboxDesk({
  live,
  others = {},
  receipts,
  ...options
}: OutboxDeskOptions): Promise<OutboxDesk> {
  const outboxes: Outbox[] = [];
  const mail = await startMailServer();
  const messenger = openMail({ url: mail.url, from: 'Thông Suốt <desk@example.vn>' });
  const means = Object.entries({ mail: messenger, ...others });
  const gateways = means.map(([channel, { name }]) => ({ channel, name }));
  const deskUrl = 'https://desk.example.vn';
  const desk = await openTestDesk({
    delivery: { gateways, lang: 'vi', deskUrl, ...(receipts ? { receipts } : {}) },
  });
  atEnd(() => Promise.all(outboxes.map((one) => one.stop())));
  const errors: unknown[] = [];
  const another = async (more: Partial<OutboxOptions> = {}): Promise<Outbox> => {
    const outbox = await startOutbox({
      desk: desk.desk,
      links: desk.links,
      messengers: { mail: messenger, ...others },
      lang: 'vi',
      deskUrl,
      provinceName: (code) => ({ '12': 'Lai Châu', '01': 'Hà Nội' })[code] ?? code,
      random: () => 0.5,
      onError: (error) => errors.push(error),
      ...options,
      ...more,
    });
    outboxes.push(outbox);
    return outbox;
  };
  const goLive = (isLive = true): Promise<void> =>
    turnSwitch(desk.store, {
      isLive,
      at: desk.clock.now(),
      person: 'person-6',
      personName: 'Lê Thị Mẫu',
      reach: isLive ? { addresses: 1, gateways: 1 } : null,
    });
  if (live) await goLive();
  const outbox = await another();
  return {
    desk,
    mail,
    outbox,
    errors,
    another,
    goLive,
    rows: (incident) => rowsOf(desk, incident),
    messages: () => messagesOf(desk),
    tries: () => triesOf(desk),
  };
}

function rowsOf({ store }: TestDesk, incident?: { id: string }) {
  const rows = store.db.selectFrom('deliveries').selectAll().orderBy('queued_at').orderBy('id');
  return (incident ? rows.where('incident', '=', incident.id) : rows).execute();
}

function messagesOf({ store }: TestDesk) {
  return store.db.selectFrom('messages').selectAll().orderBy('made_at').orderBy('id').execute();
}

function triesOf({ store }: TestDesk) {
  return store.db.selectFrom('tries').selectAll().orderBy('began_at').orderBy('attempt').execute();
}

/** An incident whose response is overdue by 37 minutes, noted by the engine. */
export async function overdue(desk: TestDesk): Promise<IncidentView> {
  const incident = await notified(desk);
  desk.clock.advance({ hours: 4, minutes: 37 });
  await tick(desk.desk);
  return incident;
}
