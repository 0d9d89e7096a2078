import "server-only";
import { type BigCommerceErrorCode, getErrorCode } from "next-bigcommerce";
import { problemTexts } from "./form-state";

const { unsure, busy, readOnly, failed } = problemTexts;

const texts: Partial<Record<BigCommerceErrorCode, string>> = {
  rate_limited: busy,
  timeout: unsure,
  upstream_malformed: unsure,
  mutation_refused: readOnly,
  impersonation_refused: "Your staff session does not allow this. Nothing was changed.",
  customer_signed_out: "You have been signed out. Please sign in again.",
};

/**
 * What to tell the shopper after a mutation that failed as a whole.
 * @throws what is not an error of BigCommerce: a redirect, or a fault of the shop's own.
 */
export function writeProblem(error: unknown): string {
  const code = getErrorCode(error);
  if (code === undefined) throw error;
  if (code !== "mutation_refused") console.error(error);
  return texts[code] ?? failed;
}
