import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { type Deadline, deadlineError, raceDeadline } from "../time/deadline.js";
import { isRecord } from "../values.js";

/** Waits for the app's own functions until the deadline of one call, or until its caller leaves. They themselves go on. */
export class ResolverWait {
  readonly #deadline: Deadline;
  readonly #clock: Clock;

  constructor(deadline: Deadline, clock: Clock) {
    this.#deadline = deadline;
    this.#clock = clock;
  }

  /** What the app's function returned, once it is there. What the function throws passes untouched. */
  async for(name: string, returned: unknown): Promise<unknown> {
    return isThenable(returned) ? this.forPromise(name, Promise.resolve(returned)) : returned;
  }

  /** A promise that is settled already gets no timer: one costs more than all else here. */
  async forPromise<Value>(name: string, promise: Promise<Value>): Promise<Value> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    promise.then(settle, settle);
    await undefined;
    if (isSettled) return promise;
    return raceDeadline(promise, this.#deadline, this.#clock, () => {
      throw waitError(name, this.#deadline);
    });
  }
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isRecord(value) && typeof value.then === "function";
}

function waitError(name: string, deadline: Deadline): BigCommerceError {
  if (deadline.signal?.aborted) return deadlineError(deadline, `The call that waited for \`${name}\``);
  return new BigCommerceError(
    "timeout",
    `\`${name}\` did not finish within ${deadline.timeoutMs} ms, and nothing was sent. It is your app's own function: ` +
      "check what it waits for, such as a session store or a database, and let that give up sooner. If it needs the " +
      "time, raise `timeoutMs`.",
    { retryable: true },
  );
}
