import { type Clock, systemClock } from "../time/clock.js";
import { createDeadline, raceDeadline } from "../time/deadline.js";
import type { RouteRefusal } from "./refusal.js";

/**
 * Gives `work` up after `timeoutMs`: the refusal is thrown at once, and it is the reason of the signal that `work` gets.
 * So not even a function of the app that ignores the signal can hold the request.
 */
export function withTimeLimit<Result>(
  { timeoutMs, refuse, clock = systemClock }: TimeLimit,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const deadline = createDeadline(clock, timeoutMs);
  return raceDeadline(work(limit.signal), deadline, clock, () => {
    const refusal = refuse();
    limit.abort(refusal);
    throw refusal;
  });
}

interface TimeLimit {
  readonly timeoutMs: number;
  /** The refusal of a request that takes longer. */
  readonly refuse: () => RouteRefusal;
  readonly clock?: Clock;
}
