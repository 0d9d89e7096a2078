import { BigCommerceError, isBigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline, remainingMs } from "../time/deadline.js";
import { backOffMs } from "../time/pause.js";
import { isRejected } from "./rejection.js";
import { serverNowMs } from "./server-time.js";
import type { TokenSlot } from "./slot.js";
import type { MintToken } from "./source.js";
import type { StorefrontToken } from "./storefront-token.js";

/** The pause after a hiccup is at most this long, and at least half as long. */
const hiccupMs = 200;

interface TokenMintOptions {
  readonly slot: TokenSlot;
  readonly clock: Clock;
  readonly expiryMarginSeconds: number;
  /** Sends one request. */
  readonly ask: MintToken;
}

/**
 * The mint of the cache: one request, and another one while there is time if that can help. That is once if a request did
 * not reach BigCommerce or got a 5xx (a second token harms nobody), and once if a response showed that this machine's
 * clock is wrong. Fails if the token is not usable when it arrives. Counts every request.
 */
export function createTokenMint({ slot, clock, expiryMarginSeconds, ask }: TokenMintOptions): MintToken {
  const askOnce: MintToken = async (expiresAt, deadline) => {
    slot.counters.mints += 1;
    const token = await ask(expiresAt, deadline);
    checkNew(token, slot);
    if (token.isValid(serverNowMs(slot, clock), expiryMarginSeconds * 1000)) return token;
    throw unusableError();
  };
  return async (expiresAt, deadline) => {
    const skewMs = slot.skewMs;
    const spent = new Set<Reason>();
    for (;;) {
      const knownMs = slot.skewMs;
      try {
        return await askOnce(expiresAt + Math.round((knownMs - skewMs) / 1000), deadline);
      } catch (error) {
        const reason = reasonToAskAgain(error, slot.skewMs !== knownMs);
        if (reason === undefined || spent.has(reason)) throw error;
        spent.add(reason);
        const pauseMs = reason === "hiccup" ? backOffMs({ attempt: 1, baseMs: hiccupMs }, clock) : 0;
        if (pauseMs >= remainingMs(deadline, clock)) throw error;
        await clock.sleep(pauseMs, deadline.signal);
        checkDeadline(deadline, clock, "Minting a token");
      }
    }
  };
}

type Reason = "hiccup" | "clock";

function reasonToAskAgain(error: unknown, hasLearntTime: boolean): Reason | undefined {
  if (!isBigCommerceError(error)) return undefined;
  const { code, retryable } = error;
  if (code === "upstream_unavailable" && retryable) return "hiccup";
  // The expiry that was asked for was wrong too: refused, or over when the token came.
  return hasLearntTime && (code === "request_rejected" || code === "token_rejected") ? "clock" : undefined;
}

function checkNew({ token }: StorefrontToken, slot: TokenSlot): void {
  if (!isRejected(slot, token) && slot.token?.token.token !== token) return;
  throw new BigCommerceError(
    "token_rejected",
    "BigCommerce's token endpoint responded with a token that is not new: it was in use, rejected or revoked before. The " +
      "likely cause is a proxy in between that repeats an old response; check BIGCOMMERCE_API_URL.",
    { retryable: true },
  );
}

export function unusableError(): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    "The new token was not usable when it arrived: it expires within `expiryMarginSeconds`. The likely cause is a clock " +
      "that jumps (this server's or BigCommerce's), or a mint that takes longer than the token lives. Check this server's " +
      "clock (NTP) and `tokenLifetimeSeconds`.",
    { retryable: true },
  );
}
