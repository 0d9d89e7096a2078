import { z } from "zod";

export const inferredSwitchesSchema = z.strictObject({
  pastExpiry: z.enum(["mint", "reject"]).default("mint"),
  millisecondExpiry: z.enum(["mint", "reject"]).default("reject"),
  bothChannelFields: z.enum(["reject", "prefer_channel_ids"]).default("reject"),
  revocationDelaySeconds: z.number().min(0).default(0),
  unknownCustomer: z.enum(["guest", "error"]).default("guest"),
  invalidCustomerId: z.enum(["guest", "error"]).default("error"),
  impersonatedCheckout: z.enum(["guest", "customer"]).default("guest"),
  impersonatedLoginCookies: z.boolean().default(false),
  mergedCart: z.enum(["add", "limit"]).default("add"),
  completedOrderStatus: z
    .enum(["AWAITING_FULFILLMENT", "AWAITING_PAYMENT", "INCOMPLETE"])
    .default("AWAITING_FULFILLMENT"),
  paymentAccessToken: z.enum(["none", "opaque"]).default("none"),
  originIsBrowser: z.boolean().default(false),
  browserRefusalBody: z.enum(["json", "text"]).default("json"),
  originMismatchStatus: z.literal([400, 401, 403]).default(403),
  storefrontTokenFromServer: z.enum(["by_date", "allow"]).default("by_date"),
  otherPageSizeLimit: z.int().min(1).nullable().default(50),
  complexityLimit: z.int().min(1).default(10_000),
  complexityRefusal: z.enum(["clear_excess", "any_excess", "never"]).default("clear_excess"),
  inFlightComplexityQuota: z.int().min(1).default(50_000),
  texts: z.record(z.string(), z.string()).default({}),
}) satisfies z.ZodType<InferredSwitches>;

/**
 * How the emulator behaves where BigCommerce documents nothing. The defaults refuse rather than accept; each switch can
 * be set to the other behaviour.
 */
export interface InferredSwitches {
  /** `expires_at` of 0 or in the past. `"mint"`: creates a token that GraphQL refuses as expired. Default `"mint"`. */
  readonly pastExpiry: "mint" | "reject";
  /**
   * `expires_at` of 100,000,000,000 or more: milliseconds or finer, which BigCommerce does not support. Default
   * `"reject"` (422).
   */
  readonly millisecondExpiry: "mint" | "reject";
  /** Both `channel_id` and `channel_ids` in one request. Default `"reject"` (422). */
  readonly bothChannelFields: "reject" | "prefer_channel_ids";
  /** Seconds between a revocation and its effect; BigCommerce says up to about 60. Default 0. */
  readonly revocationDelaySeconds: number;
  /** `X-Bc-Customer-Id` of a customer the store does not have. Default `"guest"`; `"error"` is a 400. */
  readonly unknownCustomer: "guest" | "error";
  /** `X-Bc-Customer-Id` that is not a positive integer. Default `"error"` (400). */
  readonly invalidCustomerId: "guest" | "error";
  /**
   * Whose checkout `createCartRedirectUrls` leads to under an impersonation token, if `X-Bc-Customer-Id` names a
   * customer. Default `"guest"`: only a Customer Login JWT signs the customer in.
   */
  readonly impersonatedCheckout: "guest" | "customer";
  /** Whether a login under an impersonation token sets the cookies of a shopper. Default `false`. */
  readonly impersonatedLoginCookies: boolean;
  /**
   * A guest's cart that joins the customer's at a login, if both together have more of a product than its purchase limit
   * or stock. `"add"`: the quantities are added, and `completeCheckout` refuses. `"limit"`: what is too much is left out.
   * Default `"add"`.
   */
  readonly mergedCart: "add" | "limit";
  /**
   * Status of an order that `completeCheckout` places. At BigCommerce it is incomplete until the Payments API has paid it;
   * the emulator has no such API. Default `"AWAITING_FULFILLMENT"`: as if it were paid.
   */
  readonly completedOrderStatus: "AWAITING_FULFILLMENT" | "AWAITING_PAYMENT" | "INCOMPLETE";
  /**
   * `paymentAccessToken` of `completeCheckout`, which BigCommerce gives to its own storefronts. Default `"none"`: `null`;
   * `"opaque"`: a string in the form of a JWT.
   */
  readonly paymentAccessToken: "none" | "opaque";
  /** Whether an `Origin` header alone marks a request as a browser's. Default `false`. */
  readonly originIsBrowser: boolean;
  /** Form of the 403 for browser requests: `{"errors":[…]}` or plain text. Default `"json"`. */
  readonly browserRefusalBody: "json" | "text";
  /** Status of requests with a storefront token from an origin that it does not allow. Default 403. */
  readonly originMismatchStatus: 400 | 401 | 403;
  /**
   * Requests with a storefront token but no `Origin`, so from a server. `"by_date"`: refused for tokens created after
   * 30 June 2026, and for all tokens after 31 March 2027. Default `"by_date"`.
   */
  readonly storefrontTokenFromServer: "by_date" | "allow";
  /** Largest page of connections other than products and banners (documented: 50). `null`: no limit. Default 50. */
  readonly otherPageSizeLimit: number | null;
  /** Largest complexity of an operation (documented: 10,000). Default 10,000. */
  readonly complexityLimit: number;
  /**
   * Which operations are refused for their complexity. BigCommerce does not publish how it counts; the emulator is
   * within 15 % of recorded figures. `"clear_excess"`: more than 15 % above the limit, so that no operation is refused
   * that BigCommerce may accept. `"any_excess"`: above the limit. `"never"`: none. Default `"clear_excess"`.
   */
  readonly complexityRefusal: "clear_excess" | "any_excess" | "never";
  /** Complexity that one IP may have in flight; above it GraphQL responds 429. Default 50,000. */
  readonly inFlightComplexityQuota: number;
  /** Your own texts for errors whose text nobody has recorded, by the id of their row in docs/behaviour.md. Default none. */
  readonly texts: Readonly<Record<string, string>>;
}
