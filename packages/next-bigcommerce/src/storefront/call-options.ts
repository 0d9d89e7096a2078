import { isIP } from "node:net";
import { channelIdRule, coversChannel, isChannelId } from "../config/channel-id.js";
import type { Config } from "../config/config.js";
import { isWithin, timeoutLimits, wholeNumberRule } from "../config/limits.js";
import type { ResolverWait } from "../customer/resolve.js";
import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, type Deadline } from "../time/deadline.js";
import { describeValue, isRecord } from "../values.js";
import type { CallOptions } from "./public-types.js";

/** Callers without types need the check. */
export function checkCallOptions(call: unknown): void {
  if (!isRecord(call))
    refuse("The options of a call must be an object such as `{ timeoutMs: 3000 }`, or left out.");
  const { errorPolicy = "throw" } = call;
  if (errorPolicy !== "throw" && errorPolicy !== "return")
    refuse('`errorPolicy` must be "throw" or "return".');
}

export function checkChannelId(value: unknown, config: Config, source: string): number {
  if (!isChannelId(value)) {
    return refuse(
      `${source} is ${describeValue(value)}, which is not a channel id. A channel id is ${channelIdRule}.`,
    );
  }
  if (!coversChannel(config.channelIds, value)) {
    const known = config.channelIds.join(", ");
    return refuse(
      `${source} is channel ${value}, but the token is only for ${known}. Add the channel to BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`).`,
    );
  }
  return value;
}

/** The channel that a call names, else the request's, else the default one. */
export function resolveChannel(
  given: unknown,
  resolveChannelId: (() => unknown) | undefined,
  config: Config,
  wait: ResolverWait,
): number | Promise<number> {
  if (given !== undefined) return checkChannelId(given, config, "`channelId`");
  if (resolveChannelId === undefined) return config.defaultChannelId;
  return wait.for("resolveChannelId", resolveChannelId()).then((resolved) => {
    if (resolved === undefined || resolved === null) return config.defaultChannelId;
    return checkChannelId(resolved, config, "`resolveChannelId`");
  });
}

/** Whether `value` has the shape of a BCP 47 language tag, such as `fr-CA`. */
export function isLocale(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}$/.test(value);
}

export function checkLocale(value: string | undefined): string | undefined {
  if (value === undefined || isLocale(value)) return value;
  return refuse("`locale` is not a language tag. Give a BCP 47 tag such as `en` or `fr-CA`.");
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
  if (isRecord(value) && typeof value.addEventListener === "function") return value;
  return refuse(
    "`signal` is not an AbortSignal. Give `request.signal` or the signal of an AbortController, or leave it out.",
  );
}

function checkTimeoutMs(value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (isWithin(value, timeoutLimits)) return value;
  return refuse(
    `\`timeoutMs\` is ${describeValue(value)}; it must be ${wholeNumberRule(timeoutLimits, "milliseconds")}.`,
  );
}

/** What `resolveClientIp` returned. */
export function checkClientIp(value: unknown): string | undefined {
  return checkIp(value, "`resolveClientIp` did not return", "return `null`");
}

/**
 * One IP address. With a list, as in X-Forwarded-For, a shopper could choose the address. A zone (`fe80::1%eth0`) names an
 * interface of this machine, and nothing to BigCommerce: it is left out.
 */
export function checkIp(value: unknown, wrong: string, none: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" && isIP(value) !== 0) {
    const zoneAt = value.indexOf("%");
    return zoneAt === -1 ? value : value.slice(0, zoneAt);
  }
  return refuse(
    `${wrong} one IP address. Take the address that your platform guarantees, not the whole X-Forwarded-For list; ${none} if there is none.`,
  );
}

export function encodeVariables(variables: unknown): string {
  if (variables === undefined || variables === null) return "{}";
  if (!isRecord(variables)) {
    return refuse(
      "The variables of a GraphQL operation must be an object with one property for each variable.",
    );
  }
  const json = writeJson(variables);
  // A `toJSON` decides what is written: that of a Date makes a string.
  if (json?.startsWith("{")) return json;
  return refuse(
    "The variables of a GraphQL operation are not written as an object: their `toJSON` returns something else.",
  );
}

function writeJson(value: object): string | undefined {
  try {
    return JSON.stringify(value);
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
