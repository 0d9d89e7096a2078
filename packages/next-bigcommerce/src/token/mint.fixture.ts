import { BigCommerceError, type BigCommerceErrorCode } from "../errors.js";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline, type Deadline } from "../time/deadline.js";
import { createFakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "./cache.js";
import { createTokenMint } from "./mint.js";
import { openSlot } from "./slot.js";
import { createMintSource, type MintToken, type TokenSource } from "./source.js";
import { StorefrontToken } from "./storefront-token.js";

/** What BigCommerce does with a request for a token. */
export type Answer = (expiresAt: number, deadline: Deadline) => StorefrontToken | Promise<StorefrontToken>;

let caches = 0;

/** A token cache whose requests for a token are answered one after the other, the last answer again and again. */
export function createMintingCache(
  answers: readonly Answer[],
  { toSource = createMintSource, tokenLifetimeSeconds = 3600 }: MintingCacheOptions = {},
) {
  caches += 1;
  const slot = openSlot(`mint ${caches}`);
  const clock = createFakeClock();
  const events: BigCommerceEvent[] = [];
  const askedAtMs: number[] = [];
  const startedAtMs = clock.now();
  const config = { tokenLifetimeSeconds, expiryMarginSeconds: 30, timeoutMs: 10_000 };
  const ask: MintToken = async (expiresAt, deadline) => {
    const answer = answers[Math.min(askedAtMs.length, answers.length - 1)];
    askedAtMs.push(clock.now() - startedAtMs);
    return answer?.(expiresAt, deadline) ?? new Promise(() => {});
  };
  const cache = new TokenCache({
    slot,
    clock,
    telemetry: createTelemetry([{ listen: (event) => events.push(event) }]),
    config,
    source: toSource(createTokenMint({ ...config, slot, clock, ask })),
    runInBackground: () => {},
  });
  /** The token that a caller gets, or the code of its error, while time passes. */
  const read = async (waitMs = 20_000): Promise<string> => {
    const settled = cache
      .get(() => createDeadline(clock, config.timeoutMs))
      .then(
        ({ token }) => token,
        (error: { code: string }) => error.code,
      );
    await clock.settle();
    await clock.pass(waitMs);
    return settled;
  };
  return { slot, clock, events, askedAtMs, cache, read };
}

interface MintingCacheOptions {
  readonly toSource?: (mint: MintToken) => TokenSource;
  readonly tokenLifetimeSeconds?: number;
}

export const answerToken =
  (jwt: string): Answer =>
  (expiresAt) =>
    new StorefrontToken(jwt, expiresAt);

export const fails =
  (code: BigCommerceErrorCode, status?: number, retryable = true): (() => never) =>
  () => {
    throw new BigCommerceError(code, "As the test says.", { status, retryable });
  };
export const unreachable = fails("upstream_unavailable");
export const unavailable = fails("upstream_unavailable", 503);
