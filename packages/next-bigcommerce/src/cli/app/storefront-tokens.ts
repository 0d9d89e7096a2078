import * as z from "zod/mini";

/**
 * A JWT with its payload as the first group, found from its first dot: that is rare, where each `eyJ` of a long text would
 * be tried, which takes a minute for one that is full of them.
 */
export const jwtPattern = /\.(?=eyJ)(?<=eyJ[\w-]{10,2000}\.)(eyJ[\w-]{10,8000})\.[\w-]{20,2000}/g;

/** What BigCommerce calls a token for browsers; the numbers of the other kinds are not documented. */
export const browserTokenType = 1;

const claimsSchema = z.looseObject({ iss: z.literal("BC"), eat: z.optional(z.number()) });

/** The claims of a token of BigCommerce's GraphQL API, whose issuer is BigCommerce; `undefined` for another JWT's payload. */
export function readStorefrontClaims(payload: string): z.infer<typeof claimsSchema> | undefined {
  try {
    return claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
