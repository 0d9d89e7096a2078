import { z } from "zod";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import type { TokenKind } from "../http/endpoint.js";

/** A valid request for a token. */
export interface TokenOrder {
  readonly expiresAtSeconds: number;
  /** Empty: every channel of the store. */
  readonly channelIds: readonly number[];
  readonly allowedOrigins: readonly string[];
  readonly scopes: readonly string[] | null;
}

/** Why a body was refused: the title and the `errors` map of BigCommerce's 422. */
interface TokenRefusal {
  readonly title: string;
  readonly errors: Readonly<Record<string, string>>;
}

export interface TokenRequestRules {
  readonly kind: TokenKind;
  readonly storeId: number;
  readonly storeChannelIds: readonly number[];
  readonly nowSeconds: number;
  readonly inferred: Pick<InferredSwitches, "pastExpiry" | "millisecondExpiry" | "bothChannelFields">;
}

/** In seconds this would be after the year 5138, so such a value is in milliseconds or finer. */
export const earliestMillisecondsValue = 100_000_000_000;

const expected = (type: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? "error.path.missing" : `error.expected.${type}`,
});
const integer = z.number(expected("jsnumber")).int("error.expected.long");
const text = z.string(expected("jsstring"));

const commonSchema = z.object(
  {
    expires_at: integer.min(0, "error.min"),
    channel_id: integer.min(1, "error.min").optional(),
    channel_ids: z.array(integer, expected("jsarray")).optional(),
    name: text.optional(),
  },
  expected("jsobject"),
);

interface TokenBody extends z.output<typeof commonSchema> {
  readonly allowed_cors_origins?: string[] | undefined;
  readonly scopes?: string[] | undefined;
}

// The fields of other kinds of token are ignored, like unknown ones.
const bodySchemas: Record<TokenKind, z.ZodType<TokenBody>> = {
  impersonation: commonSchema,
  private: commonSchema.extend({
    scopes: z
      .array(
        z.enum(["Unauthenticated", "Customer", "B2B"], "error.expected.validenumvalue"),
        expected("jsarray"),
      )
      .min(1, "error.minLength"),
  }),
  storefront: commonSchema.extend({
    allowed_cors_origins: z
      .array(text.min(1, "error.minLength"), expected("jsarray"))
      .min(1, "error.minLength")
      .max(2, "Allowed CORS origins list length should not be greater than 2")
      .optional(),
  }),
};

/** Checks the body of a token request against BigCommerce's schema. What the schema leaves open is a switch. */
export function readTokenRequest(
  body: unknown,
  rules: TokenRequestRules,
): { order: TokenOrder } | { refusal: TokenRefusal } {
  const parsed = bodySchemas[rules.kind].safeParse(body);
  if (!parsed.success) return { refusal: shapeRefusal(parsed.error) };
  const fields = parsed.data;
  const allowedOrigins = fields.allowed_cors_origins ?? [];
  const refusal =
    refuseExpiry(fields, rules) ??
    refuseChannelFields(fields, rules) ??
    refuseOrigins(allowedOrigins) ??
    refuseUnknownChannels(fields, rules);
  if (refusal !== null) return { refusal };
  const channelIds = channelIdsOf(fields);
  return {
    order: { expiresAtSeconds: fields.expires_at, channelIds, allowedOrigins, scopes: fields.scopes ?? null },
  };
}

function shapeRefusal(error: z.ZodError): TokenRefusal {
  const entries = error.issues
    .filter((issue) => issue.path.length > 0)
    .map((issue) => [issue.path.join("."), issue.message]);
  return { title: "JSON data is missing or invalid", errors: Object.fromEntries(entries) };
}

function fieldRefusal(key: string, message: string): TokenRefusal {
  return { title: `The following fields are invalid: ${key}`, errors: { [key]: message } };
}

function refuseExpiry(
  { expires_at }: TokenBody,
  { inferred, nowSeconds }: TokenRequestRules,
): TokenRefusal | null {
  if (inferred.millisecondExpiry === "reject" && expires_at >= earliestMillisecondsValue) {
    return fieldRefusal(
      "expires_at:not_in_seconds",
      "A Unix time in seconds is expected; milliseconds are not supported",
    );
  }
  if (inferred.pastExpiry === "reject" && expires_at <= nowSeconds) {
    return fieldRefusal("expires_at:in_the_past", "The time of expiry has passed");
  }
  return null;
}

function refuseChannelFields(body: TokenBody, { inferred }: TokenRequestRules): TokenRefusal | null {
  if (body.channel_id === undefined && body.channel_ids === undefined) {
    return fieldRefusal("channel_id:missing", "One of channel_id and channel_ids is required");
  }
  const both = body.channel_id !== undefined && body.channel_ids !== undefined;
  if (both && inferred.bothChannelFields === "reject") {
    return fieldRefusal("channel_id:conflict", "channel_id and channel_ids cannot be used in one request");
  }
  return null;
}

function refuseOrigins(origins: readonly string[]): TokenRefusal | null {
  const slashed = origins.some((origin) => origin.endsWith("/"));
  return slashed
    ? fieldRefusal(
        "allowed_cors_origins:has_invalid_suffix",
        "A supplied origin has a trailing slash, which no browser sends",
      )
    : null;
}

function refuseUnknownChannels(
  body: TokenBody,
  { storeChannelIds, storeId }: TokenRequestRules,
): TokenRefusal | null {
  const unknown = channelIdsOf(body).filter((id) => !storeChannelIds.includes(id));
  if (unknown.length === 0) return null;
  return {
    title: `The following \`channel_id\`s [${unknown.join(", ")}] are not valid for store ${storeId}.`,
    errors: {},
  };
}

function channelIdsOf(body: TokenBody): readonly number[] {
  return body.channel_ids ?? (body.channel_id === undefined ? [] : [body.channel_id]);
}
