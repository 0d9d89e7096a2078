import "server-only";
import { processState } from "./process-state";

/** What the shop itself says happened; what happened to a request of BigCommerce says the package's `onEvent`. */
export type ShopEvent =
  /** The checkout does not open for customers. */
  | "no_login_client"
  /** Each process remembers its own. */
  | "no_shared_store"
  /** A process that remembers its own forgot an ended session or a changed password before its time. */
  | "own_store_full"
  | "shared_store_lost"
  | "shared_store_back"
  | "shared_store_unavailable"
  /** The shared store did not say whether a session was ended. */
  | "session_honoured_unchecked"
  /** A sign-out or a new password did not reach the shared store: copies of the cookie go on. */
  | "session_end_not_kept";

const quietMs = 10_000;

const isMap = (value: unknown): value is Map<ShopEvent, number> => value instanceof Map;
const lastSaid = () => processState("shop-log", isMap, () => new Map<ShopEvent, number>());

/** One line of JSON. The same event is said again after ten seconds at the earliest: an outage must not fill the log. */
export function logShopEvent(event: ShopEvent, details: Readonly<Record<string, string>> = {}): void {
  const nowMs = Date.now();
  const saidAtMs = lastSaid().get(event);
  if (saidAtMs !== undefined && Math.abs(nowMs - saidAtMs) < quietMs) return;
  lastSaid().set(event, nowMs);
  console.warn(JSON.stringify({ event, ...details }));
}
