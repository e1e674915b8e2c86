/** Chance that a seed decides: the same seed tells the same month again. */

/** A stream of chances. Every call moves it on. */
export interface Chance {
  /** A number in [min, max). */
  between: (min: number, max: number) => number;
  /** A whole number from 0 to `count` - 1. */
  below: (count: number) => number;
  pick: <T>(items: readonly T[]) => T;
  /** Whether something happens that does so with this probability, 0 to 1. */
  happens: (probability: number) => boolean;
}

/** Opens the stream of a seed (mulberry32: 32 bits of state are plenty for a sample month). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    between: (min, max) => min + next() * (max - min),
    below,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    happens: (probability) => next() < probability,
  };
}

/** A seed made of a text (FNV-1a): the same name always looks the same. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
