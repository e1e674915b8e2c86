/**
 * What this phone owes the desk: every act that could not be sent, in the order in which the person
 * did it. It lies in the browser's database, so that closing and restarting the phone loses
 * nothing. No part of React: the service worker sends from here too.
 */
import { createStore, del, get, set, update, values } from 'idb-keyval';
import type { Problem } from '../../http/contract/common.ts';
import type { BodiedCommand, CommandBody } from '../../http/contract/commands.ts';
import type { Circuit } from '../../http/contract/directory.ts';

/** A photo or another file for an incident. */
interface Attach {
  name: 'attach';
  body: { file: Blob; name: string; claimedAt?: undefined };
}

/** An act as it will be sent: a report, a command on an incident, or a file for it. */
export type Act =
  | { [N in BodiedCommand]: { name: N; body: CommandBody<N> } }[BodiedCommand]
  | Attach;

/** Why the desk did not take it, as it said so. */
export interface Refusal {
  code: string;
  words: Problem['words'];
  /** The state of the incident as it was then. */
  state?: string;
}

/** One act that waits. */
export interface Waiting {
  /** The command's id: sent twice, it is carried out once. A report's is its incident's. */
  id: string;
  /** Whose act it is: it is never sent as anybody else's. */
  person: string;
  /** The id of the incident. */
  incident: string;
  /** The circuit of a report, to show the number to call while the desk knows nothing of it. */
  circuit?: string;
  /** The known outage that a report joins, if it still takes any when the report arrives. */
  group?: string;
  /** The open incidents of that circuit which the reporter was shown: this is another matter. */
  known?: string[];
  /** One that was reported since: the person says first whether it is the same. */
  other?: Circuit['openIncidents'][number] | undefined;
  /** What the person knew the incident by: its code, or its office. */
  label: string;
  act: Act;
  /** ISO 8601: when the person did it, which is the time that it claims. */
  at: string;
  /** Its place in the order. */
  place: number;
  /** It was sent, and nobody knows whether it arrived. */
  tried?: boolean;
  refusal?: Refusal;
}

/** Whether an act waits for its person's decision, and not for a network. */
export function isHeld({ refusal, other }: Waiting): boolean {
  return (refusal ?? other) !== undefined;
}

const store = createStore('thongsuot-outgoing', 'acts');
const places = createStore('thongsuot-outgoing-places', 'places');

/** The name of the lock, and of the channel on which the tabs and the worker tell each other. */
const name = 'thongsuot.outgoing';

/** What happened to the queue: it changed, or an act of it has reached the desk. */
export interface News {
  /** The incident whose act the desk has taken. */
  sent?: string;
  /** An act was put in: it is worth a try before long. */
  kept?: boolean;
}

const listeners = new Set<(news: News) => void>();
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
channel?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));

function hear(news: News): void {
  for (const listener of listeners) listener(news);
}

/** Tells this page and every other of the desk. */
function tell(news: News = {}): void {
  hear(news);
  channel?.postMessage(news);
}

/** Hears of every change, whoever made it, until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Does something while no other tab, and no worker, sends. Where there are no locks, at once. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(name, work) : await work();
}

/** All that waits on this phone, whoever's it is, in its order. */
export async function waiting(): Promise<Waiting[]> {
  return (await values<Waiting>(store)).toSorted((a, b) => a.place - b.place);
}

/** Puts an act at the end, or at a place of the order. The same id again replaces it. */
export async function keep(act: Omit<Waiting, 'place'>, at?: number): Promise<Waiting> {
  let place = at ?? 0;
  if (at === undefined) await update<number>('last', (last = 0) => (place = last + 1), places);
  const before = await get<Waiting>(act.id, store);
  const kept = { ...act, place: before?.place ?? place };
  await set(act.id, kept, store);
  tell({ kept: true });
  return kept;
}

/** The act as it stands now; undefined where it has been sent or dropped. */
export async function find(id: string): Promise<Waiting | undefined> {
  return await get<Waiting>(id, store);
}

/** Changes an act that still waits; one that is gone stays gone. */
export async function change(id: string, how: Partial<Waiting>): Promise<void> {
  const before = await find(id);
  if (before) await set(id, { ...before, ...how }, store);
  tell();
}

/** Takes an act out: `sent` where the desk has it, otherwise because the person wants it so. */
export async function drop(id: string, news: News = {}): Promise<void> {
  await del(id, store);
  tell(news);
}
