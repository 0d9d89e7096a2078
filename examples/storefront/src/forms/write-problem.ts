import "server-only";
import { getErrorCode } from "next-bigcommerce";
import { type Problem, problemOfCode, problemTexts } from "./problem";

/**
 * What a mutation that failed as a whole means for the shopper.
 * @throws what is not an error of BigCommerce: a redirect, or a fault of the shop's own.
 */
export function problemOfWrite(error: unknown): Problem {
  const code = getErrorCode(error);
  if (code === undefined) throw error;
  if (code !== "mutation_refused") console.error(error);
  return problemOfCode(code);
}

/** The text for {@link problemOfWrite}. */
export function writeProblem(error: unknown): string {
  return problemTexts[problemOfWrite(error)];
}
