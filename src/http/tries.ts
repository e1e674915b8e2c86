/**
 * Failed tries at the entrance, by where they come from on the network. Only failures count: thirty
 * people behind one office's address sign in at eight on Monday, and none of them guesses.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';
import type { RefusalCode } from '../domain/refusals.ts';
import { RefusedError } from './errors.ts';

const windowMs = 60_000;

/** How many addresses are remembered; a flood from more of them forgets the oldest first. */
const addressesMax = 10_000;

/** Requests of any outcome a minute: each password costs some 50 ms of one core. */
const requestsPerFailure = 15;

/** What is a guess that failed. */
const guesses = new Set<RefusalCode>(['D-17', 'I-2', 'I-7', 'I-11', 'I-12', 'S-1']);

/** What a route of the entrance is registered with. */
export interface EntranceLimits {
  config: { rateLimit: { max: number; timeWindow: string } };
  onRequest: (request: FastifyRequest) => Promise<void>;
  onError: (request: FastifyRequest, reply: FastifyReply, error: Error) => Promise<void>;
  onResponse: (request: FastifyRequest) => Promise<void>;
}

interface Tries {
  failures: number;
  until: number;
  /** Not answered yet: a hundred guesses at once are a hundred guesses. */
  underWay: number;
}

/** Limits that all routes of the entrance share: `failuresMax` failed tries a minute (D-6). */
export function entranceLimits(failuresMax: number): EntranceLimits {
  const known = new Map<string, Tries>();
  const entered = new WeakSet<FastifyRequest>();
  const triesOf = ({ ip }: FastifyRequest): Tries => {
    const key = networkOf(ip);
    const tries = known.get(key) ?? { failures: 0, until: 0, underWay: 0 };
    if (tries.until <= Date.now())
      Object.assign(tries, { failures: 0, until: Date.now() + windowMs });
    known.delete(key);
    known.set(key, tries);
    const [oldest] = known.keys();
    if (known.size > addressesMax && oldest !== undefined) known.delete(oldest);
    return tries;
  };
  return {
    config: { rateLimit: { max: failuresMax * requestsPerFailure, timeWindow: '1 minute' } },
    onRequest: async (request) => {
      const tries = triesOf(request);
      const isSpent = tries.failures >= failuresMax;
      if (isSpent || tries.failures + tries.underWay >= 2 * failuresMax) {
        throw new RefusedError('D-6');
      }
      tries.underWay += 1;
      entered.add(request);
    },
    onError: async (request, _reply, error) => {
      if (error instanceof RefusedError && guesses.has(error.code)) triesOf(request).failures += 1;
    },
    onResponse: async (request) => {
      if (entered.has(request)) triesOf(request).underWay -= 1;
    },
  };
}

/** One IPv6 line has 2^64 addresses: they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':');
  const right = tail === undefined ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
