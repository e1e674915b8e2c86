/** The means by which this desk sends, opened from what the operator has set. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DeliverySetup } from './app/delivery-setup.ts';
import type { Desk } from './app/handle.ts';
import type { Messengers } from './app/outbox-claim.ts';
import { peoplePush } from './app/push-people.ts';
import { takeReceipt } from './app/receipts.ts';
import { replyAddress } from './app/reply-token.ts';
import { takeText } from './app/texts.ts';
import { deskUrlOf, type Config } from './config.ts';
import { httpTextMessenger } from './notify/http-text.ts';
import { openMail, type MailOptions } from './notify/mail.ts';
import { pushMessenger } from './notify/push.ts';
import { smppMessenger } from './notify/smpp.ts';
import { readSmppUrl } from './notify/smpp-url.ts';
import { readVapidKeys } from './notify/vapid.ts';
import { webhookMessenger } from './notify/webhook.ts';

/** What was opened: for the outbox, for the routes, and how it ends. */
export interface Gateways {
  messengers: Messengers;
  setup: DeliverySetup;
  close: () => Promise<void>;
}

/** How long one request to a gateway may take; Standard Webhooks recommends 15 to 30 s. */
const timeoutMs = 20_000;

/** How long a push service keeps a message for a phone that is off: longer than any clock. */
const keepSeconds = 86_400;

/** On a desk with sample people nothing is sent: what is named here is asked by nobody. */
const sampleContact = 'mailto:desk@example.vn';

/** Opens each gateway that is configured; none is usual. Throws a sentence on a wrong setting. */
export async function openGateways(config: Config, desk: Desk, secret: string): Promise<Gateways> {
  const messengers: Messengers = {};
  const setup: DeliverySetup = {
    gateways: [],
    lang: config.messageLang,
    deskUrl: deskUrlOf(config),
    ...(config.textNumber === undefined ? {} : { textNumber: config.textNumber }),
  };
  if (config.smtpUrl !== undefined) {
    messengers['mail'] = openMail(mailOptions(config, config.smtpUrl, secret));
  }
  // SMPP comes last: it connects at once, and a flaw in another setting must not leave it open.
  const keys = await webhookKeys(config);
  if (keys) {
    messengers['webhook'] = webhookMessenger({
      secretOf: (address) => keys[address],
      privateHosts: config.privateHosts,
      timeoutMs,
    });
  }
  await openPush(config, desk, messengers, setup);
  if (config.textGatewayFile !== undefined) {
    const { inbound, receipts, ...outbound } = await readTextGateway(config.textGatewayFile);
    const text = httpTextMessenger({ timeoutMs, ...outbound });
    messengers['text'] = text;
    if (inbound) setup.inbound = { gateway: text.name, ...inbound };
    if (receipts) setup.receipts = { gateway: text.name, ...receipts };
  }
  if (config.smppUrl !== undefined) {
    const smpp = smppMessenger(readSmppUrl(config.smppUrl), {
      onReceipt: (gatewayId, state, words) =>
        takeReceipt(desk, setup, { gateway: smpp.name, gatewayId, state, text: words }),
      onText: async (from, words) => {
        await takeText(desk, setup, { gateway: smpp.name, from, text: words });
      },
    });
    messengers['text'] = smpp;
  }
  const opened = Object.entries(messengers).flatMap(([channel, messenger]) =>
    messenger ? [{ channel, messenger }] : [],
  );
  setup.gateways = opened.map(({ channel, messenger }) => ({ channel, name: messenger.name }));
  return {
    messengers,
    setup,
    close: async () => {
      await Promise.all(opened.map(({ messenger }) => messenger.close()));
    },
  };
}

/** With a mailbox to read, answers and bounces come back to an address that names the message. */
function mailOptions({ imapUrl, mailFrom = '' }: Config, url: string, secret: string): MailOptions {
  const address = /[^\s<>]+@[^\s<>]+/.exec(mailFrom)?.[0];
  if (imapUrl === undefined || address === undefined) return { url, from: mailFrom };
  const replyTo = (message: string): string => replyAddress(address, message, secret);
  return { url, from: mailFrom, replyTo };
}

async function openPush(
  config: Config,
  desk: Desk,
  messengers: Messengers,
  setup: DeliverySetup,
): Promise<void> {
  const contact = config.pushContact ?? (config.sample ? sampleContact : undefined);
  if (contact === undefined) return;
  const keys = config.vapidKeys ?? (await readVapidKeys(config.varFolder));
  const { privateHosts } = config;
  const phones = pushMessenger({ keys, contact, privateHosts, keepSeconds, timeoutMs });
  messengers['push'] = peoplePush(desk.store, phones);
  setup.pushKey = keys.publicKey;
}

const callSecret = z.string().min(20, 'at least 20 characters');
const states = z.array(z.string().min(1)).min(1);

const textGateway = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT']),
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().exactOptional(),
  secrets: z.record(z.string(), z.string()).default({}),
  sent: z.string().exactOptional(),
  busy: z.string().exactOptional(),
  id: z.string().exactOptional(),
  inbound: z
    .strictObject({
      secret: callSecret,
      from: z.string(),
      text: z.string(),
      id: z.string().exactOptional(),
    })
    .exactOptional(),
  receipts: z
    .strictObject({
      secret: callSecret,
      id: z.string(),
      state: z.string(),
      delivered: states,
      failed: states,
      pending: states.exactOptional(),
      text: z.string().exactOptional(),
    })
    .exactOptional(),
});

function readTextGateway(file: string): Promise<z.infer<typeof textGateway>> {
  return readSettings('TEXT_GATEWAY', file, textGateway);
}

async function webhookKeys(config: Config): Promise<Record<string, string> | undefined> {
  const file = config.webhookKeysFile;
  const key = z.string().regex(/^whsec_[A-Za-z0-9+/=]+$/, 'a key begins with whsec_');
  return file === undefined
    ? undefined
    : readSettings('WEBHOOK_KEYS', file, z.record(z.string(), key));
}

/** A file of settings. Its flaws are told by their place; what it says is secret and is not. */
async function readSettings<T>(name: string, file: string, shape: z.ZodType<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : String(error);
    throw new RangeError(`${name}=${file}: ${why}.`);
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const flaws = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new RangeError(`${name}=${file}: ${flaws.join('; ')}.`);
}
