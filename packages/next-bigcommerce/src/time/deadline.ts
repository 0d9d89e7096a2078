import { BigCommerceError } from "../errors.js";
import type { Clock } from "./clock.js";

/** How long one call may take with everything in it, and whether its caller is still there. */
export interface Deadline {
  readonly atMs: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Of the callers who wait for the same, the one who gives up first. */
  readonly soonest?: () => Patience | undefined;
}

/** How long a caller waits. */
export type Patience = Pick<Deadline, "atMs" | "timeoutMs">;

export function createDeadline(clock: Clock, timeoutMs: number, signal?: AbortSignal): Deadline {
  return { atMs: clock.now() + timeoutMs, timeoutMs, signal };
}

export function remainingMs(deadline: Deadline, clock: Clock): number {
  return Math.max(0, deadline.atMs - clock.now());
}

/** Throws if no time or no caller is left. */
export function checkDeadline(deadline: Deadline, clock: Clock, what: string): void {
  if (deadline.signal?.aborted || remainingMs(deadline, clock) === 0) throw deadlineError(deadline, what);
}

/** Why `what` was given up: its caller left, or its time is over. */
export function deadlineError({ signal, timeoutMs }: Deadline, what: string): BigCommerceError {
  return signal?.aborted ? abortedError(what, signal) : timeoutError(what, timeoutMs);
}

function timeoutError(what: string, timeoutMs: number): BigCommerceError {
  return new BigCommerceError(
    "timeout",
    `${what} did not finish within ${timeoutMs} ms. BigCommerce is slow, or this server cannot reach it. ` +
      "Try again. If this repeats, check the network, or raise `timeoutMs`.",
    { retryable: true },
  );
}

function abortedError(what: string, signal: AbortSignal): BigCommerceError {
  return new BigCommerceError("aborted", `${what} was cancelled: its \`signal\` was aborted.`, {
    cause: signal.reason,
  });
}

/** Calls `onEnd` once, at the deadline or when its signal is aborted; returns a function that prevents it. */
export function watchDeadline(deadline: Deadline, clock: Clock, onEnd: () => void): () => void {
  const { signal } = deadline;
  if (signal === undefined) return clock.startTimer(remainingMs(deadline, clock), onEnd);
  const end = () => {
    stop();
    onEnd();
  };
  const stopTimer = clock.startTimer(signal.aborted ? 0 : remainingMs(deadline, clock), end);
  const stop = () => {
    stopTimer();
    signal.removeEventListener("abort", end);
  };
  signal.addEventListener("abort", end, { once: true });
  return stop;
}

/**
 * The same for what is often over at once, without waiting for anything outside: it gets no timer then, which would cost
 * more than the rest (benchmark `graphql-request`).
 */
export function watchDeadlineSoon(deadline: Deadline, clock: Clock, onEnd: () => void): () => void {
  let isOver = false;
  let stop: (() => void) | undefined;
  process.nextTick(() => {
    if (!isOver) stop = watchDeadline(deadline, clock, onEnd);
  });
  return () => {
    isOver = true;
    stop?.();
  };
}

/**
 * Settles as `work` does, or as `onEnd` returns or throws at the deadline or when its signal is aborted. `work` itself
 * goes on. Thousands may wait for one mint: each costs a promise and a timer (benchmark `cold-burst`).
 */
export function raceDeadline<Value>(
  work: Promise<Value>,
  deadline: Deadline,
  clock: Clock,
  onEnd: () => Value | Promise<Value>,
  watch = watchDeadline,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = watch(deadline, clock, () => {
      try {
        resolve(onEnd());
      } catch (error) {
        reject(error);
      }
    });
    work.then(
      (value) => {
        stop();
        resolve(value);
      },
      (error: unknown) => {
        stop();
        reject(error);
      },
    );
  });
}
