import type { Clock } from "../time/clock.js";
import { watchDeadline } from "../time/deadline.js";
import { isPaused, type Pause, startPause } from "../time/pause.js";
import { queueError } from "./failures.js";
import type { HttpRequest, HttpResponse } from "./message.js";
import { readResetMs } from "./retry-after.js";

/** How long BigCommerce's word about its limiter counts: the requests that it counted have ended by then. */
const [wordMs, longestWordMs] = [1_000, 30_000];

/**
 * How many requests are on their way to one origin at a time; the others wait in line within their deadline. A bound on
 * connections would do the same, but a waiting request would then be sent in the async context of another one, whose
 * trace it would join.
 */
export class RequestQueue {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;
  #limit: number;
  /** While BigCommerce's word counts, if it is why `#limit` is below `#max`. */
  #word: Pause | undefined;
  #stopTimer: (() => void) | undefined;

  constructor(clock: Clock, maxConcurrentRequests: number) {
    this.#clock = clock;
    this.#max = maxConcurrentRequests;
    this.#limit = maxConcurrentRequests;
  }

  /** Takes a place if one is free. */
  tryEnter(): boolean {
    if (this.#running >= this.#limit && !this.#forgetOldWord()) return false;
    this.#running += 1;
    return true;
  }

  /** Waits for a place. */
  enter(request: HttpRequest): Promise<void> {
    if (this.#stopTimer === undefined) this.#watchWord();
    const ahead = this.#waiting.size;
    return new Promise((resolve, reject) => {
      const leaveLine = watchDeadline(request.deadline, this.#clock, () => {
        this.#waiting.delete(begin);
        const isRateLimited = this.#word !== undefined;
        reject(queueError(request, { ahead, limit: this.#limit, isRateLimited }));
      });
      const begin = () => {
        leaveLine();
        resolve();
      };
      this.#waiting.add(begin);
    });
  }

  /** Gives the place to those who wait. */
  leave(request: HttpRequest, response: HttpResponse | undefined): void {
    this.#running -= 1;
    this.#limit = Math.min(this.#max, this.#running + readCapacity(request, response));
    this.#word = this.#limit < this.#max ? this.#startWord(response) : undefined;
    this.#admit();
  }

  #admit(): void {
    for (const begin of this.#waiting) {
      if (!this.tryEnter()) break;
      this.#waiting.delete(begin);
      begin();
    }
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (this.#waiting.size > 0) this.#watchWord();
  }

  #startWord(response: HttpResponse | undefined): Pause {
    const resetMs = response && readResetMs(response);
    return startPause(this.#clock.now(), Math.min(longestWordMs, resetMs || wordMs));
  }

  /** Returns whether there is a place now. */
  #forgetOldWord(): boolean {
    if (this.#word === undefined || isPaused(this.#word, this.#clock.now())) return false;
    this.#word = undefined;
    this.#limit = this.#max;
    return this.#running < this.#limit;
  }

  /** No response may come that says something newer: those in line are let in when the word is old. */
  #watchWord(): void {
    if (this.#word === undefined) return;
    const waitMs = Math.max(1, this.#word.endsAtMs - this.#clock.now());
    this.#stopTimer = this.#clock.startTimer(waitMs, () => this.#admit(), { keepsProcess: false });
  }
}

/**
 * How many more requests BigCommerce has room for. Its GraphQL limiter counts the complexity of all requests of an IP
 * address that are on their way, and says in each response what is left.
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 */
function readCapacity({ headers }: HttpRequest, response: HttpResponse | undefined): number {
  const left = response?.count("x-bc-ip-rate-limit-requests-quota-left");
  // With a shopper's address, what is left is that shopper's.
  if (left === undefined || "true-client-ip" in headers) return Number.POSITIVE_INFINITY;
  const complexity = Math.max(1, response?.count("x-bc-graphql-complexity") ?? 1);
  return Math.max(1, Math.floor(left / complexity));
}
