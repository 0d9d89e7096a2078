import { z } from "zod";
import type { StoredCustomer } from "../../store/customer.js";
import type { StoreData } from "../../store/store-data.js";
import { countryName } from "../common/geography-names.js";

const emailSchema = z.email().max(250);

/** One error for each field that is given but blank. */
export function blankFields(
  prefix: string,
  input: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): MutationError[] {
  return fields.flatMap((field) => {
    const value = input[field];
    return typeof value === "string" && value.trim() === ""
      ? [validationError(`${prefix}${field}`, `${field} must not be blank.`)]
      : [];
  });
}

export function invalidEmail(email: string): MutationError[] {
  return emailSchema.safeParse(email.trim()).success
    ? []
    : [validationError("email", "The email address is not valid.")];
}

export function invalidPassword(data: StoreData, field: string, password: string): MutationError[] {
  const minimum = data.settings.passwordMinimumLength;
  return password.length >= minimum
    ? []
    : [validationError(field, `The password must be at least ${minimum} characters long.`)];
}

export function invalidCountry(prefix: string, countryCode: string | null | undefined): MutationError[] {
  if (countryCode === null || countryCode === undefined || countryName(countryCode) !== null) return [];
  return [
    validationError(`${prefix}countryCode`, `"${countryCode}" is not the two-letter code of a country.`),
  ];
}

export function customerByEmail(data: StoreData, email: string): StoredCustomer | undefined {
  const wanted = email.trim().toLowerCase();
  return [...data.customers.values()].find((customer) => customer.email.toLowerCase() === wanted);
}

/** Refuses the email address of another account. */
export function emailInUse(data: StoreData, email: string, ownerId: number | null): MutationError[] {
  const owner = customerByEmail(data, email);
  return owner === undefined || owner.entityId === ownerId
    ? []
    : [
        {
          __typename: "EmailAlreadyInUseError",
          message: "An account with this email address exists already.",
        },
      ];
}

/** An entry in the `errors` list of a mutation. The HTTP status is still 200. */
export interface MutationError {
  readonly __typename: string;
  readonly message: string;
  readonly path?: readonly string[];
}

function validationError(field: string, message: string): MutationError {
  return { __typename: "ValidationError", path: ["input", ...field.split(".")], message };
}

export const customerNotLoggedIn: MutationError = {
  __typename: "CustomerNotLoggedInError",
  message: "The customer is not logged in.",
};
