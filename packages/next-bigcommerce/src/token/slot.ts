import type { BigCommerceErrorCode } from "../errors.js";
import { processState } from "../process-state.js";
import type { Patience } from "../time/deadline.js";
import type { Pause } from "../time/pause.js";
import type { StorefrontToken } from "./storefront-token.js";

/** The token that this process hands out. */
export interface CachedToken {
  readonly token: StorefrontToken;
  /** By BigCommerce's clock. */
  readonly refreshAtMs: number;
  /** By this machine's clock; `undefined` for a token that another process minted. */
  readonly mintedAtMs: number | undefined;
}

/** A mint on its way. `settled` resolves to nothing and never rejects: each waiter reads the slot again. */
export interface Flight {
  readonly id: number;
  readonly deadlineMs: number;
  readonly settled: Promise<void>;
  /** Resolves with `settled`, and at the deadline at the latest. */
  readonly over: Promise<void>;
  /** Whether its deadline has passed, by a timer: the clock may be set back. */
  isOverdue: boolean;
  /** Of those who wait for it, the one who gives up first. */
  soonest: Patience | undefined;
}

/** The last failure, as plain data: each caller makes its own error from it. */
export interface FailureRecord {
  readonly code: BigCommerceErrorCode;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  /** BigCommerce's own words, by field: not enumerable, since they may repeat what was sent. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** How long nobody asks again. */
  readonly backOff: Pause;
  /** How long a mint that ran out of time was given. */
  readonly timeLimitMs: number | undefined;
  /** Whether BigCommerce itself named the time. */
  readonly retryTimeKnown: boolean;
  /** When the first of the failures in a row was; by this machine's clock. */
  readonly rowBeganAtMs: number;
  readonly consecutive: number;
}

export interface TokenCounters {
  /** Requests for the cached token that were sent to BigCommerce, with those that failed or brought an unusable one. */
  mints: number;
  /** Tokens taken from the shared store. */
  loads: number;
  refreshes: number;
  /** Mints that brought no usable token, after their second request if there was one. */
  failures: number;
  evictions: number;
  hits: number;
  /** GraphQL requests that were sent again, after a rejected token, a rate limit or a failure. */
  retries: number;
}

/** What this process knows of one token. */
export interface TokenSlot {
  token: CachedToken | undefined;
  flight: Flight | undefined;
  failure: FailureRecord | undefined;
  /** Stays when a later mint succeeds; by this machine's clock. */
  lastFailure: { readonly code: BigCommerceErrorCode; readonly atMs: number } | undefined;
  /** BigCommerce's clock minus this machine's. */
  skewMs: number;
  generation: number;
  flightCount: number;
  /** How many tokens in a row were rejected within a minute of their mint, with none accepted in between. */
  earlyRejections: number;
  /** How long a refresh is left to another process. */
  refreshElsewhere: Pause | undefined;
  /** How long a process that backs off does not look into the shared store again. */
  nextLook: Pause | undefined;
  /** How long a `Date` that cannot be right is not reported again. */
  disbelief: Pause | undefined;
  /** Digests of rejected and revoked tokens, which must not come back from a shared store; the newest last. */
  rejectedDigests: readonly string[];
  /** Tokens that are handed out no more, and that BigCommerce has not revoked yet. */
  pendingRevocations: readonly StorefrontToken[];
  readonly counters: TokenCounters;
}

type Slots = Map<string, TokenSlot>;
const isSlots = (value: unknown): value is Slots => value instanceof Map;

export function openSlot(key: string): TokenSlot {
  const slots = processState("next-bigcommerce@1", isSlots, (): Slots => new Map());
  const known = slots.get(key);
  if (known !== undefined) return known;
  const slot: TokenSlot = {
    token: undefined,
    flight: undefined,
    failure: undefined,
    lastFailure: undefined,
    skewMs: 0,
    generation: 0,
    flightCount: 0,
    earlyRejections: 0,
    refreshElsewhere: undefined,
    nextLook: undefined,
    disbelief: undefined,
    rejectedDigests: [],
    pendingRevocations: [],
    counters: { mints: 0, loads: 0, refreshes: 0, failures: 0, evictions: 0, hits: 0, retries: 0 },
  };
  slots.set(key, slot);
  return slot;
}
