/**
 * A call that was dialled and not written down yet. Dialling leaves the page, and the phone may end
 * it meanwhile: whoever comes back sees the stopwatch and the question what came of it, first.
 */
import { draftNames, readDraft, writeDraft } from './form/draft.ts';
import { deskNow } from './now.ts';

/** A call that began earlier was forgotten, not held: nobody waits on the line so long. */
const longestMs = 2 * 3_600_000;

interface Dialled {
  startedAt?: string;
  outcome?: string;
}

/** Under which name a call to the hotline is kept, by person and incident. */
export function callDraft(person: string, incident: string): string {
  return `${person}.${incident}.call`;
}

/** Under which name a call that the desk asked for is kept, by person and task. */
export function taskDraft(person: string, task: string): string {
  return `${person}.${task}.task`;
}

/** The id of the incident whose hotline this person has dialled; undefined: no call runs. */
export function dialledBy(person: string): string | undefined {
  return underWay((id) => callDraft(person, id));
}

/** The page on which a call of this person's goes on; undefined: none does. */
export function placeOfCall(person: string): string | undefined {
  const incident = dialledBy(person);
  if (incident !== undefined) return `/su-co/${incident}`;
  return underWay((id) => taskDraft(person, id)) === undefined ? undefined : '/goi-dien';
}

/** Forgets the calls of tasks that wait no longer: somebody else has made them. */
export function forgetTasksBut(person: string, open: readonly string[]): void {
  const kept = new Set(open.map((id) => taskDraft(person, id)));
  for (const name of draftNames()) {
    const isTask = name.startsWith(`${person}.`) && name.endsWith('.task');
    if (isTask && !kept.has(name)) writeDraft(name, undefined);
  }
}

/** What the first call is about that runs and is kept under such a name. */
function underWay(nameOf: (id: string) => string): string | undefined {
  const [before = '', after = ''] = nameOf('/').split('/');
  for (const name of draftNames()) {
    const id = name.slice(before.length, -after.length);
    if (name === nameOf(id) && isUnderWay(readDraft<Dialled>(name))) return id;
  }
  return undefined;
}

function isUnderWay(call: Dialled | undefined): boolean {
  if (call?.startedAt === undefined || call.outcome !== undefined) return false;
  return deskNow() - Date.parse(call.startedAt) < longestMs;
}

/** Calls `action` each time the person comes back to the page; returns how to stop it. */
export function onReturn(action: () => void): () => void {
  const seen = (): void => {
    if (document.visibilityState === 'visible') action();
  };
  document.addEventListener('visibilitychange', seen);
  return () => document.removeEventListener('visibilitychange', seen);
}
