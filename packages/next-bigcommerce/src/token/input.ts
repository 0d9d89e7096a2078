import type { PrivateTokenScope } from "../config/store-options.js";
import { scopesRule, type TokenKind, toScopes } from "../config/token-endpoints.js";
import { BigCommerceError } from "../errors.js";
import { type TokenRequestBody, toRequestBody } from "./api.js";

/**
 * What to create an impersonation token with: exactly one of `channelId` and `channelIds`.
 *
 * @example
 * ```ts
 * const input: ImpersonationTokenInput = { expiresAt: Math.floor(Date.now() / 1000) + 3600, channelIds: [1, 2] };
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export type ImpersonationTokenInput = {
  /** Unix time in seconds at which the token expires: in the future, at most 2147483647 (19 January 2038). */
  readonly expiresAt: number;
} & (
  | { /** One channel, at least 1. */ readonly channelId: number; readonly channelIds?: undefined }
  | {
      /** One or more channels, without repetition. */ readonly channelIds: readonly number[];
      readonly channelId?: undefined;
    }
);

/**
 * What to create a private token with; `scopes` by default those of the instance.
 *
 * @example
 * ```ts
 * const expiresAt = Math.floor(Date.now() / 1000) + 3600;
 * const input: PrivateTokenInput = { expiresAt, channelId: 1, scopes: ["Unauthenticated"] };
 * ```
 */
export type PrivateTokenInput = ImpersonationTokenInput & {
  /** One or more, each once. */
  readonly scopes?: readonly PrivateTokenScope[] | undefined;
};

/** Checked input, and the body it makes. */
export interface TokenInput {
  readonly expiresAt: number;
  readonly channelIds: readonly number[];
  readonly wire: TokenRequestBody;
}

interface FieldNames {
  readonly expiresAt: string;
  readonly channelId: string;
  readonly channelIds: string;
}

const apiNames: FieldNames = { expiresAt: "expiresAt", channelId: "channelId", channelIds: "channelIds" };
const wireNames: FieldNames = { expiresAt: "expires_at", channelId: "channel_id", channelIds: "channel_ids" };

// The largest signed 32-bit integer; BigCommerce's own tools never send a later time.
const maxExpiresAt = 2_147_483_647;
const finerUnits = [
  { unit: "milliseconds", perSecond: 1e3, from: 1e11 },
  { unit: "microseconds", perSecond: 1e6, from: 1e14 },
  { unit: "nanoseconds", perSecond: 1e9, from: 1e17 },
];

/**
 * Checks the input of `createImpersonationToken` and `createPrivateToken`.
 *
 * @throws {BigCommerceError} `input_invalid`, or `expires_at_not_in_future` where only the time is wrong; `fieldErrors`
 * has a text for each field.
 */
export function parseTokenInput(
  input: unknown,
  nowMs: number,
  kind: TokenKind = { tokenKind: "impersonation" },
): TokenInput {
  const checked = parseFields(input, apiNames, nowMs);
  const given: unknown = isRecord(input) ? input.scopes : undefined;
  if (kind.tokenKind === "impersonation") {
    if (given !== undefined)
      throw scopesError("scopes belong to private tokens; an impersonation token has none.");
    return checked;
  }
  const scopes = given === undefined ? kind.scopes : toScopes(given);
  if (scopes === undefined) throw scopesError(`scopes ${scopesRule}.`);
  return { ...checked, wire: { ...checked.wire, scopes } };
}

function scopesError(problem: string): BigCommerceError {
  return new BigCommerceError("input_invalid", problem, { fieldErrors: { scopes: problem } });
}

/** The same for the body of a request, in BigCommerce's names: `expires_at`, `channel_id`, `channel_ids`. */
export function parseTokenRequestBody(body: unknown, nowMs: number): TokenInput {
  return parseFields(body, wireNames, nowMs);
}

function parseFields(input: unknown, names: FieldNames, nowMs: number): TokenInput {
  if (!isRecord(input)) {
    const text = `Expected an object with ${names.expiresAt} and ${names.channelId} or ${names.channelIds}.`;
    throw new BigCommerceError("input_invalid", text);
  }
  const expiresAt = readExpiresAt(input[names.expiresAt], names.expiresAt);
  const channels = readChannels(input, names);
  const inPast = typeof expiresAt === "number" && expiresAt * 1000 <= nowMs;
  if (typeof expiresAt === "number" && !inPast && "ids" in channels) {
    const wire = toRequestBody({ expiresAt, channels: channels.single ?? channels.ids });
    return { expiresAt, channelIds: channels.ids, wire };
  }
  const fieldErrors: Record<string, string> = {};
  if (typeof expiresAt === "string") fieldErrors[names.expiresAt] = expiresAt;
  if (inPast) fieldErrors[names.expiresAt] = notInFuture(expiresAt, names.expiresAt, nowMs);
  if (!("ids" in channels)) fieldErrors[channels.field] = channels.problem;
  const onlyInPast = inPast && "ids" in channels;
  const code = onlyInPast ? "expires_at_not_in_future" : "input_invalid";
  throw new BigCommerceError(code, Object.values(fieldErrors).join(" "), { fieldErrors });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The time, or what is wrong with it. */
function readExpiresAt(value: unknown, name: string): number | string {
  if (value === undefined)
    return `${name} is missing: give the Unix time in seconds at which the token expires.`;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    const remedy = "for a Date use Math.floor(date.getTime() / 1000).";
    return `${name} must be a number of Unix seconds, not ${describe(value)}; ${remedy}`;
  }
  const finer = finerUnits.findLast(({ from }) => value >= from);
  if (finer !== undefined) {
    const remedy = `use Math.floor(value / ${finer.perSecond})`;
    return `${value} looks like ${finer.unit}; ${name} is in seconds: ${remedy}.`;
  }
  if (!Number.isInteger(value))
    return `${name} is ${value}; it must be a whole number: use Math.floor(value).`;
  if (value < 0) return `${name} is ${value}; it must be a time in the future, in Unix seconds.`;
  if (value > maxExpiresAt)
    return `${name} is ${value}; it may be at most ${maxExpiresAt} (19 January 2038).`;
  return value;
}

function notInFuture(expiresAt: number, name: string, nowMs: number): string {
  const now = Math.floor(nowMs / 1000);
  if (expiresAt === 0)
    return `${name} is 0, which does not mean "never": give a time after ${now}, in Unix seconds.`;
  return `${name} is ${expiresAt}, which is not after the present time ${now}: add the lifetime in seconds to it.`;
}

type Channels =
  | { readonly ids: readonly number[]; readonly single?: number }
  | { readonly field: string; readonly problem: string };

function readChannels(input: Readonly<Record<string, unknown>>, names: FieldNames): Channels {
  const { [names.channelId]: single, [names.channelIds]: list } = input;
  if (single === undefined && list === undefined) {
    return {
      field: names.channelIds,
      problem: `Give ${names.channelId} or ${names.channelIds}: both are missing.`,
    };
  }
  if (single !== undefined && list !== undefined) {
    return { field: names.channelIds, problem: `Give ${names.channelId} or ${names.channelIds}, not both.` };
  }
  if (list !== undefined) return readChannelList(list, names.channelIds);
  if (isChannelId(single)) return { ids: [single], single };
  const problem = `${names.channelId} must be a whole number of at least 1, not ${describe(single)}.`;
  return { field: names.channelId, problem };
}

function readChannelList(list: unknown, field: string): Channels {
  if (!Array.isArray(list))
    return { field, problem: `${field} must be a list of channel ids, not ${describe(list)}.` };
  if (list.length === 0) {
    return {
      field,
      problem: `${field} is empty, which means every channel to BigCommerce: name the channels.`,
    };
  }
  const ids = list.filter(isChannelId);
  const wrong = list.findIndex((id) => !isChannelId(id));
  if (wrong !== -1) {
    const found = describe(list[wrong]);
    return { field, problem: `${field}[${wrong}] must be a whole number of at least 1, not ${found}.` };
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined)
    return { field, problem: `${field} has ${repeated} more than once: name it once.` };
  return { ids };
}

function isChannelId(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

/** A number as it is; of anything else only what it is, for it may be a secret in the wrong place. */
function describe(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (value === null) return "null";
  return Array.isArray(value)
    ? "a list"
    : value instanceof Date
      ? "a Date"
      : `a value of type ${typeof value}`;
}
