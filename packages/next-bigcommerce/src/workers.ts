import { isRecord } from "./values.js";

/**
 * Cloudflare Workers tie timers, connections and what waits for them to the request that began them, and end them when it
 * has its response: another request that waits for them would wait for ever.
 * @see https://developers.cloudflare.com/workers/runtime-apis/context/#waituntil
 */
export const isOnWorkers =
  // Node makes its `navigator` at the first look, which takes 0.15 ms (benchmark `start`).
  "WebSocketPair" in globalThis && globalThis.navigator?.userAgent === "Cloudflare-Workers";

/** Lets work that others wait for go on after the request that began it has its response (30 s at most). */
export function outliveRequest(work: Promise<void>): void {
  if (!isOnWorkers) return;
  const workers: unknown = process.getBuiltinModule?.("cloudflare:workers");
  if (!isRecord(workers) || typeof workers.waitUntil !== "function") return;
  try {
    workers.waitUntil(work);
  } catch {
    // There is no request here, and nothing ends.
  }
}
