import * as z from "zod/mini";
import { channelIdRule, isChannelId } from "../config/channel-id.js";
import { inFixedOrder, isScopeList, scopeListRule } from "../config/scopes.js";
import type { PrivateTokenScope } from "../config/store-options.js";
import type { TokenKind } from "../config/token-endpoints.js";
import { BigCommerceError } from "../errors.js";
import { describeValue, isRecord } from "../values.js";
import { type TokenRequestBody, toRequestBody } from "./api.js";

/** Checked input, and the body it makes. */
export interface TokenInput {
  readonly expiresAt: number;
  readonly channelIds: readonly number[];
  readonly wire: TokenRequestBody;
}

const apiNames = {
  expiresAt: "expiresAt",
  channelId: "channelId",
  channelIds: "channelIds",
  scopes: "scopes",
} as const;
const wireNames = {
  ...apiNames,
  expiresAt: "expires_at",
  channelId: "channel_id",
  channelIds: "channel_ids",
};
type FieldNames = Readonly<Record<keyof typeof apiNames, string>>;

/**
 * Checks the input of `createImpersonationToken` and `createPrivateToken`.
 *
 * @throws {BigCommerceError} `input_invalid`, or `expires_at_not_in_future` if only the time is wrong; `fieldErrors`
 * has a message for each field.
 */
export function parseTokenInput(
  input: unknown,
  nowMs: number,
  kind: TokenKind = { tokenKind: "impersonation" },
): TokenInput {
  return parseFields(input, apiNames, nowMs, kind);
}

/** The same for the body of a request, in BigCommerce's names: `expires_at`, `channel_id`, `channel_ids`. */
export function parseTokenRequestBody(body: unknown, nowMs: number): TokenInput {
  return parseFields(body, wireNames, nowMs);
}

function parseFields(input: unknown, names: FieldNames, nowMs: number, kind?: TokenKind): TokenInput {
  if (!isRecord(input)) {
    const text = `Expected an object with ${names.expiresAt} and ${names.channelId} or ${names.channelIds}, not ${describeValue(input)}.`;
    throw new BigCommerceError("input_invalid", text);
  }
  const fields = {
    expiresAt: input[names.expiresAt],
    channelId: input[names.channelId],
    channelIds: input[names.channelIds],
    // BigCommerce's own body for an impersonation token knows no scopes, and ignores them.
    scopes: kind === undefined ? undefined : input[names.scopes],
  };
  const parsed = fieldsSchema(names, nowMs, kind).safeParse(fields);
  if (!parsed.success) throw inputError(parsed.error.issues, names);
  const { expiresAt, channelId, channelIds = [], scopes = kind?.scopes } = parsed.data;
  const wire = toRequestBody({ expiresAt, channels: channelId ?? channelIds, scopes });
  return { expiresAt, channelIds: channelId === undefined ? channelIds : [channelId], wire };
}

/** One text for each field: its first problem. */
function inputError(issues: readonly z.core.$ZodIssue[], names: FieldNames): BigCommerceError {
  const fieldErrors: Record<string, string> = {};
  const nameOf = (field: unknown) => Object.entries(names).find(([key]) => key === field)?.[1] ?? "";
  for (const { path, message } of issues) fieldErrors[nameOf(path[0])] ??= message;
  const onlyInPast = issues.every((issue) => issue.code === "custom" && issue.params?.isInPast === true);
  const code = onlyInPast ? "expires_at_not_in_future" : "input_invalid";
  return new BigCommerceError(code, Object.values(fieldErrors).join(" "), { fieldErrors });
}

function fieldsSchema(names: FieldNames, nowMs: number, kind: TokenKind | undefined) {
  return z
    .object({
      expiresAt: expiresAtSchema(names.expiresAt, nowMs),
      channelId: z.optional(
        z.custom<number>(isChannelId, {
          abort: false,
          error: ({ input }) => `${names.channelId} must be ${channelIdRule}, not ${describeValue(input)}.`,
        }),
      ),
      channelIds: z.optional(channelListSchema(names.channelIds)),
      scopes:
        kind?.tokenKind === "private"
          ? z.optional(scopesSchema(names.scopes))
          : z.undefined({ error: "scopes belong to private tokens; an impersonation token has none." }),
    })
    .check(
      z.check(({ value: { channelId, channelIds }, issues }) => {
        if ((channelId === undefined) !== (channelIds === undefined)) return;
        const found = channelId === undefined ? ": both are missing." : ", not both.";
        const message = `Give ${names.channelId} or ${names.channelIds}${found}`;
        issues.push({ code: "custom", input: channelIds, path: ["channelIds"], message });
      }, evenIfOthersAreWrong),
    );
}

/** For a rule about several fields: without it, zod leaves the rule out once one of them is wrong. */
const evenIfOthersAreWrong = { when: () => true };

function scopesSchema(name: string) {
  const isList = z.custom<readonly PrivateTokenScope[]>(isScopeList, {
    abort: false,
    error: scopeListRule(name),
  });
  return z.pipe(isList, z.transform(inFixedOrder));
}

function expiresAtSchema(name: string, nowMs: number) {
  const notANumber = (input: unknown) =>
    `${name} must be a Unix time in seconds, not ${describeValue(input)}; for a Date use Math.floor(date.getTime() / 1000).`;
  return z
    .number({
      error: ({ input }) =>
        input === undefined
          ? `${name} is missing: give the Unix time in seconds at which the token expires.`
          : notANumber(input),
    })
    .check(
      z.check(({ value, issues }) => {
        const problem = findTimeProblem(value, name);
        const message = problem ?? findPast(value, name, nowMs);
        if (message === undefined) return;
        issues.push({ code: "custom", input: value, message, params: { isInPast: problem === undefined } });
      }),
    );
}

const finerUnits = [
  { unit: "milliseconds", perSecond: 1e3, from: 1e11 },
  { unit: "microseconds", perSecond: 1e6, from: 1e14 },
  { unit: "nanoseconds", perSecond: 1e9, from: 1e17 },
];
// The largest signed 32-bit integer; BigCommerce's own tools never send a later time.
const maxExpiresAt = 2_147_483_647;

function findTimeProblem(value: number, name: string): string | undefined {
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
  return undefined;
}

function findPast(expiresAt: number, name: string, nowMs: number): string | undefined {
  if (expiresAt * 1000 > nowMs) return undefined;
  const now = Math.floor(nowMs / 1000);
  if (expiresAt === 0)
    return `${name} is 0, which does not mean "never": give a time after ${now}, in Unix seconds.`;
  return `${name} is ${expiresAt}, which is not in the future (it is now ${now}). Use the current time plus the lifetime, in seconds.`;
}

function channelListSchema(name: string) {
  const channelId = z.custom<number>(isChannelId, {
    abort: false,
    error: ({ input, path }) =>
      `${name}[${String(path?.at(-1))}] must be ${channelIdRule}, not ${describeValue(input)}.`,
  });
  return z
    .array(channelId, {
      error: ({ input }) => `${name} must be a list of channel ids, not ${describeValue(input)}.`,
    })
    .check(
      z.minLength(1, {
        error: `${name} is empty. BigCommerce takes that as every channel of the store: list the channels.`,
      }),
      z.check(({ value, issues }) => {
        const seen = new Set<number>();
        const repeated = value.find((id) => seen.size === seen.add(id).size);
        if (repeated === undefined) return;
        const message = `${name} contains ${repeated} more than once; list it once.`;
        issues.push({ code: "custom", input: value, message });
      }),
    );
}

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
