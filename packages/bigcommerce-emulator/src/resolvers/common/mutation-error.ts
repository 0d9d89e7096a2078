import { z } from "zod";
import { textLimits } from "../../store/input/text-limits.js";

const emailSchema = z.email().max(textLimits.email);

/** An entry in the `errors` list of a mutation. The HTTP status is still 200. */
export interface MutationError {
  readonly __typename: string;
  readonly message: string;
  readonly path?: readonly string[];
  readonly fields?: readonly string[];
}

export function validationError(field: string, message: string): MutationError {
  return { __typename: "ValidationError", path: ["input", ...field.split(".")], message };
}

export function isEmail(email: string): boolean {
  return emailSchema.safeParse(email.trim()).success;
}
