/** Live updates: one listener a process, one open stream a reader, each told only of their own. */
import type { ServerResponse } from 'node:http';
import { maySee, partyOf, type Actor } from '../domain/roles.ts';
import { standsOver } from '../domain/group-roles.ts';
import { listen, listenToGroups, type GroupNews, type LiveNews } from '../store/live.ts';
import type { Store } from '../store/connect.ts';

/** Proxies and phones drop a silent connection after about a minute; this keeps it alive. */
const heartbeatMs = 25_000;

export interface LiveHub {
  ready: Promise<void>;
  /** Sends a reader what concerns them until they leave. */
  join: (actor: Actor, stream: ServerResponse) => void;
  close: () => Promise<void>;
}

/** Opens the hub on a store. `also` hears everything, whoever it is for. */
export function openLive(
  store: Store,
  also: { news: (news: LiveNews) => void; gap: () => void },
): LiveHub {
  const readers = new Map<ServerResponse, Actor>();
  const listener = listen(store, {
    news: (news) => {
      also.news(news);
      for (const [stream, actor] of readers) {
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
      for (const [stream, actor] of readers) {
        if (isTheirs(actor, news)) stream.write(`event: group\ndata: ${told(news)}\n\n`);
      }
    },
    gap: () => {
      for (const stream of readers.keys()) stream.write('event: gap\ndata: {}\n\n');
    },
  });
  const heartbeat = setInterval(() => {
    for (const stream of readers.keys()) stream.write(': \n\n');
  }, heartbeatMs);
  return {
    ready: Promise.all([listener.ready, groups.ready]).then(() => undefined),
    join: (actor, stream) => {
      readers.set(stream, actor);
      stream.write(': welcome\n\n');
      stream.on('close', () => readers.delete(stream));
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const stream of readers.keys()) stream.end();
      await Promise.all([listener.close(), groups.close()]);
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
