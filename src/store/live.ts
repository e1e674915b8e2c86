/** Hearing what any process appended: PostgreSQL's LISTEN on one connection of its own. */
import pg from 'pg';
import type { StateName } from '../domain/procedure.ts';
import type { Group, GroupPlace } from '../domain/group.ts';
import { liveChannel } from './append.ts';
import { groupChannel } from './group-append.ts';
import type { Store } from './connect.ts';

/** What was appended, with whose it is, so that each reader is told only of their own. */
export interface LiveNews {
  id: string;
  code: string;
  version: number;
  state: StateName;
  customerUnits: string[];
  carrierUnit: string;
  notified: boolean;
  /** When the engine next has something to note about it; null: never. */
  nextFallAt: number | null;
}

/** How long to wait before connecting again after the connection broke. */
const reconnectMs = 1_000;

/** What was heard, and that something may have been missed. */
export interface Hearing {
  heard: (payload: string) => void;
  gap: () => void;
}

/**
 * Listens for news of incidents until closed. A broken connection is opened anew; `gap` is called
 * then, because what was said in between is lost and readers have to look for themselves.
 */
export function listen(
  store: Store,
  on: { news: (news: LiveNews) => void; gap: () => void },
): { ready: Promise<void>; close: () => Promise<void> } {
  const heard = (payload: string): void => {
    for (const news of JSON.parse(payload) as LiveNews[]) on.news(news);
  };
  return listenTo(store, liveChannel, { heard, gap: on.gap });
}

/** What was appended to a group, with whose it is. `sites`: empty where they are too many. */
export interface GroupNews extends Pick<Group, 'id' | 'code' | 'version' | 'state'>, GroupPlace {
  notified: boolean;
  sites: string[];
}

/** Listens for news of groups until closed; see `listen`. */
export function listenToGroups(
  store: Store,
  on: { news: (news: GroupNews) => void; gap: () => void },
): { ready: Promise<void>; close: () => Promise<void> } {
  const heard = (payload: string): void => on.news(JSON.parse(payload) as GroupNews);
  return listenTo(store, groupChannel, { heard, gap: on.gap });
}

/** Listens for people whose standing may have changed (0020-standing.sql); see `listen`. */
export function listenToStandings(
  store: Store,
  on: { news: (person: string) => void; gap: () => void },
): { ready: Promise<void>; close: () => Promise<void> } {
  return listenTo(store, 'thongsuot_standing', { heard: on.news, gap: on.gap });
}

/** Listens on any channel until closed; see `listen`. */
export function listenTo(
  store: Store,
  channel: string,
  on: Hearing,
): { ready: Promise<void>; close: () => Promise<void> } {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const next = new pg.Client({ connectionString: store.url });
    client = next;
    next.on('notification', ({ payload }) => on.heard(payload ?? ''));
    next.on('error', () => undefined);
    await next.connect();
    await next.query(`listen ${channel}`);
    // From here on only: a failed try ends, too, and tried again twice it would double each second.
    next.on('end', () => {
      if (!closed) timer = setTimeout(() => void reopen(), reconnectMs);
    });
  }

  async function reopen(): Promise<void> {
    try {
      await open();
      on.gap();
    } catch {
      if (!closed) timer = setTimeout(() => void reopen(), reconnectMs);
    }
  }

  return {
    ready: open(),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
