/**
 * A pass through what waits: each act once, in its order, as the person who did it. Runs in the
 * page and, where the browser wakes it when a network comes, in the service worker.
 */
import { call } from '../api/client.ts';
import { asApiError, type ApiError } from '../api/problem.ts';
import { alone, change, drop, find, waiting, type Act, type Waiting } from './outgoing.ts';

/**
 * `done`: nothing of this person's is left that could be sent. `later`: the desk was not reached.
 * `signed-out`: it wants to know who this is first.
 */
export type Outcome = 'done' | 'later' | 'signed-out';

/** A line that says nothing for so long is taken for dead; the same act is then sent again. */
const patienceMs = 20_000;

/** Sends what waits. Two tabs, or a tab and the worker, take turns; neither sends twice. */
export async function sendWaiting(): Promise<Outcome> {
  if ((await waiting()).length === 0) return 'done';
  return await alone(pass);
}

async function pass(): Promise<Outcome> {
  const person = await whoIsSignedIn();
  if (person === 'later' || person === 'signed-out') return person;
  const mine = (await waiting()).filter((one) => one.person === person.id);
  // What follows a refused act may rest on it: it waits until the person has decided.
  const blocked = new Set(mine.filter(({ refusal }) => refusal).map(({ incident }) => incident));
  for (const { id, incident } of mine) {
    if (blocked.has(incident)) continue;
    const outcome = await sendOne(id);
    if (outcome === 'refused') blocked.add(incident);
    else if (outcome !== 'done') return outcome;
  }
  return 'done';
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

async function sendOne(id: string): Promise<Outcome | 'refused'> {
  // Somebody may have taken it back while the one before it was on its way.
  const act = await find(id);
  if (!act) return 'done';
  await change(id, { tried: true });
  try {
    await send(act);
  } catch (error) {
    return await failed(act, asApiError(error));
  }
  await drop(id, { sent: act.incident });
  return 'done';
}

async function failed(act: Waiting, error: ApiError): Promise<Outcome | 'refused'> {
  if (error.status === 401) return 'signed-out';
  if (isPassing(error)) return 'later';
  const { code, words, problem } = error;
  const state = problem?.state;
  await change(act.id, { refusal: { code, words, ...(state === undefined ? {} : { state }) } });
  return 'refused';
}

/** No answer, or one that is not about the act (a locked desk, 423): it is sent again as it is. */
export function isPassing({ status }: ApiError): boolean {
  return status < 400 || status === 423 || status === 429 || status >= 500;
}

/** Sends one act under its own id; a line that is silent for `patientMs` is given up. */
export async function send(
  { id, incident, act }: Pick<Waiting, 'id' | 'incident' | 'act'>,
  patientMs = patienceMs,
): Promise<unknown> {
  const signal = AbortSignal.timeout(patientMs);
  return await call(pathOf(incident, act.name), {
    method: 'POST',
    body: act.body,
    key: id,
    signal,
  });
}

function pathOf(incident: string, name: Act['name']): string {
  return name === 'report' ? '/incidents' : `/incidents/${encodeURIComponent(incident)}/${name}`;
}
