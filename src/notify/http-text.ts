/** Text messages by a gateway with an HTTP interface; each maker has an interface of its own. */
import { readTemplate, type RequestTemplate } from './http-text-template.ts';
import type { Messenger, Outcome } from './messenger.ts';
import { phoneDigits } from './phone.ts';
import { exchange, failure, mayPass, wordsOf, type Answer } from './request.ts';

/** A gateway: how it is asked, and how its answers are read. */
export interface HttpTextOptions extends RequestTemplate {
  /**
   * What an answer with a status of 2xx must say to mean "taken": `$.CodeResult=100`, a place in
   * its JSON, or `/^OK/`, a regular expression. Unset: the status suffices.
   */
  sent?: string;
  /** What an answer says that means "later" (no credit, too fast), in the same way. */
  busy?: string;
  /** Where the answer has the gateway's id: `$.SMSID`, or an expression with one group. */
  id?: string;
  /** How long a message may take in all. */
  timeoutMs: number;
}

/** Reads one thing out of an answer; '': it is not there; undefined: the answer cannot be read. */
type Pick = (body: string) => string | undefined;

/** Whether an answer says a thing; undefined: it cannot be read. */
type Test = (body: string) => boolean | undefined;

interface Reader {
  sent: Test;
  busy: Test;
  id: Pick;
}

/**
 * A messenger over HTTP. Only the host of the template is asked; redirects are not followed.
 * Throws a RangeError that says what is wrong with the options and shows no secret.
 */
export function httpTextMessenger(options: HttpTextOptions): Messenger {
  const template = readTemplate(options);
  const read: Reader = {
    sent: options.sent === undefined ? () => true : readTest(options.sent),
    busy: options.busy === undefined ? () => false : readTest(options.busy),
    id: options.id === undefined ? () => undefined : readPick(options.id),
  };
  return {
    name: `http-text:${template.host}`,
    send: async (message) => {
      const digits = phoneDigits(message.to.address);
      if (digits === undefined) {
        return { kind: 'refused', answer: `"${message.to.address}" is no phone number` };
      }
      try {
        const request = template.fill(message, digits);
        // The operator has named the host: it may well be inside the operator's own network.
        const limits = { timeoutMs: options.timeoutMs, allowPrivate: true };
        return judge(await exchange(request, limits), read, template.hidden);
      } catch (error) {
        return failure(error);
      }
    },
    close: async () => undefined,
  };
}

function judge(answer: Answer, read: Reader, hidden: string[]): Outcome {
  const { status, body } = answer;
  const words = wordsOf(answer, hidden);
  if (read.busy(body)) return { kind: 'deferred', answer: words };
  if (status >= 200 && status < 300) {
    const sent = read.sent(body);
    // A page that is not the gateway's (a proxy's, say) decides nothing for good.
    if (!sent) return { kind: sent === undefined ? 'deferred' : 'refused', answer: words };
    const gatewayId = read.id(body)?.slice(0, 200);
    return gatewayId ? { kind: 'sent', answer: words, gatewayId } : { kind: 'sent', answer: words };
  }
  // 401 is about our account, not about the message: an operator can mend it.
  const later = mayPass(status) || status === 401;
  return { kind: later ? 'deferred' : 'refused', answer: words };
}

function readTest(text: string): Test {
  if (text.startsWith('/')) {
    const expression = readExpression(text);
    return (body) => expression.test(body);
  }
  const [, path = '', wanted] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (wanted === undefined) throw new RangeError(`"${text}": /expression/ or $.place=value.`);
  const pick = readPick(path);
  return (body) => {
    const value = pick(body);
    return value === undefined ? undefined : value === wanted;
  };
}

function readPick(text: string): Pick {
  if (text.startsWith('/')) {
    const expression = readExpression(text);
    return (body) => expression.exec(body)?.[1] ?? '';
  }
  if (!/^\$(\.\w+|\[\d+\])+$/.test(text)) {
    throw new RangeError(`"${text}": /expression/ or a place as $.data[0].id.`);
  }
  const steps = text.match(/\w+/g) ?? [];
  return (body) => valueAt(body, steps);
}

function readExpression(text: string): RegExp {
  const [, source = '', flags = ''] = /^\/(.+)\/([imsu]*)$/.exec(text) ?? [];
  try {
    if (source !== '') return new RegExp(source, flags);
  } catch {
    // Said below.
  }
  throw new RangeError(`${text} is no regular expression.`);
}

function valueAt(body: string, steps: string[]): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return '';
    value = (value as Record<string, unknown>)[step];
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
