import type { Clock } from "../time/clock.js";
import { watchDeadline } from "../time/deadline.js";
import { queueError } from "./failures.js";
import type { HttpRequest, HttpResponse } from "./message.js";

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

  constructor(clock: Clock, maxConcurrentRequests: number) {
    this.#clock = clock;
    this.#max = maxConcurrentRequests;
    this.#limit = maxConcurrentRequests;
  }

  /** Takes a place if one is free. */
  tryEnter(): boolean {
    if (this.#running >= this.#limit) return false;
    this.#running += 1;
    return true;
  }

  /** Waits for a place. */
  enter(request: HttpRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const leaveLine = watchDeadline(request.deadline, this.#clock, () => {
        this.#waiting.delete(begin);
        reject(queueError(request, this.#limit));
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
    for (const begin of this.#waiting) {
      if (!this.tryEnter()) break;
      this.#waiting.delete(begin);
      begin();
    }
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
