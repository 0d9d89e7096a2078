import { systemClock } from "../time/clock.js";
import type { RouteRefusal } from "./refusal.js";

/**
 * Gives `work` up after `timeoutMs`: the refusal is thrown at once, and it is the reason of the signal that `work` gets.
 * So not even a function of the app that ignores the signal can hold the request.
 */
export async function withTimeLimit<Result>(
  timeoutMs: number,
  refuse: () => RouteRefusal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const limit = new AbortController();
  let stop = () => {};
  const expired = new Promise<never>((_resolve, reject) => {
    stop = systemClock.startTimer(timeoutMs, () => {
      const refusal = refuse();
      reject(refusal);
      limit.abort(refusal);
    });
  });
  try {
    return await Promise.race([work(limit.signal), expired]);
  } finally {
    stop();
  }
}
