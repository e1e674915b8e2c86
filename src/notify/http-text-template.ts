/** The request that a text gateway wants, as a template: what is filled in cannot break out. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Message } from './messenger.ts';
import type { Request } from './request.ts';

/** A request with places to fill: `{to}`, `{digits}`, `{text}`, `{short}`, `{id}`, and secrets. */
export interface RequestTemplate {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers: Record<string, string>;
  /** JSON, a form or XML, as the header `content-type` says. */
  body?: string;
  /** Values for places of one's own ("key" fills `{key}`), which are never shown. */
  secrets: Record<string, string>;
}

/** The template, checked. */
export interface Template {
  /** The only host that is ever asked. */
  host: string;
  fill: (message: Message, digits: string) => Request;
  /** What an answer must not show. */
  hidden: string[];
}

type Values = Record<string, string>;
type Encode = (value: string) => string;

const place = /\{([A-Za-z]\w*)\}/g;
const ofMessage = ['to', 'digits', 'text', 'short', 'id'];

/** Secrets shorter than this would blot out words of the answer. */
const secretLeast = 4;

/** Reads a template. Throws a RangeError that says what is wrong and shows no secret. */
export function readTemplate(template: RequestTemplate): Template {
  const { url, headers, secrets } = template;
  const body = template.body === undefined ? undefined : bodyOf(template.body, typeOf(headers));
  checkPlaces(template);
  checkHeaders(template);
  const [one, other] = ['a', 'b'].map((text) => url.replaceAll(place, text));
  if (!URL.canParse(one ?? '') || !URL.canParse(other ?? '')) {
    throw new RangeError('The text gateway is no URL.');
  }
  const { protocol, origin, host, username } = new URL(one ?? '');
  if (!/^https?:$/.test(protocol)) throw new RangeError(`${protocol} is neither https: nor http:.`);
  if (origin !== new URL(other ?? '').origin) {
    throw new RangeError('The host of the text gateway is fixed: no {place} may be in it.');
  }
  if (username !== '') {
    throw new RangeError('The text gateway takes its user in a header, not in the URL.');
  }
  return {
    host,
    hidden: hiddenOf(template),
    fill: (message, digits) => {
      const { id, text, short } = message;
      const values = { ...secrets, id, text, short, to: `+${digits}`, digits };
      return {
        method: template.method,
        url: new URL(fillIn(url, values, encodeURIComponent)),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name.toLowerCase(),
            fillIn(value, { ...secrets, id: encodeURIComponent(id) }, (it) => it),
          ]),
        ),
        ...(body ? { body: body(values) } : {}),
      };
    },
  };
}

function fillIn(template: string, values: Values, encode: Encode): string {
  return template.replaceAll(place, (_, name: string) => encode(values[name] ?? ''));
}

function typeOf(headers: Record<string, string>): string {
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return entry?.[1] ?? '';
}

function bodyOf(body: string, type: string): (values: Values) => string {
  if (/json/i.test(type)) return jsonBody(body);
  if (/x-www-form-urlencoded/i.test(type)) {
    return (values) => fillIn(body, values, encodeURIComponent);
  }
  if (/xml/i.test(type)) return (values) => fillIn(body, values, escapeXml);
  throw new RangeError(`content-type "${type}": JSON, x-www-form-urlencoded or XML.`);
}

/** Fills strings of the parsed template, so that no text can end its string. */
function jsonBody(body: string): (values: Values) => string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new RangeError('The body is no JSON; a {place} stands within a string: "{text}".');
  }
  return (values) =>
    JSON.stringify(parsed, (_, value: unknown) =>
      typeof value === 'string' ? fillIn(value, values, (it) => it) : value,
    );
}

/** XML 1.0, 2.2: what is not a character of it cannot be escaped and is left out. */
function escapeXml(value: string): string {
  return value
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function checkPlaces({ url, headers, body = '', secrets }: RequestTemplate): void {
  const placesOf = (text: string): string[] => [...text.matchAll(place)].map((m) => m[1] ?? '');
  const own = Object.keys(secrets);
  const clash = own.find((name) => ofMessage.includes(name));
  if (clash) throw new RangeError(`A secret cannot be named "${clash}".`);
  const places = placesOf(url + body);
  const unknown = places.find((name) => !ofMessage.includes(name) && !own.includes(name));
  if (unknown) throw new RangeError(`{${unknown}} is neither of the message nor a secret.`);
  const inHeader = placesOf(Object.values(headers).join(' '));
  const odd = inHeader.find((name) => name !== 'id' && !own.includes(name));
  if (odd) throw new RangeError(`A header has no {${odd}}: only {id} and secrets.`);
  if (!places.includes('to') && !places.includes('digits')) {
    throw new RangeError('Nothing says to whom: {to} or {digits} is missing.');
  }
  if (!places.includes('text') && !places.includes('short')) {
    throw new RangeError('Nothing says what: {text} or {short} is missing.');
  }
}

/** What the connection itself says of a request. */
const ownHeaders = /^(host|connection|content-length|transfer-encoding)$/i;

function checkHeaders({ headers, secrets }: RequestTemplate): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(
        name,
        fillIn(value, secrets, (it) => it),
      );
    } catch {
      throw new RangeError(`The header "${name}" has a name or a value that HTTP does not allow.`);
    }
    if (ownHeaders.test(name)) throw new RangeError(`The header "${name}" is not for a template.`);
  }
}

/** Secrets, and headers that carry any, as they are and as a URL, JSON or XML has them. */
function hiddenOf({ headers, secrets }: RequestTemplate): string[] {
  const values = Object.entries(headers)
    .filter(([name]) => !/^(accept|content-type|user-agent)$/i.test(name))
    .map(([, value]) => fillIn(value, secrets, (it) => it));
  return [...Object.values(secrets), ...values, ...values.flatMap((value) => value.split(' '))]
    .flatMap((value) => [
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      escapeXml(value),
    ])
    .filter((value) => value.length >= secretLeast);
}
