import { type Clock, createSleep } from "./clock.js";

export interface FakeClock extends Clock {
  /** Lets time pass from one timer to the next, as on a machine that runs. */
  pass(byMs: number): Promise<void>;
  /** Time passes while nothing runs, as in a serverless instance that is put to sleep. */
  freeze(byMs: number): Promise<void>;
  /** This machine's clock is set: no time passes, and timers take as long as they would have. */
  set(byMs: number): Promise<void>;
  /** Lets everything run that is due. */
  settle(): Promise<void>;
}

interface Sleeper {
  untilMs: number;
  readonly wake: () => void;
}

/** A clock that only moves when told. Chance follows from the seed; without one it is always one half. */
export function createFakeClock(seed?: number): FakeClock {
  let nowMs = 1_750_000_000_000;
  const sleepers = new Set<Sleeper>();
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const settle = async () => {
    // What runs in the first turn may itself wait for the next one.
    await turn();
    await turn();
  };
  const nextDue = (limitMs: number): Sleeper | undefined => {
    let next: Sleeper | undefined;
    for (const sleeper of sleepers) {
      if (sleeper.untilMs <= limitMs && (next === undefined || sleeper.untilMs < next.untilMs))
        next = sleeper;
    }
    return next;
  };
  const passUntil = async (endMs: number) => {
    let wakesInOneMs = 0;
    for (let next = nextDue(endMs); next !== undefined; next = nextDue(endMs)) {
      wakesInOneMs = next.untilMs > nowMs ? 0 : wakesInOneMs + 1;
      if (wakesInOneMs > 10_000) throw new Error("Something sleeps for no time, again and again.");
      nowMs = Math.max(nowMs, next.untilMs);
      sleepers.delete(next);
      next.wake();
      await settle();
    }
    nowMs = Math.max(nowMs, endMs);
  };
  const startTimer: Clock["startTimer"] = (delayMs, onTime) => {
    const sleeper = { untilMs: nowMs + Math.max(0, delayMs), wake: onTime };
    sleepers.add(sleeper);
    return () => sleepers.delete(sleeper);
  };
  return {
    now: () => nowMs,
    random: seed === undefined ? () => 0.5 : createRandom(seed),
    settle,
    startTimer,
    sleep: createSleep(startTimer),
    pass: (byMs) => passUntil(nowMs + byMs),
    async set(byMs) {
      nowMs += byMs;
      for (const sleeper of sleepers) sleeper.untilMs += byMs;
      await settle();
    },
    async freeze(byMs) {
      nowMs += byMs;
      await passUntil(nowMs);
    },
  };
}

/** Numbers from 0 to below 1 that follow from the seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
