import { BigCommerceError } from "../errors.js";

export const lifetimeMs = 100_000;
export const marginMs = 10_000;
/** Of the tokens in a history, and the longest that one of its callers waits. */
export const tokenConfig = {
  tokenLifetimeSeconds: lifetimeMs / 1000,
  expiryMarginSeconds: marginMs / 1000,
  timeoutMs: 10_000,
};

/** `same`: the token of the mint before, again. */
type MintOutcome = "token" | "same" | "unavailable" | "rate_limited" | "malformed";
export type StoreState = "up" | "dead" | "hanging" | "empty" | "replayed" | "lease held";

export type HistoryStep =
  | { readonly kind: "call"; readonly process: number; readonly timeoutMs: number; readonly leaves: boolean }
  | { readonly kind: "reject" | "reject late" | "revoke" | "hear"; readonly process: number }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "freeze"; readonly ms: number }
  | { readonly kind: "set clock"; readonly ms: number }
  | { readonly kind: "store"; readonly state: StoreState };

export interface History {
  readonly seed: number;
  readonly processes: number;
  readonly shared: boolean;
  /** BigCommerce's clock minus the fleet's. */
  readonly serverOffsetMs: number;
  /** What the mints answer, one after the other; afterwards tokens, at once. */
  readonly mints: readonly { readonly afterMs: number; readonly outcome: MintOutcome }[];
  readonly steps: readonly HistoryStep[];
}

const failure = (code: BigCommerceError["code"], retryAfterMs?: number) => () =>
  new BigCommerceError(code, "As the history says.", { retryable: true, retryAfterMs });

/** What a mint throws that brings no token. */
export const mintErrors = {
  unavailable: failure("upstream_unavailable"),
  rate_limited: failure("rate_limited", 3000),
  malformed: failure("upstream_malformed"),
  refused: failure("request_rejected"),
  aborted: failure("aborted"),
};
