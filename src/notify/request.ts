/** One HTTP request to a gateway: bounded in time and size, no redirect followed. */
import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import type { Outcome } from './messenger.ts';

/** What is asked. */
export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** What it may cost, and where it may go. */
export interface Limits {
  /** From the first packet to the last octet of the answer. */
  timeoutMs: number;
  /** Whether an address inside one's own network is meant; false: only public ones are reached. */
  allowPrivate: boolean;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** At most 64 KiB of it. */
  body: string;
}

/** The address is not one that may be reached; nothing was sent. */
class ForbiddenAddress extends Error {}

const answerMax = 65_536;

/** What is not of the public IPv4 internet (IANA's special-purpose registry). */
const special = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(net, prefix, 'ipv4');
}
// Of IPv6 only 2000::/3 is public; in it: protocol assignments with Teredo, examples, 6to4.
special.addSubnet('2001::', 23, 'ipv6');
special.addSubnet('2001:db8::', 32, 'ipv6');
special.addSubnet('2002::', 16, 'ipv6');
special.addSubnet('3fff::', 20, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !special.check(address, 'ipv4');
  return globalV6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/**
 * Sends a request and resolves with the answer, whatever its status. Rejects with a
 * `ForbiddenAddress`, or with an error whose message is fit to be shown. The address that was
 * looked at is the one that is connected to, so that a name cannot change between the two.
 */
export function exchange(request: Request, limits: Limits): Promise<Answer> {
  const { method, url, headers, body = '' } = request;
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  if (!limits.allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) {
    return Promise.reject(forbidden(host));
  }
  const signal = AbortSignal.timeout(limits.timeoutMs);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const fail = (error: Error): void => reject(signal.aborted ? late(limits.timeoutMs) : error);
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    method,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
    signal,
    agent: false as const,
    ...(limits.allowPrivate ? {} : { lookup: publicLookup }),
  };
  const sent = open(url, options, (response) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const done = (): void => {
      const text = Buffer.concat(chunks).subarray(0, answerMax).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    };
    response.on('error', fail);
    response.on('end', done);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length < answerMax) return;
      done();
      response.destroy();
    });
  });
  sent.on('error', fail);
  sent.end(body);
  return promise;
}

function late(timeoutMs: number): Error {
  return new Error(`no answer within ${timeoutMs} ms; it may have arrived`);
}

function forbidden(address: string): ForbiddenAddress {
  return new ForbiddenAddress(`${address} is not a public address`);
}

const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const inside = error ? undefined : found.find(({ address }) => !isPublicAddress(address));
    const [first] = found ?? [];
    if (error || inside || !first) {
      callback(error ?? forbidden(`${host} (${inside?.address ?? 'nothing'})`), []);
    } else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** What becomes of a message whose request failed before an answer. */
export function failure(error: unknown): Outcome {
  const kind = error instanceof ForbiddenAddress ? 'refused' : 'deferred';
  return { kind, answer: messageOf(error).slice(0, wordsMax) };
}

function messageOf(error: unknown): string {
  // A host of several addresses fails with one error for each, and no message of its own.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const wordsMax = 300;

/** An answer as evidence: the status and the start of the body, without what must stay secret. */
export function wordsOf(answer: Answer, secrets: readonly string[] = []): string {
  let body = answer.body;
  // The longest first: one secret may be part of another.
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    if (secret !== '') body = body.replaceAll(secret, '•••');
  }
  const line = body.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return `HTTP ${answer.status} ${line}`.trim().slice(0, wordsMax);
}

/** Statuses after which the same request may succeed later. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
