import { createHash } from "node:crypto";
import type { BigCommerceErrorCode } from "../errors.js";
import type { WaitPeriod } from "../time/pause.js";

export interface TokenTimes {
  /** Unix seconds, by BigCommerce's clock. */
  readonly expiresAt: number;
  /** By BigCommerce's clock. */
  readonly refreshAtMs: number;
  /** By this machine's clock; `undefined` for a token that another process minted. */
  readonly mintedAtMs: number | undefined;
  readonly generation: number;
}

/** A cached token. `value` is a getter over a private field: whoever prints or awaits the record does not see it. */
export class TokenRecord implements TokenTimes {
  readonly #value: string;
  readonly expiresAt: number;
  readonly refreshAtMs: number;
  readonly mintedAtMs: number | undefined;
  readonly generation: number;

  constructor(value: string, times: TokenTimes) {
    this.#value = value;
    this.expiresAt = times.expiresAt;
    this.refreshAtMs = times.refreshAtMs;
    this.mintedAtMs = times.mintedAtMs;
    this.generation = times.generation;
  }

  get value(): string {
    return this.#value;
  }
}

/** A mint on its way. `settled` resolves to nothing and never rejects: whoever waited reads the slot again. */
export interface Flight {
  readonly id: number;
  readonly deadlineMs: number;
  readonly settled: Promise<void>;
  /** Resolves with `settled`, and at the deadline at the latest. */
  readonly over: Promise<void>;
  /** Whether its deadline has passed, by a timer: the clock may be set back. */
  isOverdue: boolean;
}

/** The last failure, as plain data: every caller makes an error of its own from it. */
export interface FailureRecord {
  readonly code: BigCommerceErrorCode;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  /** BigCommerce's own words, by field: not enumerable, for they may repeat what was sent. */
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** How long nobody asks again. */
  readonly backOff: WaitPeriod;
  /** Whether BigCommerce itself named the time. */
  readonly retryTimeKnown: boolean;
  readonly consecutive: number;
}

export interface TokenCounters {
  mints: number;
  /** Tokens taken from the shared store. */
  loads: number;
  refreshes: number;
  failures: number;
  evictions: number;
  hits: number;
  /** GraphQL requests that were sent again: after a rejected token, a rate limit or a failure. */
  retries: number;
}

/** Everything known of one token in this process. Plain data and promises: it outlives module copies and hot reload. */
export interface TokenSlot {
  token: TokenRecord | undefined;
  flight: Flight | undefined;
  failure: FailureRecord | undefined;
  /** Stays when a later mint succeeds; by this machine's clock. */
  lastFailure: { readonly code: BigCommerceErrorCode; readonly atMs: number } | undefined;
  /** BigCommerce's clock minus this machine's. */
  skewMs: number;
  generation: number;
  flightCount: number;
  /** Tokens rejected within a minute of their mint, in a row, with none taken in between. */
  earlyRejections: number;
  /** How long a refresh is left to another process. */
  refreshElsewhere: WaitPeriod | undefined;
  /** How long a process that backs off does not look into the shared store. */
  nextLook: WaitPeriod | undefined;
  /** How long a `Date` that is not believed is not reported again. */
  disbelief: WaitPeriod | undefined;
  /** Digests of tokens that must not come back from a shared store, the newest last. */
  rejectedDigests: readonly string[];
  /** Tokens that nobody is handed any more, whose revocation failed. */
  pendingRevocations: readonly TokenRecord[];
  readonly counters: TokenCounters;
}

const stateKey = Symbol.for("next-bigcommerce@1");

/** Next keeps module copies for pages, route handlers and instrumentation: they meet on `globalThis`. */
function processSlots(): Map<string, TokenSlot> {
  const known: unknown = Reflect.get(globalThis, stateKey);
  if (known instanceof Map) return known;
  const slots = new Map<string, TokenSlot>();
  Object.defineProperty(globalThis, stateKey, { value: slots, enumerable: false, configurable: true });
  return slots;
}

export function openSlot(key: string): TokenSlot {
  const slots = processSlots();
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

const maxRejectedDigests = 32;
const digestOf = (token: string) => createHash("sha256").update(token).digest("base64url");

export function rememberRejected(slot: TokenSlot, token: string): void {
  slot.rejectedDigests = [...slot.rejectedDigests, digestOf(token)].slice(-maxRejectedDigests);
}

export function isRejected(slot: TokenSlot, token: string): boolean {
  return slot.rejectedDigests.length > 0 && slot.rejectedDigests.includes(digestOf(token));
}
