/** Live updates: one listener a process, one open stream a reader, each told only of their own. */
import type { ServerResponse } from 'node:http';
import { maySee, partyOf, type Actor } from '../domain/roles.ts';
import { standsOver } from '../domain/group-roles.ts';
import {
  listen,
  listenToGroups,
  listenToStandings,
  type GroupNews,
  type LiveNews,
} from '../store/live.ts';
import type { Store } from '../store/connect.ts';

/** Proxies and phones drop a silent connection after about a minute; this keeps it alive. */
const heartbeatMs = 25_000;

/** Who reads, and whether they still may: asked when their standing may have changed. */
export interface Reader {
  actor: Actor;
  stillIs: () => Promise<boolean>;
}

export interface LiveHub {
  ready: Promise<void>;
  /** Sends a reader what concerns them until they leave, or `stillIs` no more who they were. */
  join: (reader: Reader, stream: ServerResponse) => void;
  close: () => Promise<void>;
}

/** Opens the hub on a store. `also` hears everything, whoever it is for. */
export function openLive(
  store: Store,
  also: { news: (news: LiveNews) => void; gap: () => void },
): LiveHub {
  const readers = new Map<ServerResponse, Reader>();
  const listener = listen(store, {
    news: (news) => {
      also.news(news);
      for (const [stream, { actor }] of readers) {
        if (maySee(actor, news)) stream.write(`event: incident\ndata: ${told(news)}\n\n`);
      }
    },
    gap: () => {
      also.gap();
      for (const stream of readers.keys()) stream.write('event: gap\ndata: {}\n\n');
    },
  });
  const groups = listenToGroups(store, {
    news: (news) => {
      for (const [stream, { actor }] of readers) {
        if (isTheirs(actor, news)) stream.write(`event: group\ndata: ${told(news)}\n\n`);
      }
    },
    gap: () => {
      for (const stream of readers.keys()) stream.write('event: gap\ndata: {}\n\n');
    },
  });
  const looking = lookAgain(readers);
  const standings = listenToStandings(store, { news: looking.at, gap: looking.atAll });
  const heartbeat = setInterval(() => {
    for (const stream of readers.keys()) stream.write(': \n\n');
    // What changes by the clock alone tells nobody: a desk left idle, an appointment that ends.
    looking.atAll();
  }, heartbeatMs);
  return {
    ready: Promise.all([listener.ready, groups.ready, standings.ready]).then(() => undefined),
    join: (reader, stream) => {
      readers.set(stream, reader);
      stream.write(': welcome\n\n');
      stream.on('close', () => readers.delete(stream));
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const stream of readers.keys()) stream.end();
      await Promise.all([listener.close(), groups.close(), standings.close()]);
    },
  };
}

/** Ends the streams of those who are no longer who they were; their pages then ask anew. */
function lookAgain(readers: Map<ServerResponse, Reader>) {
  let isLooking = false;
  const look = async (stream: ServerResponse, reader: Reader): Promise<void> => {
    if (!(await reader.stillIs())) stream.end();
  };
  return {
    at: (person: string): void => {
      for (const [stream, reader] of readers) {
        if (reader.actor.person === person) void look(stream, reader);
      }
    },
    /** One after the other: thousands at once would keep everybody else waiting. */
    atAll: (): void => {
      if (isLooking) return;
      isLooking = true;
      void (async () => {
        for (const [stream, reader] of readers) await look(stream, reader);
        isLooking = false;
      })();
    },
  };
}

/** Whose news of a group it is: as `maySeeGroup` has it, of those whose incident is in it. */
function isTheirs(actor: Actor, news: GroupNews): boolean {
  if (actor.role === 'site') return news.sites.includes(actor.unit);
  return standsOver(actor, news) && (partyOf(actor) === 'customer' || news.notified);
}

function told({ id, code, version, state }: LiveNews | GroupNews): string {
  return JSON.stringify({ id, code, version, state });
}
