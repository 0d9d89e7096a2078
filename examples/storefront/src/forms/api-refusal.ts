import type { FormState } from "./form-state";

/** A member of the error unions of BigCommerce's mutations. */
export interface ApiError {
  readonly __typename: string;
  readonly message: string;
  /** Of a `ValidationError`, like `["input", "data", "firstName"]`. */
  readonly path?: readonly string[];
}

/** The field that an error without a path is about. */
const fieldsByType: Readonly<Record<string, string>> = {
  EmailAlreadyInUseError: "email",
  CustomerPasswordError: "currentPassword",
};

/** Puts each error beside its field; an error of no field holds for the whole form. */
export function refusalOf(
  errors: readonly ApiError[],
  fields: readonly string[],
): Pick<FormState, "problem" | "fieldErrors"> {
  const fieldErrors: Record<string, string> = {};
  const problems: string[] = [];
  for (const error of errors) {
    const field = error.path?.at(-1) ?? fieldsByType[error.__typename];
    if (field !== undefined && fields.includes(field)) fieldErrors[field] ??= error.message;
    else problems.push(error.message);
  }
  return { problem: problems.length === 0 ? null : problems.join(" "), fieldErrors };
}
