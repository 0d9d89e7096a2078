/** An error of a mutation's `errors` list; HTTP answers 200 all the same. */
export interface MutationError {
  readonly __typename: string;
  readonly message: string;
  readonly path?: readonly string[];
}

export function validationError(field: string, message: string): MutationError {
  return { __typename: "ValidationError", path: ["input", ...field.split(".")], message };
}

export const customerNotLoggedIn: MutationError = {
  __typename: "CustomerNotLoggedInError",
  message: "The customer is not logged in.",
};
