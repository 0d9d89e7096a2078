import { systemClock } from "../time/clock.js";
import { createDeadline, raceDeadline } from "../time/deadline.js";
import type { RouteRefusal } from "./refusal.js";

/**
 * Gives `work` up after `timeoutMs`: the refusal is thrown at once, and it is the reason of the signal that `work` gets.
 * So not even a function of the app that ignores the signal can hold the request.
 */
export function withTimeLimit<Result>(
  timeoutMs: number,
  refuse: () => RouteRefusal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  const deadline = createDeadline(systemClock, timeoutMs);
  return raceDeadline(work(limit.signal), deadline, systemClock, () => {
    const refusal = refuse();
    limit.abort(refusal);
    throw refusal;
  });
}
