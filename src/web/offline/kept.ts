/**
 * The desk's last answers, kept on the phone for the day without a line: who I am, my office's
 * circuit and its hotline, known outages there, the last list, the incidents last seen. One
 * person's at a time: whoever signs in next, and signing out, wipes them. A lost phone holds no
 * more than this.
 */
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { createStore, del, get, set } from 'idb-keyval';
import type { Me } from '../../http/contract/directory.ts';
import { keys } from '../api/queries.ts';

interface Answer {
  key: QueryKey;
  data: unknown;
  /** When the desk gave it, in milliseconds since 1970. */
  at: number;
}

interface Kept {
  /** The shape of what is kept: another version of the page may not understand it. */
  form: number;
  person: string;
  answers: Answer[];
}

const form = 2;
const slot = 'answers';
const store = createStore('thongsuot-kept', 'answers');

/** A database that does not answer by then is not waited for: the page asks the desk instead. */
const patienceMs = 3_000;
const pauseMs = 1_000;

/** How many of each kind are kept, the newest; of an office's own people, and of those above. */
const own: Record<string, number> = {
  me: 1,
  circuit: 3,
  circuits: 2,
  groups: 4,
  'text-password': 1,
  incident: 10,
  record: 3,
  incidents: 1,
  board: 3,
};
const wide: Record<string, number> = { me: 1, incident: 3 };

/** How many of the kind an answer is of: what is not named here is not kept. */
function limitsOf({ role }: Me): Record<string, number> {
  return role === 'site' || role === 'coordinator' ? own : wide;
}

/** Puts the kept answers where the screens look for them, each with its age. Never rejects. */
export async function restoreKept(client: QueryClient): Promise<void> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const kept = await Promise.race([read(), late]);
  for (const { key, data, at } of kept?.answers ?? []) {
    // Who is signed in is asked again at once, however young the answer is.
    const updatedAt = key[0] === keys.me[0] ? 1 : at;
    client.setQueryData(key, data, { updatedAt });
  }
}

async function read(): Promise<Kept | undefined> {
  const kept = await get<Kept>(slot, store).catch(() => undefined);
  return kept?.form === form ? kept : undefined;
}

/** Keeps what the desk answers from now on, a moment after it did. */
export function startKeeping(client: QueryClient): void {
  for (const kind of ['incident', 'record', 'circuit', 'circuits', 'groups', 'text-password']) {
    // What is shown without a network must not be tidied away while the page is open.
    client.setQueryDefaults([kind], { gcTime: Infinity });
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    void writeKept(client).catch(() => undefined);
  };
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    // Signed out: at once, the next person may be waiting.
    if (event.query.queryKey[0] === keys.me[0] && event.query.state.data === null) write();
    else timer ??= setTimeout(write, pauseMs);
  });
}

async function writeKept(client: QueryClient): Promise<void> {
  const me = client.getQueryData<Me | null>(keys.me);
  if (me === undefined) return;
  if (me === null) return await del(slot, store);
  const before = await read();
  const answers = new Map<string, Answer>();
  for (const one of before?.person === me.person ? before.answers : []) {
    answers.set(JSON.stringify(one.key), one);
  }
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    if (state.data === undefined || state.dataUpdatedAt <= 1) continue;
    const one = { key: queryKey, data: firstPage(state.data), at: state.dataUpdatedAt };
    answers.set(JSON.stringify(queryKey), one);
  }
  await set(slot, { form, person: me.person, answers: newest(answers, limitsOf(me)) }, store);
}

/** Of a list by pages the first: the rest is asked for when there is a line. */
function firstPage(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pageParams' in data)) return data;
  const { pages, pageParams } = data as InfiniteData<unknown>;
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}

function newest(answers: ReadonlyMap<string, Answer>, limits: Record<string, number>): Answer[] {
  const counts = new Map<unknown, number>();
  return [...answers.values()]
    .toSorted((a, b) => b.at - a.at)
    .filter(({ key }) => {
      const count = (counts.get(key[0]) ?? 0) + 1;
      counts.set(key[0], count);
      return count <= (limits[String(key[0])] ?? 0);
    });
}
