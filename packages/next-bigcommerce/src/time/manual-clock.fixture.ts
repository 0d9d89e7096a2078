import { type Clock, createSleep } from "./clock.js";

interface Sleeper {
  readonly untilMs: number;
  readonly wake: () => void;
}

export interface ManualClock extends Clock {
  /** Moves time on and wakes whoever slept until then, in order. */
  advance(byMs: number): Promise<void>;
  /** Lets pending promises run without moving time. */
  settle(): Promise<void>;
}

/** A clock that only moves when told. Chance is always one half unless told otherwise. */
export function createManualClock(startMs = 1_750_000_000_000, random = 0.5): ManualClock {
  let nowMs = startMs;
  const sleepers = new Set<Sleeper>();
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const startTimer: Clock["startTimer"] = (delayMs, onTime) => {
    const sleeper = { untilMs: nowMs + delayMs, wake: onTime };
    sleepers.add(sleeper);
    return () => sleepers.delete(sleeper);
  };
  return {
    now: () => nowMs,
    random: () => random,
    settle,
    startTimer,
    sleep: createSleep(startTimer),
    async advance(byMs) {
      nowMs += byMs;
      await settle();
      for (const sleeper of [...sleepers].sort((a, b) => a.untilMs - b.untilMs)) {
        if (sleeper.untilMs > nowMs) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
        await settle();
      }
    },
  };
}
