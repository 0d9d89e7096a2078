import { BigCommerceError } from "../errors.js";
import { describeValue } from "../values.js";

declare const customerIdBrand: unique symbol;

/** A customer's `entityId`, checked. Only {@link toCustomerId} makes one. */
export type CustomerId = number & { readonly [customerIdBrand]: true };

function isCustomerId(value: unknown): value is CustomerId {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/**
 * The one check of a customer id. `source` names where it came from. A wrong id is never taken for a guest: it would
 * show a signed-in customer somebody else's prices without a word.
 */
export function toCustomerId(value: unknown, source: string): CustomerId {
  if (isCustomerId(value)) return value;
  throw new BigCommerceError(
    "customer_id_invalid",
    `${source} gave ${describeValue(value)}, which is not a customer id. BigCommerce's customer ids are positive integers ` +
      "(`entityId` of the `login` mutation's customer). Convert and check what your session keeps; " +
      "return `null` for a shopper who is not signed in.",
  );
}
