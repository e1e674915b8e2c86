/**
 * What a person has typed is kept in the browser until it has been sent: a failed send, a reload or
 * a phone that closed the page loses nothing. Kept apart by person, because offices share machines.
 */
import { useCallback, useState } from 'react';

/** An older draft is about something else by now, and would mislead whoever finds it. */
const keptMs = 3 * 24 * 3_600_000;
const prefix = 'thongsuot.draft.';

interface Kept<T> {
  at: number;
  value: T;
}

/** Reads a draft; undefined where there is none, or it is too old, or storage is barred to us. */
export function readDraft<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Kept<T>;
    return Date.now() - kept.at < keptMs ? kept.value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft; `undefined` forgets it. */
export function writeDraft(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify({ at: Date.now(), value }));
  } catch {
    // A private window: the draft lasts as long as the page.
  }
}

/** The names of all drafts that are kept. */
export function draftNames(): string[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.map((name) => name.slice(prefix.length));
  } catch {
    return [];
  }
}

/** A value that survives the page: `[value, set, forget]`. `set` takes the change to make. */
export function useDraft<T extends object>(name: string, empty: T) {
  const [value, setValue] = useState<T>(() => ({ ...empty, ...readDraft<Partial<T>>(name) }));
  const set = useCallback(
    (change: Partial<T>) => {
      setValue((before) => {
        const after = { ...before, ...change };
        writeDraft(name, after);
        return after;
      });
    },
    [name],
  );
  const forget = useCallback(() => {
    writeDraft(name, undefined);
    setValue(empty);
  }, [name, empty]);
  return [value, set, forget] as const;
}
