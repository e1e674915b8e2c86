/**
 * A call that was dialled and not written down yet. Dialling leaves the page, and the phone may end
 * it meanwhile: whoever comes back sees the stopwatch and the question what came of it, first.
 */
import { draftNames, readDraft } from './form/draft.ts';
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

/** The id of the incident whose hotline this person has dialled; undefined: no call runs. */
export function dialledBy(person: string): string | undefined {
  for (const name of draftNames()) {
    const incident = name.slice(person.length + 1, -'.call'.length);
    if (name === callDraft(person, incident) && isUnderWay(readDraft<Dialled>(name))) {
      return incident;
    }
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
