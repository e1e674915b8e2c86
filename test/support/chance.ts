/** Chance that can be had again: the same seed gives the same numbers, in the same order. */
export interface Chance {
  /** A number from 0, below `limit`. */
  below: (limit: number) => number;
  oneOf: <T>(things: readonly T[]) => T;
}

/** Chance from a seed: Mulberry32 (Tommy Ettinger, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit;
  };
  return {
    below,
    oneOf: (things) => {
      const thing = things[Math.floor(below(things.length))];
      if (thing === undefined) throw new RangeError('nothing to choose from');
      return thing;
    },
  };
}
