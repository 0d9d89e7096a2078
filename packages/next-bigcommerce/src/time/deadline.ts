import { BigCommerceError } from "../errors.js";
import type { Clock } from "./clock.js";

/** How long one call may take with everything in it, and whether its caller is still there. */
export interface Deadline {
  readonly atMs: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export function createDeadline(clock: Clock, timeoutMs: number, signal?: AbortSignal): Deadline {
  return { atMs: clock.now() + timeoutMs, timeoutMs, signal };
}

export function remainingMs(deadline: Deadline, clock: Clock): number {
  return Math.max(0, deadline.atMs - clock.now());
}

export function timeoutError(what: string, timeoutMs: number): BigCommerceError {
  return new BigCommerceError(
    "timeout",
    `${what} did not finish within ${timeoutMs} ms. BigCommerce is slow or out of reach from this server. ` +
      "Try again; if it stays, check the network, or raise `timeoutMs`.",
    { retryable: true },
  );
}

export function abortedError(what: string, signal: AbortSignal): BigCommerceError {
  return new BigCommerceError("aborted", `${what} was given up because its \`signal\` was aborted.`, {
    cause: signal.reason,
  });
}

/** Refuses to begin what has no time or no caller left. */
export function checkDeadline(deadline: Deadline, clock: Clock, what: string): void {
  if (deadline.signal?.aborted) throw abortedError(what, deadline.signal);
  if (remainingMs(deadline, clock) === 0) throw timeoutError(what, deadline.timeoutMs);
}

/** Waits for `settled` no longer than the deadline and its signal allow; the awaited work itself goes on for others. */
export async function waitWithin(
  settled: Promise<void>,
  deadline: Deadline,
  clock: Clock,
  what: string,
): Promise<void> {
  checkDeadline(deadline, clock, what);
  const { signal } = deadline;
  // Thousands may wait for one mint: each costs a promise and a timer, and no more.
  await new Promise<void>((resolve) => {
    const done = () => {
      stop();
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const stop = clock.startTimer(remainingMs(deadline, clock), done);
    signal?.addEventListener("abort", done, { once: true });
    settled.then(done, done);
  });
}
