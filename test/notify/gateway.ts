/** A text gateway for tests: the `smpp` package's server side, on a real socket. */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

/** Things that come one after the other, each awaited by whoever needs it. */
export interface Inbox<T> {
  put: (item: T) => void;
  next: () => Promise<T>;
}

/** A queue that is awaited. */
export function inbox<T>(): Inbox<T> {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put: (item) => {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    next: () => {
      const item = items.shift();
      return item === undefined
        ? new Promise((resolve) => takers.push(resolve))
        : Promise.resolve(item);
    },
  };
}

/** What the gateway saw: a session's PDUs in the order in which they came. */
export interface Seen {
  session: Session;
  pdu: Pdu;
}

export interface Gateway {
  port: number;
  server: Server;
  binds: Inbox<Seen>;
  submits: Inbox<Seen>;
  enquiries: Inbox<Seen>;
  deliveryAnswers: Inbox<Pdu>;
  unbinds: Inbox<Seen>;
  close: () => Promise<void>;
}

/** Listens; binds of user `desk`, password `sesame` are taken. Submits wait for the test. */
export async function startGateway(port = 0): Promise<Gateway> {
  const [binds, submits, enquiries, unbinds] = [
    inbox<Seen>(),
    inbox<Seen>(),
    inbox<Seen>(),
    inbox<Seen>(),
  ];
  const deliveryAnswers = inbox<Pdu>();
  const sessions = new Set<Session>();
  const server = smpp.createServer((session) => {
    sessions.add(session);
    // A desk that cuts the connection is no failure of the test.
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', (pdu) => {
      const good = pdu.system_id === 'desk' && pdu.password === 'sesame';
      const status = good ? 'ESME_ROK' : 'ESME_RBINDFAIL';
      session.send(pdu.response({ command_status: smpp.errors[status] ?? -1 }));
      binds.put({ session, pdu });
    });
    session.on('submit_sm', (pdu) => submits.put({ session, pdu }));
    session.on('enquire_link', (pdu) => enquiries.put({ session, pdu }));
    session.on('deliver_sm_resp', (pdu) => deliveryAnswers.put(pdu));
    session.on('unbind', (pdu) => {
      session.send(pdu.response());
      unbinds.put({ session, pdu });
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    server,
    binds,
    submits,
    enquiries,
    deliveryAnswers,
    unbinds,
    close: async () => {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers a submission. */
export function answer({ session, pdu }: Seen, status: string, messageId = ''): void {
  const code = smpp.errors[status] ?? -1;
  session.send(pdu.response({ command_status: code, message_id: messageId }));
}
