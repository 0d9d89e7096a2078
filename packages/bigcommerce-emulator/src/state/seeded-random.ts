export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** Back to the first figure. */
  clear(): void;
}

/** Chance that repeats itself: the same seed gives the same figures (mulberry32). */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    clear: () => {
      state = seed >>> 0;
    },
  };
}
