/**
 * An attempt to send something: its key, and the moment at which the person pressed the button.
 * While nobody knows whether it arrived, every further try is the same attempt, after a reload too;
 * a definite answer ends it.
 */
import { useState } from 'react';
import type { Intents } from '../../api/intent.ts';
import { uuidv7 } from '../../api/intent.ts';
import type { ApiError } from '../../api/problem.ts';
import { deskNow } from '../now.ts';
import { readDraft, writeDraft } from './draft.ts';

interface Attempt {
  key: string;
  /** ISO 8601: the desk's time when it was first sent. */
  at: string;
}

export interface Attempts extends Intents {
  /** The attempt in hand, begun now if there is none. */
  begin: () => Attempt;
  /** The key of the attempt in hand; undefined where nothing waits for its answer. */
  inHand: () => string | undefined;
  /** Takes note of a failure: a refusal ends the attempt, silence does not. */
  failed: (error: ApiError) => void;
}

/** Attempts under a name of their own, such as an incident's command. */
export function useAttempts(name: string): Attempts {
  return useState(() => makeAttempts(`${name}.attempt`))[0];
}

/** As `useAttempts`, without React; `slot` is where the attempt in hand is kept. */
export function makeAttempts(slot: string): Attempts {
  let inHand: Attempt | undefined = readDraft<Attempt>(slot);
  const done = (): void => {
    inHand = undefined;
    writeDraft(slot, undefined);
  };
  const begin = (): Attempt => {
    if (inHand === undefined) {
      const now = deskNow();
      inHand = { key: uuidv7(now), at: new Date(now).toISOString() };
      writeDraft(slot, inHand);
    }
    return inHand;
  };
  return {
    begin,
    done,
    inHand: () => inHand?.key,
    // The key belongs to the attempt, not to its words: words mended after a silent failure must
    // not make a second report if the first one did arrive.
    keyFor: () => begin().key,
    failed: (error) => {
      if (error.status >= 400 && error.status < 500 && error.status !== 429) done();
    },
  };
}
