import { BigCommerceError, isBigCommerceError } from "../errors.js";
import { backoffMs } from "../http/back-off.js";
import type { Clock } from "../time/clock.js";
import { waitFrom } from "../time/pause.js";
import type { FailureRecord } from "./slot.js";

/** A failure this long after the last one's back-off begins a new row. */
const rowEndsAfterMs = 120_000;

/** How much longer than BigCommerce asks for a fleet spreads its return, so that it does not come back all at once. */
const spread = 0.1;

/** The record of a failed mint: the back-off grows while failures follow each other. */
export function recordFailure(
  error: unknown,
  previous: FailureRecord | undefined,
  clock: Clock,
): FailureRecord {
  const failure = isBigCommerceError(error) ? error : unexpectedError(error);
  const inRow = previous !== undefined && clock.now() - previous.backOff.endsAtMs < rowEndsAfterMs;
  const consecutive = inRow ? previous.consecutive + 1 : 1;
  const { code, message, status, retryable, requestId, retryAfterMs, fieldErrors } = failure;
  const namedMs = Math.ceil((retryAfterMs ?? 0) * (1 + spread * clock.random()));
  const waitMs = Math.max(namedMs, backoffMs(consecutive, clock.random()));
  const record = {
    code,
    message,
    status,
    retryable,
    requestId,
    fieldErrors: {},
    backOff: waitFrom(clock.now(), waitMs),
    retryTimeKnown: retryAfterMs !== undefined,
    consecutive,
  };
  return Object.defineProperty(record, "fieldErrors", { value: fieldErrors, enumerable: false });
}

/** An error of its own for each caller. */
export function toError(failure: FailureRecord, waitMs: number): BigCommerceError {
  const { code, message, status, retryable, requestId, fieldErrors } = failure;
  return new BigCommerceError(
    code,
    `${message} No token is left to serve; the next attempt is made in ${Math.ceil(waitMs / 1000)} s at the earliest.`,
    { status, retryable, requestId, fieldErrors, retryAfterMs: waitMs },
  );
}

export function rejectedError(): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    "BigCommerce's GraphQL Storefront API rejects the tokens that its token endpoint has just minted. The likely " +
      "cause is that BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL lead to different stores or environments.",
    { status: 401, retryable: true },
  );
}

export function unusableError(attempts: number): BigCommerceError {
  return new BigCommerceError(
    "token_rejected",
    `${attempts} tokens in a row were unusable on arrival. The clock of this server or of BigCommerce jumps, ` +
      "or another request revokes each token. Check this server's clock (NTP).",
    { retryable: true },
  );
}

function unexpectedError(cause: unknown): BigCommerceError {
  return new BigCommerceError(
    "upstream_unavailable",
    `Minting a token failed unexpectedly${nameOf(cause)}. If a \`fetch\` option is set, check that it works.`,
    { retryable: true, cause },
  );
}

const identifier = /^[A-Za-z_]\w{0,63}$/;

/** An error's name and code, which hold no data: the error itself is not kept. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  const words = [cause.name, "code" in cause ? cause.code : undefined];
  const named = words.filter((word): word is string => typeof word === "string" && identifier.test(word));
  return named.length === 0 ? "" : ` (${named.join(", ")})`;
}
