import { isIP } from "node:net";
import type { Config } from "../config/config.js";
import { BigCommerceError, type GraphQLAnswerError } from "../errors.js";

/**
 * Options of one call. A wrong one is refused with `input_invalid` before anything is sent.
 *
 * @example
 * ```ts
 * const options: CallOptions = { locale: "fr-CA", timeoutMs: 3000, signal: request.signal };
 * const answer = await bigcommerce.shopper.query(ProductsDocument, { first: 12 }, options);
 * ```
 */
export interface CallOptions {
  /** Channel to ask. Default: `resolveChannelId`, else the first configured channel. */
  readonly channelId?: number | undefined;
  /** Sent as `Accept-Language`, a BCP 47 tag such as `fr-CA`. Default: the channel's own language. */
  readonly locale?: string | undefined;
  /**
   * `"throw"` (default): an answer with `errors` throws. `"return"`: the call answers `{ data, errors }`, and `data`
   * may be partial or `null`.
   */
  readonly errorPolicy?: "throw" | "return" | undefined;
  /** Gives the call up; a mint that others wait for goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call with mint, waits and retry. Default: the instance's `timeoutMs`; 100 to 50,000. */
  readonly timeoutMs?: number | undefined;
}

/** What a call with `errorPolicy: "return"` answers. */
export interface GraphQLResult<Result> {
  /** What BigCommerce answered; `null` if it answered errors alone. */
  readonly data: Result | null;
  /** The errors of the answer; empty if there were none. */
  readonly errors: readonly GraphQLAnswerError[];
}

function refuse(text: string): never {
  throw new BigCommerceError("input_invalid", text);
}

export function checkChannelId(value: unknown, config: Config, source: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1) {
    return refuse(
      `${source} gave no channel id. Channel ids are integers from 1; give one of the configured channels.`,
    );
  }
  if (config.channelIds.length > 0 && !config.channelIds.includes(value)) {
    const known = config.channelIds.join(", ");
    return refuse(
      `${source} gave channel ${value}, which the token is not made for: it covers ${known}. Add the channel to BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`).`,
    );
  }
  return value;
}

export function checkLocale(value: string | undefined): string | undefined {
  if (value === undefined || /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$/.test(value)) return value;
  return refuse("`locale` is no language tag. Give a BCP 47 tag such as `en` or `fr-CA`.");
}

/** By its shape: a signal of another realm is no `instanceof` of this one's class. */
export function checkSignal(value: AbortSignal | undefined): AbortSignal | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "object" && value !== null && typeof value.addEventListener === "function")
    return value;
  return refuse(
    "`signal` is no AbortSignal. Give `request.signal` or that of an AbortController, or leave it out.",
  );
}

export function checkTimeoutMs(value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isInteger(value) && value >= 100 && value <= 50_000) return value;
  return refuse(
    `\`timeoutMs\` is ${String(value)}; it must be a whole number of milliseconds from 100 to 50000.`,
  );
}

/** One IP literal; a list, as in X-Forwarded-For, would let a shopper choose the address. */
export function checkClientIp(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" && isIP(value) !== 0) return value;
  return refuse(
    "`resolveClientIp` did not give one IP address. Take the address your platform vouches for, not the whole X-Forwarded-For list; return `null` where there is none.",
  );
}

export function encodeVariables(variables: unknown): string {
  if (variables === undefined || variables === null) return "{}";
  if (typeof variables !== "object" || Array.isArray(variables)) {
    return refuse(
      "The variables of a GraphQL operation must be an object with one property for each variable.",
    );
  }
  try {
    return JSON.stringify(variables);
  } catch (cause) {
    throw new BigCommerceError(
      "input_invalid",
      "The variables cannot be written as JSON (a BigInt or a circle in them?). Convert them first.",
      { cause },
    );
  }
}
