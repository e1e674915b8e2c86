/** Messages to programs: signed webhooks, as Standard Webhooks 1.0 describes them. */
import { Webhook } from 'standardwebhooks';
import type { Message, Messenger, Outcome } from './messenger.ts';
import { exchange, failure, mayPass, wordsOf, type Answer } from './request.ts';

/** Where webhooks go is an address of each message; this holds for all of them. */
export interface WebhookOptions {
  /**
   * `whsec_` and the key in base64, 24 to 64 octets: one for each receiver, so that none can sign
   * for another.
   */
  secretOf: (address: string) => string | undefined;
  /** Hosts in one's own network, asked by plain HTTP too; the operator names each. */
  privateHosts: readonly string[];
  /** How long a message may take in all; the standard recommends 15 to 30 s. */
  timeoutMs: number;
}

/**
 * A messenger that posts to the message's address. The id is the delivery's, so that a receiver
 * knows a repetition; time and signature are made at each try.
 */
export function webhookMessenger(options: WebhookOptions): Messenger {
  return {
    name: 'webhook',
    send: async (message) => {
      const { address } = message.to;
      const flaw = flawOf(address, options);
      if (flaw !== undefined) return { kind: 'refused', answer: flaw };
      try {
        const signed = sign(message, options.secretOf(address) ?? '');
        const request = { method: 'POST', url: new URL(address), ...signed };
        const allowPrivate = options.privateHosts.includes(request.url.hostname);
        return judge(await exchange(request, { timeoutMs: options.timeoutMs, allowPrivate }));
      } catch (error) {
        return failure(error);
      }
    },
    close: async () => undefined,
  };
}

function flawOf(address: string, { privateHosts, secretOf }: WebhookOptions): string | undefined {
  if (!URL.canParse(address)) return 'the address is no URL';
  const { protocol, username, password, hostname } = new URL(address);
  const isPlain = protocol === 'http:' && privateHosts.includes(hostname);
  if (protocol !== 'https:' && !isPlain) {
    return `${protocol} is not https:`;
  }
  if (username !== '' || password !== '') return 'the address has a user in it';
  return isKey(secretOf(address)) ? undefined : 'there is no key to sign with';
}

/** The standard's bounds for a key: 24 to 64 octets. */
function isKey(secret: string | undefined): boolean {
  if (!secret?.startsWith('whsec_')) return false;
  const { length } = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return length >= 24 && length <= 64;
}

function sign(message: Message, secret: string): { headers: Record<string, string>; body: string } {
  const { id } = message;
  const body = JSON.stringify(bodyOf(message));
  const now = new Date();
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'thongsuot',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, now, body),
    },
    body,
  };
}

/** What a webhook's body says. */
export function bodyOf({ subject, text, about, to }: Message) {
  const { notice, incidents } = about;
  return { type: `incident.${notice}`, data: { to: to.name, subject, text, incidents } };
}

function judge(answer: Answer): Outcome {
  const words = wordsOf(answer);
  if (answer.status >= 200 && answer.status < 300) return { kind: 'sent', answer: words };
  return { kind: isLater(answer.status) ? 'deferred' : 'refused', answer: words };
}

/** The standard counts every status but 2xx as a failure to be tried again, 410 as the end. */
function isLater(status: number): boolean {
  return mayPass(status) || status === 401 || status === 404;
}
