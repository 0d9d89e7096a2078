import "server-only";
import { type BigCommerceErrorCode, getErrorCode } from "next-bigcommerce";
import type { CartProblem } from "./cart-problem";

/**
 * BigCommerce refuses a change of a cart with a GraphQL error that has only a message; nearly always the quantity is not
 * available.
 */
const problems: Partial<Record<BigCommerceErrorCode, CartProblem>> = {
  graphql_error: "stock",
  rate_limited: "busy",
  timeout: "unsure",
  upstream_malformed: "unsure",
  mutation_refused: "readOnly",
  impersonation_refused: "readOnly",
};

/**
 * What a failed change of the cart means for the shopper.
 * @throws what is not an error of BigCommerce: a redirect, or a fault of the shop's own.
 */
export function cartProblemOf(error: unknown): CartProblem {
  const code = getErrorCode(error);
  if (code === undefined) throw error;
  if (code !== "mutation_refused") console.error(error);
  return problems[code] ?? "failed";
}
