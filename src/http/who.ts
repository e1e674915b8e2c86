/** Who is asking: a browser's session, or a program's token. One place; every route goes by it. */
import type { FastifyRequest } from 'fastify';
import { needsSecondFactor, scopeNeeded, sharedDeskIdleMs } from '../domain/administration.ts';
import { sha256 } from '../domain/record.ts';
import type { Store } from '../store/connect.ts';
import {
  appointedOf,
  findAccount,
  type Account,
  type Appointed,
  type Person,
  type TokenHolder,
} from '../store/people.ts';
import { changeState, readState, type SessionState } from '../store/sessions.ts';
import type { Auth, SessionOf } from './auth.ts';
import { RefusedError } from './errors.ts';

/** How a token begins, so that one found in a log or a repository is known for what it is. */
export const tokenPrefix = 'tst_';

/** So long a proof of who one is counts for what asks for a fresh one. */
const proofForMs = 10 * 60_000;

/** So long a session lasts at most, however often it is used; a week unused ends it sooner. */
const sessionForMs = 30 * 86_400_000;

/** A hand on the desk is noted once in so long. */
const activeEveryMs = 60_000;

/** A browser's session with what the desk knows of it and of its account. */
export interface Seat extends SessionOf {
  state: SessionState;
  account: Account;
  isLocked: boolean;
  appointments: Appointed[];
  /** Must enrol a second factor, or sign in by one, before anything else. */
  isWeak: boolean;
}

/** Who is asking, in which appointment; with the session where it is a browser. */
export interface Standing extends Appointed {
  seat?: Seat;
  token?: TokenHolder;
}

/**
 * Finds the person behind a request. Throws D-5 where there is none, D-9 where they have no role,
 * I-1 where the desk is locked, I-3 where the account is disabled, I-4 where a second factor is
 * missing, I-5 where a token is not for this.
 */
export type Who = (request: FastifyRequest) => Promise<Person>;

/** The questions about who is asking. */
export interface Identity {
  who: Who;
  standing: (request: FastifyRequest) => Promise<Standing>;
  /** Whether a request that stays open would still be answered as this person, in this place. */
  stillIs: (request: FastifyRequest, person: Person) => Promise<boolean>;
  /** The browser's session, locked or weak too; D-5 where there is none. */
  seat: (request: FastifyRequest) => Promise<Seat>;
  /**
   * Throws I-8 unless a person at a browser proved who they are within `forMs` (10 minutes): by
   * signing in, or anew by `POST /api/session/prove`. Programs never do.
   */
  requireProof: (request: FastifyRequest, forMs?: number) => Promise<Seat>;
}

interface Sources {
  store: Store;
  auth: Auth;
  /** `isSecondFactorAsked`: whether roles may demand one; `isSample`: sample people need none. */
  rules: { isSecondFactorAsked: boolean; isSample: boolean };
  byToken: (secretSha256: string) => Promise<TokenHolder | undefined>;
}

/** Makes the look-up, once a request. */
export function openIdentity(sources: Sources): Identity {
  const standings = new WeakMap<FastifyRequest, Promise<Standing>>();
  const standing = (request: FastifyRequest): Promise<Standing> => {
    const asked = standings.get(request) ?? find(sources, request);
    standings.set(request, asked);
    return asked;
  };
  return {
    standing,
    stillIs: (request, person) => stillIs(sources, request, person),
    seat: (request) => seatOf(sources, request),
    who: async (request) => (await standing(request)).person,
    requireProof: async (request, forMs = proofForMs) => {
      const { seat } = await standing(request);
      if (!seat || seat.state.now - seat.state.provedAt > forMs) throw new RefusedError('I-8');
      return seat;
    },
  };
}

async function find(sources: Sources, request: FastifyRequest): Promise<Standing> {
  const header = request.headers.authorization;
  if (header !== undefined) return holderOf(sources, header, request);
  const seat = await seatOf(sources, request);
  if (seat.account.disabledAt) throw new RefusedError('I-3');
  if (seat.isLocked) throw new RefusedError('I-1');
  if (seat.isWeak) throw new RefusedError('I-4');
  const chosen = seat.appointments.find((one) => one.appointment === seat.state.appointment);
  const acting = chosen ?? seat.appointments[0];
  if (!acting) throw new RefusedError('D-9');
  if (isByHand(request) && seat.state.now - seat.state.activeAt > activeEveryMs) {
    await changeState(sources.store, seat.id, { active: true });
  }
  return { ...acting, seat };
}

async function stillIs(
  sources: Sources,
  request: FastifyRequest,
  { role, unit }: Person,
): Promise<boolean> {
  try {
    const { person } = await find(sources, request);
    return person.role === role && person.unit === unit;
  } catch (error) {
    // A database that is away says nothing about anybody.
    return !(error instanceof RefusedError);
  }
}

async function holderOf(
  { byToken }: Sources,
  header: string,
  request: FastifyRequest,
): Promise<Standing> {
  const secret = /^Bearer (tst_[\w-]{20,100})$/.exec(header)?.[1];
  const token = secret ? await byToken(sha256(secret)) : undefined;
  if (!token) throw new RefusedError('D-5');
  const needed = scopeNeeded(request.method, request.routeOptions.url ?? '');
  if (!token.scopes.includes(needed)) throw new RefusedError('I-5');
  const { person, appointment, administrator } = token;
  return { person, appointment, administrator, token };
}

async function seatOf({ store, auth, rules }: Sources, request: FastifyRequest): Promise<Seat> {
  if (request.headers.cookie === undefined) throw new RefusedError('D-5');
  const session = await auth.sessionOf(new Headers({ cookie: request.headers.cookie }));
  if (!session) throw new RefusedError('D-5');
  const [account, state, appointments] = await Promise.all([
    findAccount(store, session.person),
    readState(store, session.id),
    appointedOf(store, session.person),
  ]);
  if (!account) throw new RefusedError('D-9');
  if (!state || state.now - session.openedAt > sessionForMs) throw new RefusedError('D-5');
  const isIdle = state.shared && state.now - state.activeAt >= sharedDeskIdleMs;
  const isDemanded =
    account.shortPassword ||
    appointments.some((one) => needsSecondFactor(one.person.role, one.administrator));
  const isExempt = !rules.isSecondFactorAsked || (rules.isSample && account.isSample);
  return {
    ...session,
    state,
    account,
    appointments,
    isLocked: state.isLocked || isIdle,
    isWeak: isDemanded && !isExempt && state.strength === 'password',
  };
}

/** Whether a hand was on the desk: a page asks by itself too, which keeps nothing open. */
function isByHand({ method, headers }: FastifyRequest): boolean {
  return method !== 'GET' || headers['x-by-hand'] === '1';
}
