/** An SMPP gateway as an operator names it: one URL. */
import type { LinkOptions } from './smpp-link.ts';

/** A gateway, and how texts go through it. */
export interface SmppOptions extends LinkOptions {
  /** Whom the text is from: a brand name (up to 11 letters and digits), or a number. */
  from: string;
  /** Which of a message's texts is sent: most brand names may send only the short one. */
  form: 'short' | 'text';
  /** Requests under way at one time; a gateway throttles whoever has more. */
  windowSize: number;
  /** How long a message may take in all, with the wait for a connection and for the window. */
  timeoutMs: number;
  /** A text of more parts than this goes as its short form. */
  partsMax: number;
}

/** What an operator need not say. */
const defaults = {
  answerMs: 10_000,
  enquireMs: 30_000,
  retryMs: { least: 1_000, most: 60_000 },
  windowSize: 10,
  timeoutMs: 20_000,
  partsMax: 6,
} as const satisfies Partial<SmppOptions>;

/**
 * Reads `smpp://user:password@host:2775?from=BRAND` (`smpps` for TLS; also `form`, `window`,
 * `systemType`). Throws a RangeError that says what is wrong and shows no password.
 */
export function readSmppUrl(text: string): SmppOptions {
  if (!URL.canParse(text)) throw new RangeError('The SMPP gateway is no URL.');
  const { protocol, hostname, port, username, password, searchParams } = new URL(text);
  if (!/^smpps?:$/.test(protocol)) throw new RangeError(`${protocol} is neither smpp: nor smpps:.`);
  const from = searchParams.get('from') ?? '';
  if (!/^(\+?\d{3,15}|[\w .&-]{1,11})$/.test(from)) {
    throw new RangeError(`from=${from}: a brand of up to 11 letters and digits, or a number.`);
  }
  if (username === '') throw new RangeError(`The SMPP gateway ${hostname} needs a user.`);
  const tls = protocol === 'smpps:';
  const portOf = tls ? 3550 : 2775;
  return {
    ...defaults,
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? portOf : Number(port),
    tls,
    systemId: decodeURIComponent(username),
    password: decodeURIComponent(password),
    systemType: searchParams.get('systemType') ?? '',
    from,
    form: formOf(searchParams.get('form')),
    windowSize: windowOf(searchParams.get('window')),
  };
}

function formOf(form: string | null): SmppOptions['form'] {
  if (form === null || form === 'short') return 'short';
  if (form === 'text') return form;
  throw new RangeError(`form=${form}: it is either "short" or "text".`);
}

function windowOf(window: string | null): number {
  const size = Number(window ?? defaults.windowSize);
  if (Number.isInteger(size) && size >= 1 && size <= 1_000) return size;
  throw new RangeError(`window=${window}: a whole number from 1 to 1000.`);
}
