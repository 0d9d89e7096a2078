import type { BigCommerce } from "./bigcommerce.js";
import { createBigCommerce } from "./create-bigcommerce.js";
import type { ImpersonationToken } from "./token/storefront-token.js";

let instance: BigCommerce | undefined;

/**
 * The cached customer impersonation token of the store that the environment names, without any set-up. Shares its
 * token with every instance of {@link createBigCommerce} for the same store, channels and access token.
 *
 * Reads `BIGCOMMERCE_STORE_HASH`, `BIGCOMMERCE_ACCESS_TOKEN` and `BIGCOMMERCE_CHANNEL_ID` at the first call.
 *
 * @throws {BigCommerceError} As `bigcommerce.getImpersonationToken()`.
 * @example
 * ```ts
 * import { getImpersonationToken } from "next-bigcommerce";
 *
 * const { token, expiresAt } = await getImpersonationToken();
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export async function getImpersonationToken(): Promise<ImpersonationToken> {
  instance ??= createBigCommerce();
  return instance.getImpersonationToken();
}
