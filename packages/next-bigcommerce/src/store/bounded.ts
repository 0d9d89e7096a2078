import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import type { TokenStore } from "./token-store.js";

const operationTimeoutMs = 500;
const pauseMs = 5_000;

type Operation = "get" | "set" | "delete" | "acquireLease" | "renewLease" | "releaseLease";

/** A store that may be dead or slow, seen from a page that must not be: every call ends soon, and none rejects. */
export interface BoundedTokenStore {
  /** Whether calls are worth making; after a failure they are skipped for a while. */
  isUp(): boolean;
  readonly hasLease: boolean;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, lifetimeMs: number): Promise<void>;
  delete(key: string, value: string): Promise<void>;
  acquireLease(key: string, owner: string, lifetimeMs: number): Promise<boolean>;
  renewLease(key: string, owner: string, lifetimeMs: number): Promise<void>;
  releaseLease(key: string, owner: string): Promise<void>;
}

export function createBoundedTokenStore(store: TokenStore, clock: Clock, emit: EmitEvent): BoundedTokenStore {
  let pausedSinceMs: number | undefined;
  let unavailableSinceMs: number | undefined;

  /** By how long it lasts and not by when it ends: a clock that is set back ends it instead of freezing it. */
  function isUp(): boolean {
    if (pausedSinceMs === undefined) return true;
    const pausedMs = clock.now() - pausedSinceMs;
    return pausedMs < 0 || pausedMs >= pauseMs;
  }

  function pause(operation: Operation, reason: "failed" | "timeout"): void {
    pausedSinceMs = clock.now();
    unavailableSinceMs ??= pausedSinceMs;
    emit({ type: "token_store_unavailable", operation, reason, pauseMs });
  }

  /** Also ends the pause that another call began while this one was on its way. */
  function resume(): void {
    pausedSinceMs = undefined;
    if (unavailableSinceMs === undefined) return;
    const unavailableMs = Math.max(0, clock.now() - unavailableSinceMs);
    unavailableSinceMs = undefined;
    emit({ type: "token_store_recovered", unavailableMs });
  }

  async function attempt<Value>(
    operation: Operation,
    run: () => Promise<Value>,
    fallback: Value,
  ): Promise<Value> {
    if (!isUp()) return fallback;
    const waiting = new AbortController();
    const timeout = clock
      .sleep(operationTimeoutMs, waiting.signal)
      .then(readArrived)
      .then((): typeof timedOut => timedOut);
    try {
      const value = await Promise.race([run(), timeout]);
      if (value !== timedOut) {
        resume();
        return value;
      }
      pause(operation, "timeout");
    } catch {
      // The store's error may repeat what was stored; the event says enough.
      pause(operation, "failed");
    } finally {
      waiting.abort();
    }
    return fallback;
  }

  return {
    isUp,
    hasLease: store.acquireLease !== undefined,
    get: (key) => attempt("get", () => store.get(key), undefined),
    set: (key, value, lifetimeMs) => attempt("set", () => store.set(key, value, lifetimeMs), undefined),
    delete: (key, value) => attempt("delete", () => store.delete(key, value), undefined),
    acquireLease: (key, owner, lifetimeMs) =>
      attempt(
        "acquireLease",
        async () => (await store.acquireLease?.(key, owner, lifetimeMs)) === true,
        false,
      ),
    renewLease: (key, owner, lifetimeMs) =>
      attempt("renewLease", async () => store.renewLease?.(key, owner, lifetimeMs), undefined),
    releaseLease: (key, owner) =>
      attempt("releaseLease", async () => store.releaseLease?.(key, owner), undefined),
  };
}

/**
 * One turn of the event loop, in which it reads what the network has brought. After a busy spell the timers come
 * first, and the answer may be there already: the process was slow then, and not the store.
 */
function readArrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const timedOut = Symbol("timed out");
