/**
 * A believable month of incidents, so that nobody's first sight is an empty table. Planned by
 * demo-month.ts, carried out here: all through `handle`, in the order in which it happened.
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/agreement.ts';
import { nextFall } from '../domain/ladder.ts';
import type { Command } from '../domain/commands.ts';
import { isOver } from '../domain/procedure.ts';
import { readNow, type Store } from '../store/connect.ts';
import { inQuiet } from '../store/quiet.ts';
import { loadCast } from './demo-cast.ts';
import { planMonth } from './demo-month.ts';
import type { Step } from './demo-scene.ts';
import { closingOf } from './closing.ts';
import { handle, openDesk, type Desk } from './handle.ts';
import { noted } from './tick.ts';

/** How many acts are under way at once, sharing commits: 400 incidents in 4 s, one by one 15 s. */
const underWayMax = 100;

/** Messages are queued for what fell due so lately that they may still matter: half a day. */
const deliveriesWithinMs = 12 * 3_600_000;

/** A step and the incident of the plan that it belongs to. */
interface Act extends Step {
  incident: string;
}

/**
 * Adds `incidents` incidents of the last 30 days, ended and open, and gives how many. The same seed
 * tells the same month on the same directory, counted from now; ids and numbers are new each time.
 * `onProgress` hears how many acts are done. Throws where the directory has no circuit.
 */
export async function fillWithDemo(
  store: Store,
  options: { incidents: number; seed: number; onProgress: (acts: number) => void },
): Promise<number> {
  const desk = openDesk(store);
  const cast = await loadCast(desk);
  const now = await readNow(store);
  const stories = planMonth({ cast, now, incidents: options.incidents, seed: options.seed });
  const acts = stories
    .flatMap((steps): Act[] => {
      const incident = randomUUID();
      return steps.map((step) => ({ ...step, incident }));
    })
    .toSorted((a, b) => a.at - b.at);
  // An engine that runs beside this would find deadlines of last week, and note them as late.
  await inQuiet(store, async () => {
    await inOrder(acts, async (act) => carryOut(desk, act, now), options.onProgress);
    const incidents = new Set(acts.map((act) => act.incident));
    await Promise.all([...incidents].map(async (incident) => noteUntil(desk, incident, now, now)));
  });
  return stories.length;
}

/** Begins acts in order, each once the one before it in its incident is done. */
async function inOrder(
  acts: Act[],
  work: (act: Act) => Promise<void>,
  onProgress: (done: number) => void,
): Promise<void> {
  const last = new Map<string, Promise<void>>();
  let done = 0;
  for (let from = 0; from < acts.length; from += underWayMax) {
    const batch = acts.slice(from, from + underWayMax).map((act) => {
      const doing = (last.get(act.incident) ?? Promise.resolve()).then(() => work(act));
      last.set(act.incident, doing);
      return doing;
    });
    await Promise.all(batch);
    done += batch.length;
    onProgress(done);
  }
}

/** Carries out one act as of its instant. A refusal is a flaw of the story, told with its place. */
async function carryOut(
  desk: Desk,
  { at, actor, command, incident }: Act,
  now: Instant,
): Promise<void> {
  await noteUntil(desk, incident, at, now);
  const commandId = command.name === 'report' ? incident : randomUUID();
  const proof = { at, means: 'password' as const };
  const request = { incident, actor, command: await read(desk, incident, command), commandId };
  const answer = await handle(deskAt(desk, at), { ...request, proof });
  if ('refusal' in answer) {
    throw new Error(`the sample month: ${command.name} by ${actor.role} gave ${answer.refusal}`);
  }
}

/** Who signs has read the record as it is at that moment. */
async function read(desk: Desk, incident: string, command: Command): Promise<Command> {
  if (command.name !== 'sign') return command;
  const closing = await closingOf(desk, incident);
  if (!closing) throw new Error(`the sample month: ${incident} is not there to be signed`);
  const { head, statement } = closing;
  return { ...command, data: { ...command.data, head, statement } };
}

/** Notes what fell due until an instant, each at its own, as the engine would have done then. */
async function noteUntil(desk: Desk, id: string, until: Instant, now: Instant): Promise<void> {
  for (;;) {
    const { incident, head } = await desk.loadIncident({ id, command: randomUUID() });
    if (!incident || head === undefined || isOver(incident.state)) return;
    const fall = nextFall(incident);
    if (fall === undefined || fall > until) return;
    const entry = await noted(desk, { incident, head }, fall, { lateMaxMs: 0, latesMs: [] });
    // What was to be told last week is told no more: a call list of the past helps nobody.
    const deliveries = now - fall < deliveriesWithinMs ? entry.deliveries : [];
    await desk.append({ ...entry, deliveries });
  }
}

/**
 * The desk with its clock at an instant. Set on what is loaded, not as the store's offset: that
 * would add the milliseconds of each way to the database, and no two months would be the same.
 */
function deskAt(desk: Desk, at: Instant): Desk {
  return {
    ...desk,
    loadIncident: async (key) => ({ ...(await desk.loadIncident(key)), now: at }),
    loadCircuit: async (id) => ({ ...(await desk.loadCircuit(id)), now: at }),
  };
}
