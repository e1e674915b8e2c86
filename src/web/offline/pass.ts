/**
 * A pass through what waits: each act once, in its order, as the person who did it. Runs in the
 * page and, where the browser wakes it when a network comes, in the service worker.
 */
import type { Circuit } from '../../http/contract/directory.ts';
import { call } from '../api/client.ts';
import { asApiError, type ApiError } from '../api/problem.ts';
import { alone, change, drop, find, isHeld, waiting, type Waiting } from './outgoing.ts';

/**
 * `done`: nothing of this person's is left that could be sent. `later`: the desk was not reached.
 * `signed-out`: it wants to know who this is first.
 */
export type Outcome = 'done' | 'later' | 'signed-out';

/** A line that says nothing for so long is taken for dead; the same act is then sent again. */
const patienceMs = 20_000;

/** A file is given time as on the slowest line that still carries one: 16 kbit/s. */
const slowestBytesMs = 2;

/** Sends what waits. Two tabs, or a tab and the worker, take turns; neither sends twice. */
export async function sendWaiting(): Promise<Outcome> {
  if ((await waiting()).length === 0) return 'done';
  return await alone(pass);
}

async function pass(): Promise<Outcome> {
  const person = await whoIsSignedIn();
  if (person === 'later' || person === 'signed-out') return person;
  const mine = (await waiting()).filter((one) => one.person === person.id);
  // What follows a held act may rest on it: it waits until the person has decided.
  const blocked = new Set(mine.filter(blocks).map(({ incident }) => incident));
  for (const one of mine) {
    if (blocked.has(one.incident) || isHeld(one)) continue;
    const outcome = await sendOne(one.id);
    if (outcome === 'done') continue;
    if (outcome !== 'held') return outcome;
    if (one.act.name !== 'attach') blocked.add(one.incident);
  }
  return 'done';
}

/** Whether what comes after it on the same incident waits. Nothing rests on a photo. */
export function blocks(one: Waiting): boolean {
  return isHeld(one) && one.act.name !== 'attach';
}

async function whoIsSignedIn(): Promise<{ id: string } | 'later' | 'signed-out'> {
  try {
    const { person } = await call<{ person: string }>('/me', {
      signal: AbortSignal.timeout(patienceMs),
    });
    return { id: person };
  } catch (error) {
    return asApiError(error).status === 401 ? 'signed-out' : 'later';
  }
}

async function sendOne(id: string): Promise<Outcome | 'held'> {
  // Somebody may have taken it back while the one before it was on its way.
  const act = await find(id);
  if (!act) return 'done';
  try {
    const other = await openedMeanwhile(act);
    if (other) {
      await change(id, { other });
      return 'held';
    }
    await change(id, { tried: true });
    await send(act);
  } catch (error) {
    return await failed(act, asApiError(error));
  }
  await drop(id, { sent: act.incident });
  return 'done';
}

/**
 * What somebody else reported on the circuit while this report waited: by a text from the same
 * office, as often as not. One that waits for signatures alone is over, as for a text.
 */
async function openedMeanwhile({ act, incident, known }: Waiting): Promise<Waiting['other']> {
  if (act.name !== 'report') return undefined;
  const { openIncidents: open } = await call<Circuit>(`/circuits/${act.body.circuit}`, {
    signal: AbortSignal.timeout(patienceMs),
  });
  if (open.some(({ id }) => id === incident)) return undefined;
  return open.find(({ id, state }) => state !== 'closing' && !known?.includes(id));
}

async function failed(act: Waiting, error: ApiError): Promise<Outcome | 'held'> {
  if (error.status === 401) return 'signed-out';
  if (isPassing(error)) return 'later';
  const { code, words, problem } = error;
  const state = problem?.state;
  await change(act.id, { refusal: { code, words, ...(state === undefined ? {} : { state }) } });
  return 'held';
}

/** No answer, or one that is not about the act (a locked desk, 423): it is sent again as it is. */
export function isPassing({ status }: ApiError): boolean {
  return status < 400 || status === 423 || status === 429 || status >= 500;
}

/** What is sent of an act that waits. */
type Sent = Pick<Waiting, 'id' | 'incident' | 'act' | 'group'>;

/** Sends one act under its own id; a line that is silent for `patientMs` is given up. */
export async function send(one: Sent, patientMs = patienceMs): Promise<unknown> {
  const { id, incident, act, group } = one;
  const post = (path: string, body: unknown, ms = patientMs): Promise<unknown> =>
    call(path, { method: 'POST', body, key: id, signal: AbortSignal.timeout(ms) });
  const path = `/incidents/${encodeURIComponent(incident)}`;
  if (act.name === 'report') {
    const byItself = (): Promise<unknown> => post('/incidents', act.body);
    if (group === undefined) return await byItself();
    await joined(() => post(`/groups/${group}/join`, { report: act.body }), byItself);
    return await call(path, { signal: AbortSignal.timeout(patientMs) });
  }
  if (act.name !== 'attach') return await post(`${path}/${act.name}`, act.body);
  const { file, name } = act.body;
  const form = new FormData();
  form.append('file', file, name);
  return await post(`${path}/attach`, form, patientMs + file.size / slowestBytesMs);
}

/** A report that joins an outage; one that has ended meanwhile leaves it a report of its own. */
async function joined(
  join: () => Promise<unknown>,
  byItself: () => Promise<unknown>,
): Promise<void> {
  try {
    await join();
  } catch (error) {
    const refusal = asApiError(error);
    // Not told who this is, or the words were changed after it had arrived.
    if (isPassing(refusal) || refusal.status === 401 || refusal.code === 'D-3') throw error;
    await byItself();
  }
}
