import type { Clock } from "./clock.js";
import type { EmitEvent } from "./telemetry.js";
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
  let pausedUntilMs = 0;
  let unavailableSinceMs: number | undefined;

  function pause(operation: Operation, reason: "failed" | "timeout"): void {
    unavailableSinceMs ??= clock.now();
    pausedUntilMs = clock.now() + pauseMs;
    emit({ type: "token_store_unavailable", operation, reason, pauseMs });
  }

  function resume(): void {
    if (unavailableSinceMs === undefined) return;
    const unavailableMs = clock.now() - unavailableSinceMs;
    unavailableSinceMs = undefined;
    emit({ type: "token_store_recovered", unavailableMs });
  }

  async function attempt<Value>(
    operation: Operation,
    run: () => Promise<Value>,
    fallback: Value,
  ): Promise<Value> {
    if (clock.now() < pausedUntilMs) return fallback;
    const waiting = new AbortController();
    const timeout = clock.sleep(operationTimeoutMs, waiting.signal).then((): typeof timedOut => timedOut);
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
    isUp: () => clock.now() >= pausedUntilMs,
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

const timedOut = Symbol("timed out");
