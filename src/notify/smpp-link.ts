/** A bound SMPP 3.4 connection that is kept: alive by enquiries, made anew when it ends. */
import smpp, { type Fields, type Pdu, type Session } from 'smpp';

/** Where to bind, and as whom. */
export interface LinkOptions {
  host: string;
  port: number;
  /** TLS from the first octet; the certificate must be good. */
  tls: boolean;
  systemId: string;
  password: string;
  /** What some gateways want to know of a client; usually empty. */
  systemType: string;
  /** How long a connection and its bind may take, and the answer to an enquiry. */
  answerMs: number;
  /** How often a quiet connection is asked whether it lives. */
  enquireMs: number;
  /** The wait before the next connection: doubled after each that fails, up to the most. */
  retryMs: { least: number; most: number };
}

/** A connection to a gateway; it keeps trying until it is closed. */
export interface Link {
  /**
   * Sends one request over the bound connection, waiting for that if need be, and resolves with the
   * answer, whatever its status. Rejects with a `NotSent` or an `Unanswered`.
   */
  request: (command: 'submit_sm', fields: Fields, signal: AbortSignal) => Promise<Pdu>;
  /** Unbinds and ends the connection. */
  close: () => Promise<void>;
}

/** The request did not leave this machine. */
export class NotSent extends Error {}

/** The request left, no answer came: the gateway may have taken it or not. */
export class Unanswered extends Error {}

/** Answers a `deliver_sm` or `data_sm`: the status (a name of SMPP 3.4, 5.1.3). */
export type OnDelivery = (pdu: Pdu) => Promise<string>;

/** A status by its name, as evidence shows it ("ESME_RTHROTTLED"). */
export function statusName(status: number): string {
  const name = Object.entries(smpp.errors).find(([, value]) => value === status)?.[0];
  return name ?? `status 0x${status.toString(16).padStart(8, '0')}`;
}

/** Opens a connection, at once, and keeps it. */
export function openLink(options: LinkOptions, onDelivery: OnDelivery): Link {
  let connection: Connection;
  let bound: Session | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = options.retryMs.least;
  let closed = false;
  /** What those wait for who have something to send: the attempt to bind, under way or next. */
  let turn = newTurn();

  async function attempt(): Promise<void> {
    connection = connect(options, onDelivery);
    const { session, ready, ended } = connection;
    if (await ready.then(yes, no)) {
      waitMs = options.retryMs.least;
      bound = session;
      turn.resolve(session);
    }
    const why = await ended;
    bound = undefined;
    turn.reject(new NotSent(why));
    turn = newTurn();
    // A little chance, so that many desks do not come back to a gateway at the same instant.
    if (!closed) timer = setTimeout(() => void attempt(), waitMs * (0.75 + Math.random() / 2));
    waitMs = Math.min(options.retryMs.most, waitMs * 2);
  }

  void attempt();
  return {
    request: async (command, fields, signal) => {
      if (closed) throw new NotSent('closed');
      const late = (): Error => new NotSent('no connection in time');
      const session = bound ?? (await within(turn.promise, signal, late));
      return ask(session, command, fields, signal);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      turn.reject(new NotSent('closed'));
      const { session, ended } = connection;
      const limit = AbortSignal.timeout(options.answerMs);
      limit.addEventListener('abort', () => session.destroy());
      if (bound) {
        await ask(session, 'unbind', {}, limit).catch(ignore);
        session.close();
      } else session.destroy();
      await ended;
    },
  };
}

const yes = (): boolean => true;
const no = (): boolean => false;

function newTurn(): PromiseWithResolvers<Session> {
  const turn = Promise.withResolvers<Session>();
  turn.promise.catch(ignore);
  return turn;
}

function ignore(): void {
  // Whoever waits for the promise hears of it there.
}

/** One connection, from its first packet to its last. */
interface Connection {
  session: Session;
  /** Resolves when it is bound. */
  ready: Promise<void>;
  /** Resolves when it is over, with what ended it. */
  ended: Promise<string>;
}

function connect(options: LinkOptions, onDelivery: OnDelivery): Connection {
  const { host, port, tls, answerMs } = options;
  const session = smpp.connect({ host, port, tls });
  // What ended the connection: the first that is known, not what followed from it.
  let why: string | undefined;
  const fail = (words: string): void => {
    why ??= words;
    session.destroy();
  };
  session.on('error', (error) => fail(error.message));
  serve(session, onDelivery);
  const limit = setTimeout(() => fail(`no bind within ${answerMs} ms`), answerMs);
  const ready = bind(session, options);
  ready.then(
    () => clearTimeout(limit),
    (error: Error) => fail(error.message),
  );
  const enquiries = setInterval(() => {
    ask(session, 'enquire_link', {}, AbortSignal.timeout(answerMs)).catch(() =>
      fail(`no answer to an enquiry within ${answerMs} ms`),
    );
  }, options.enquireMs);
  const ended = new Promise<string>((resolve) => {
    session.socket.once('close', () => {
      clearTimeout(limit);
      clearInterval(enquiries);
      resolve(why ?? 'the gateway ended the connection');
    });
  });
  return { session, ready, ended };
}

async function bind(session: Session, options: LinkOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    session.once(options.tls ? 'secureConnect' : 'connect', () => resolve());
    session.socket.once('close', () => reject(new NotSent('no connection')));
  });
  const answer = await ask(session, 'bind_transceiver', {
    system_id: options.systemId,
    password: options.password,
    system_type: options.systemType,
    interface_version: 0x34,
  });
  if (answer.command_status !== 0) {
    throw new NotSent(`bind refused: ${statusName(answer.command_status)}`);
  }
}

type Command = 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind';

/** One request and its answer. The package forgets the requests of a connection that ends. */
function ask(
  session: Session,
  command: Command,
  fields: Fields,
  signal?: AbortSignal,
): Promise<Pdu> {
  const { promise, resolve, reject } = Promise.withResolvers<Pdu>();
  const onClose = (): void => reject(new Unanswered('the connection ended before the answer'));
  if (!session.socket.writable || !session[command](fields, resolve)) {
    return Promise.reject(new NotSent('the connection has just ended'));
  }
  session.socket.once('close', onClose);
  const answer = signal
    ? within(promise, signal, () => new Unanswered('no answer in time'))
    : promise;
  return answer.finally(() => session.socket.off('close', onClose));
}

/** The promise, unless the signal comes first. */
function within<T>(promise: Promise<T>, signal: AbortSignal, error: () => Error): Promise<T> {
  const late = Promise.withResolvers<T>();
  const onAbort = (): void => late.reject(error());
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([promise, late.promise]).finally(() =>
    signal.removeEventListener('abort', onAbort),
  );
}

/** What a gateway may ask of us. */
function serve(session: Session, onDelivery: OnDelivery): void {
  // Each request under way listens for the end; the window bounds them.
  session.socket.setMaxListeners(0);
  const answer = (pdu: Pdu): boolean => session.send(pdu.response());
  session.on('enquire_link', answer);
  session.on('unknown', answer);
  session.on('unbind', (pdu) => {
    answer(pdu);
    session.close();
  });
  const deliver = (pdu: Pdu): void => {
    void onDelivery(pdu).then((status) =>
      session.send(pdu.response({ command_status: smpp.errors[status] ?? 0 })),
    );
  };
  session.on('deliver_sm', deliver);
  session.on('data_sm', deliver);
}
