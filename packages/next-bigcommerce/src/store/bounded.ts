import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, raceDeadline } from "../time/deadline.js";
import { isPaused, type Pause, startPause } from "../time/pause.js";
import type { TokenStore } from "./token-store.js";

const operationTimeoutMs = 500;
const pauseMs = 5_000;
const timedOut = Symbol("timed out");

/** A store that may be dead or slow, as a page needs it: every call ends soon, and none rejects. */
export class BoundedTokenStore {
  readonly #store: TokenStore;
  readonly #clock: Clock;
  readonly #emit: EmitEvent;
  #pause: Pause | undefined;
  #unavailableSinceMs: number | undefined;

  constructor(store: TokenStore, clock: Clock, emit: EmitEvent) {
    this.#store = store;
    this.#clock = clock;
    this.#emit = emit;
  }

  get hasLease(): boolean {
    return this.#store.acquireLease !== undefined;
  }

  /** Whether calls are worth making; after a failure they are skipped for a while. */
  isUp(): boolean {
    return !isPaused(this.#pause, this.#clock.now());
  }

  get(key: string): Promise<string | undefined> {
    return this.#attempt("get", async () => this.#store.get(key), undefined);
  }

  set(key: string, value: string, lifetimeMs: number): Promise<void> {
    return this.#attempt("set", async () => this.#store.set(key, value, lifetimeMs), undefined);
  }

  delete(key: string, value: string): Promise<void> {
    return this.#attempt("delete", async () => this.#store.delete(key, value), undefined);
  }

  acquireLease(key: string, owner: string, lifetimeMs: number): Promise<boolean> {
    const acquire = async () => (await this.#store.acquireLease?.(key, owner, lifetimeMs)) === true;
    return this.#attempt("acquireLease", acquire, false);
  }

  renewLease(key: string, owner: string, lifetimeMs: number): Promise<void> {
    const renew = async () => this.#store.renewLease?.(key, owner, lifetimeMs);
    return this.#attempt("renewLease", renew, undefined);
  }

  releaseLease(key: string, owner: string): Promise<void> {
    const release = async () => this.#store.releaseLease?.(key, owner);
    return this.#attempt("releaseLease", release, undefined);
  }

  async #attempt<Value>(operation: Operation, run: () => Promise<Value>, fallback: Value): Promise<Value> {
    if (!this.isUp()) return fallback;
    try {
      const value = await this.#inTime(run());
      if (value !== timedOut) {
        this.#resume();
        return value;
      }
      this.#startPause(operation, "timeout");
    } catch {
      // The store's error may repeat what was stored; the event says enough.
      this.#startPause(operation, "failed");
    }
    return fallback;
  }

  #inTime<Value>(work: Promise<Value>): Promise<Value | typeof timedOut> {
    const deadline = createDeadline(this.#clock, operationTimeoutMs);
    const giveUp = () => Promise.race([work, readArrived()]);
    return raceDeadline<Value | typeof timedOut>(work, deadline, this.#clock, giveUp);
  }

  #startPause(operation: Operation, reason: "failed" | "timeout"): void {
    const nowMs = this.#clock.now();
    this.#pause = startPause(nowMs, pauseMs);
    this.#unavailableSinceMs ??= nowMs;
    this.#emit({ type: "token_store_unavailable", operation, reason, pauseMs });
  }

  /** Also ends the pause that another call began while this one was on its way. */
  #resume(): void {
    this.#pause = undefined;
    if (this.#unavailableSinceMs === undefined) return;
    const unavailableMs = Math.max(0, this.#clock.now() - this.#unavailableSinceMs);
    this.#unavailableSinceMs = undefined;
    this.#emit({ type: "token_store_recovered", unavailableMs });
  }
}

type Operation = "get" | "set" | "delete" | "acquireLease" | "renewLease" | "releaseLease";

/**
 * One turn of the event loop, in which it reads what the network has brought. After a busy spell the timers come
 * first, and the response may have arrived already: then the process was slow, not the store.
 */
function readArrived(): Promise<typeof timedOut> {
  return new Promise((resolve) => setImmediate(resolve, timedOut));
}
