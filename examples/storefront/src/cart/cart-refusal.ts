import "server-only";
import { getErrorCode } from "next-bigcommerce";
import { problemOfWrite } from "@/forms/write-problem";
import type { CartProblem } from "./cart-problem";

/**
 * What a failed change of the cart means for the shopper. BigCommerce refuses a change with a GraphQL error that has only
 * a message; nearly always the quantity is not available.
 * @throws what is not an error of BigCommerce: a redirect, or a fault of the shop's own.
 */
export function cartProblemOf(error: unknown): CartProblem {
  const problem = problemOfWrite(error);
  return getErrorCode(error) === "graphql_error" ? "stock" : problem;
}
