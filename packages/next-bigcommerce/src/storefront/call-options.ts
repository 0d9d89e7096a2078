import { isIP } from "node:net";
import type { Config } from "../config/config.js";
import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, type Deadline } from "../time/deadline.js";
import type { CallOptions } from "./scope.js";

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

/** The deadline of one call, from the options it was given. */
export function readCallDeadline(
  { timeoutMs, signal }: Pick<CallOptions, "timeoutMs" | "signal">,
  config: Config,
  clock: Clock,
): Deadline {
  return createDeadline(clock, checkTimeoutMs(timeoutMs, config.timeoutMs), checkSignal(signal));
}

/** By its shape: a signal of another realm is not an `instanceof` this realm's class. */
function checkSignal(value: AbortSignal | undefined): AbortSignal | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "object" && value !== null && typeof value.addEventListener === "function")
    return value;
  return refuse(
    "`signal` is not an AbortSignal. Give `request.signal` or the signal of an AbortController, or leave it out.",
  );
}

function checkTimeoutMs(value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isInteger(value) && value >= 100 && value <= 50_000) return value;
  return refuse(
    `\`timeoutMs\` is ${String(value)}; it must be a whole number of milliseconds from 100 to 50000.`,
  );
}

/** One IP address. With a list, as in X-Forwarded-For, a shopper could choose the address. */
export function checkClientIp(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" && isIP(value) !== 0) return value;
  return refuse(
    "`resolveClientIp` did not return one IP address. Take the address that your platform guarantees, not the whole X-Forwarded-For list; return `null` if there is none.",
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
      "The variables cannot be written as JSON. Convert what JSON does not have, such as a BigInt or an object that contains itself.",
      { cause },
    );
  }
}

function refuse(text: string): never {
  throw new BigCommerceError("input_invalid", text);
}
