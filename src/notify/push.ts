/** Messages to a phone's or a browser's notifications: web push (RFC 8030, 8291, 8292). */
import { createHash } from 'node:crypto';
import webpush, { type PushSubscription, type VapidKeys } from 'web-push';
import type { Message, Messenger, Outcome } from './messenger.ts';
import { exchange, failure, mayPass, wordsOf, type Answer, type Request } from './request.ts';

/** As whom the desk pushes, and how. */
export interface PushOptions {
  keys: VapidKeys;
  /** How a push service reaches the operator: a `mailto:` or an `https:` URL. */
  contact: string;
  /** Hosts in one's own network, asked by plain HTTP too; the operator names each. */
  privateHosts: readonly string[];
  /** How long a push service keeps a message for a phone that is off. */
  keepSeconds: number;
  /** How long a message may take in all. */
  timeoutMs: number;
}

/**
 * What the page's service worker gets. `tag`: a repetition replaces what it repeats. `message`:
 * what it names when somebody opens it.
 */
export interface PushPayload {
  message: string;
  tag: string;
  title: string;
  body: string;
  notice: string;
  /** The first of them; `incidentCount` says how many there are. */
  incidents: { id: string; code: string }[];
  incidentCount: number;
}

/** A payload has at most 4,096 octets when encrypted; these bounds stay well below. */
const bounds = { titleChars: 120, bodyChars: 400, incidents: 10 };

/**
 * A messenger whose addresses are push subscriptions: `PushSubscription.toJSON()` as JSON.
 * A subscription that is gone (404, 410) is refused: it may be forgotten. Throws a RangeError where
 * the contact or the keys cannot be used.
 */
export function pushMessenger(options: PushOptions): Messenger {
  checkIdentity(options);
  return {
    name: 'web-push',
    send: async (message) => {
      const subscription = readSubscription(message.to.address, options.privateHosts);
      if (!subscription) return { kind: 'refused', answer: 'the address is no push subscription' };
      let request: Request;
      try {
        request = requestOf(message, subscription, options);
      } catch {
        // Its keys are not points of the curve. The library's words may repeat them.
        return { kind: 'refused', answer: 'the subscription has keys that cannot be used' };
      }
      try {
        const allowPrivate = options.privateHosts.includes(request.url.hostname);
        return judge(await exchange(request, { timeoutMs: options.timeoutMs, allowPrivate }));
      } catch (error) {
        return failure(error);
      }
    },
    close: async () => undefined,
  };
}

/** Here a flaw is the operator's; in a message it would look like one of the subscription. */
function checkIdentity({ contact, keys }: PushOptions): void {
  if (!/^(mailto:.|https:\/\/.)/.test(contact)) {
    throw new RangeError(`${contact}: a push service wants a mailto: or an https: address.`);
  }
  const service = 'https://push.example.vn';
  try {
    webpush.getVapidHeaders(service, contact, keys.publicKey, keys.privateKey, 'aes128gcm');
  } catch {
    throw new RangeError('The VAPID keys are no pair of keys.');
  }
}

/** Reads a subscription; undefined: it is none, or its service is none that may be asked. */
function readSubscription(
  text: string,
  privateHosts: readonly string[],
): PushSubscription | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { endpoint, keys } = (parsed ?? {}) as Partial<PushSubscription>;
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) return undefined;
  const { protocol, username, hostname } = new URL(endpoint);
  const isPlain = protocol === 'http:' && privateHosts.includes(hostname);
  if (protocol !== 'https:' && !isPlain) return undefined;
  if (username !== '') return undefined;
  if (typeof keys?.p256dh !== 'string' || typeof keys.auth !== 'string') return undefined;
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

function requestOf(
  message: Message,
  subscription: PushSubscription,
  { keys, contact, keepSeconds }: PushOptions,
): Request {
  const tag = tagOf(message.id);
  const payload = JSON.stringify(payloadOf(message, tag));
  const { method, headers, body } = webpush.generateRequestDetails(subscription, payload, {
    vapidDetails: { subject: contact, ...keys },
    contentEncoding: 'aes128gcm',
    TTL: keepSeconds,
    // A phone that sleeps is woken: somebody waits for an answer.
    urgency: 'high',
    // RFC 8030, 5.4: what the service still holds under this topic is replaced, not doubled.
    topic: tag,
  });
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    url: new URL(subscription.endpoint),
    headers: Object.fromEntries(lowered) as Record<string, string>,
    body: body ?? '',
  };
}

/** A topic has at most 32 characters of base64url. */
function tagOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 32);
}

/** What the page's service worker gets of a message. */
export function payloadOf({ id, subject, text, about }: Message, tag: string): PushPayload {
  return {
    message: id,
    tag,
    title: start(subject, bounds.titleChars),
    body: start(text, bounds.bodyChars),
    notice: about.notice,
    incidents: about.incidents.slice(0, bounds.incidents),
    incidentCount: about.incidents.length,
  };
}

function start(text: string, chars: number): string {
  const all = Array.from(text);
  return all.length <= chars ? text : `${all.slice(0, chars - 1).join('')}…`;
}

function judge(answer: Answer): Outcome {
  const { status, headers } = answer;
  const words = wordsOf(answer);
  if (status >= 200 && status < 300) {
    // RFC 8030, 5: the message's own address at the service.
    const gatewayId = headers.location;
    return gatewayId ? { kind: 'sent', answer: words, gatewayId } : { kind: 'sent', answer: words };
  }
  if (status === 404 || status === 410) {
    return { kind: 'refused', answer: `the subscription is gone: ${words}`, isGone: true };
  }
  return { kind: mayPass(status) ? 'deferred' : 'refused', answer: words };
}
