import { z } from "zod";

/**
 * What BigCommerce does not document. Each switch has a default that refuses or reports rather than lets pass, and can
 * be set to the other reading.
 */
export interface InferredSwitches {
  /** `expires_at` of 0 or in the past. `"mint"`: a token that GraphQL answers with "JWT is expired". Default `"mint"`. */
  readonly pastExpiry: "mint" | "reject";
  /** `expires_at` of 100,000,000,000 or more, so milliseconds or finer, which BigCommerce says it does not support. Default `"reject"` (422). */
  readonly millisecondExpiry: "mint" | "reject";
  /** Both `channel_id` and `channel_ids` in one request. Default `"reject"` (422). */
  readonly bothChannelFields: "reject" | "prefer_channel_ids";
  /** Seconds between a revocation and its effect; BigCommerce says up to about 60. Default 0. */
  readonly revocationDelaySeconds: number;
  /** `X-Bc-Customer-Id` of a customer the store does not have. Default `"guest"`; `"error"` is a 400. */
  readonly unknownCustomer: "guest" | "error";
  /** `X-Bc-Customer-Id` that is not a positive integer. Default `"error"` (400). */
  readonly invalidCustomerId: "guest" | "error";
  /** Whether an `Origin` header alone marks a request as a browser's. Default `false`. */
  readonly originIsBrowser: boolean;
  /** Form of the 403 for browser requests: `{"errors":[…]}` or plain text. Default `"json"`. */
  readonly browserRefusalBody: "json" | "text";
  /** Status of a storefront token sent from an origin it does not allow. Default 403. */
  readonly originMismatchStatus: 400 | 401 | 403;
  /** Storefront tokens without an `Origin`, so from a server. `"by_date"`: refused for tokens created after 30 June 2026, and for all after 31 March 2027. Default `"by_date"`. */
  readonly storefrontTokenFromServer: "by_date" | "allow";
  /** Largest page of connections other than products and banners (50, documented); `null`: none. Default 50. */
  readonly otherPageSizeLimit: number | null;
  /** Extra complexity of a mutation. Default 10. */
  readonly mutationComplexity: number;
  /** Complexity of `pageInfo` beside its fields. Default 5. */
  readonly pageInfoComplexity: number;
  /** Complexity one IP may have in flight before GraphQL answers 429. Default 50,000. */
  readonly inFlightComplexityQuota: number;
}

export const inferredSwitchesSchema = z.strictObject({
  pastExpiry: z.enum(["mint", "reject"]).default("mint"),
  millisecondExpiry: z.enum(["mint", "reject"]).default("reject"),
  bothChannelFields: z.enum(["reject", "prefer_channel_ids"]).default("reject"),
  revocationDelaySeconds: z.number().min(0).default(0),
  unknownCustomer: z.enum(["guest", "error"]).default("guest"),
  invalidCustomerId: z.enum(["guest", "error"]).default("error"),
  originIsBrowser: z.boolean().default(false),
  browserRefusalBody: z.enum(["json", "text"]).default("json"),
  originMismatchStatus: z.literal([400, 401, 403]).default(403),
  storefrontTokenFromServer: z.enum(["by_date", "allow"]).default("by_date"),
  otherPageSizeLimit: z.int().min(1).nullable().default(50),
  mutationComplexity: z.int().min(0).default(10),
  pageInfoComplexity: z.int().min(0).default(5),
  inFlightComplexityQuota: z.int().min(1).default(50_000),
}) satisfies z.ZodType<InferredSwitches>;
