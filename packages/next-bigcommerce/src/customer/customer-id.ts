import { BigCommerceError } from "../errors.js";
import { describeValue } from "../values.js";

declare const customerIdBrand: unique symbol;

/** A checked `entityId` of a customer. Only {@link toCustomerId} makes one. */
export type CustomerId = number & { readonly [customerIdBrand]: true };

function isCustomerId(value: unknown): value is CustomerId {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/**
 * The only check of a customer id. `source` names where it came from. An invalid id never counts as a guest: a signed-in
 * customer would silently see somebody else's prices.
 */
export function toCustomerId(value: unknown, source: string): CustomerId {
  if (isCustomerId(value)) return value;
  throw new BigCommerceError(
    "customer_id_invalid",
    `${source} returned ${describeValue(value)}, which is not a valid customer id. Customer ids are positive integers ` +
      "(`entityId` of the `login` mutation's customer). Convert and check what your session keeps; " +
      "return `null` for a shopper who is not signed in.",
  );
}
