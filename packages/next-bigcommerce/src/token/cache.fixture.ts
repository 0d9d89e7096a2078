import { beforeEach } from "vitest";
import { BigCommerceError } from "../errors.js";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "./cache.js";
import { openSlot } from "./slot.js";
import { createMintSource, type TokenSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

/** A mint that BigCommerce has yet to answer. */
interface Mint {
  readonly expiresAt: number;
  answer(): void;
  fail(error: BigCommerceError): void;
}

let slotCount = 0;
export let clock: FakeClock;
export let mints: Mint[];
export let events: BigCommerceEvent[];
export let background: Promise<void>[];

export function resetCaches(): void {
  clock = createFakeClock();
  mints = [];
  events = [];
  background = [];
}

/** For the calling test file. A call, since test files share this module. */
export function resetCachesBeforeEach(): void {
  beforeEach(resetCaches);
}

interface CacheOptions {
  readonly slotName?: string;
  readonly source?: TokenSource;
  readonly timeoutMs?: number;
}

export function createCache({
  slotName,
  source = createHeldMints(),
  timeoutMs = 10_000,
}: CacheOptions = {}): TokenCache {
  slotCount += 1;
  return new TokenCache({
    slot: openSlot(slotName ?? `test ${slotCount}`),
    clock,
    telemetry: createTelemetry([{ listen: (event) => events.push(event) }]),
    config: { tokenLifetimeSeconds: 3600, expiryMarginSeconds: 30, timeoutMs },
    source,
    runInBackground: (task) => background.push(task),
  });
}

/** Each mint waits in `mints` until the test answers it. */
function createHeldMints(): TokenSource {
  return createMintSource(
    (expiresAt) =>
      new Promise((resolve, reject) => {
        const answer = () => resolve(new StorefrontToken(`token-${mints.length}`, expiresAt));
        mints.push({ expiresAt, answer, fail: reject });
      }),
  );
}

export const deadline = (timeoutMs = 10_000, signal?: AbortSignal) =>
  createDeadline(clock, timeoutMs, signal);

export async function mintOne(cache: TokenCache) {
  const token = cache.get(deadline);
  await clock.settle();
  mints.at(-1)?.answer();
  return token;
}

export const unavailable = (retryAfterMs?: number) =>
  new BigCommerceError(retryAfterMs === undefined ? "upstream_unavailable" : "rate_limited", "It is down.", {
    retryable: true,
    retryAfterMs,
  });
