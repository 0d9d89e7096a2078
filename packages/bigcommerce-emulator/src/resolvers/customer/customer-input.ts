import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredCustomer } from "../../store/customer.js";
import { longTexts, textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { countryName } from "../common/geography-names.js";
import { isEmail, type MutationError, validationError } from "../common/mutation-error.js";
import type { FormFieldsReading } from "./form-fields/form-field-input.js";

/** One error for each field that is given but blank. */
export function blankFields(
  { inferred }: StorefrontContext,
  prefix: string,
  input: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): MutationError[] {
  return fields.flatMap((field) => {
    const value = input[field];
    return typeof value === "string" && value.trim() === ""
      ? [validationError(`${prefix}${field}`, behaviourText(inferred, "customer.blank_field", { field }))]
      : [];
  });
}

/** One error for each text that is longer than the store keeps it. */
export function longFields(
  { inferred }: StorefrontContext,
  prefix: string,
  input: object,
  limits: Readonly<Record<string, number>>,
): MutationError[] {
  return longTexts(limits, input).map(({ field, limit }) =>
    validationError(`${prefix}${field}`, behaviourText(inferred, "customer.long_field", { field, limit })),
  );
}

export function invalidEmail({ inferred }: StorefrontContext, email: string): MutationError[] {
  return isEmail(email) ? [] : [validationError("email", behaviourText(inferred, "customer.invalid_email"))];
}

export function invalidPassword(
  context: StorefrontContext,
  field: string,
  password: string,
): MutationError[] {
  const minimum = context.data.settings.passwordMinimumLength;
  return password.length >= minimum
    ? longFields(context, "", { [field]: password }, { [field]: textLimits.password })
    : [validationError(field, behaviourText(context.inferred, "customer.short_password", { minimum }))];
}

export function invalidCountry(
  { inferred }: StorefrontContext,
  prefix: string,
  countryCode: string | null | undefined,
): MutationError[] {
  if (countryCode === null || countryCode === undefined || countryName(countryCode) !== null) return [];
  return [
    validationError(
      `${prefix}countryCode`,
      behaviourText(inferred, "address.unknown_country", { countryCode }),
    ),
  ];
}

export function customerByEmail(data: StoreData, email: string): StoredCustomer | undefined {
  const wanted = email.trim().toLowerCase();
  return [...data.customers.values()].find((customer) => customer.email.toLowerCase() === wanted);
}

/** Refuses the email address of another account. */
export function emailInUse(
  { data, inferred }: StorefrontContext,
  email: string,
  ownerId: number | null,
): MutationError[] {
  const owner = customerByEmail(data, email);
  return owner === undefined || owner.entityId === ownerId
    ? []
    : [
        {
          __typename: "EmailAlreadyInUseError",
          message: behaviourText(inferred, "customer.email_in_use"),
        },
      ];
}

/** The errors of form fields. `prefix` leads to the object that has them: `address.`. */
export function formFieldErrors(prefix: string, { problems }: FormFieldsReading): MutationError[] {
  return problems.map(({ field, message }) => validationError(`${prefix}${field}`, message));
}

export function customerNotLoggedIn({ inferred }: StorefrontContext): MutationError {
  return {
    __typename: "CustomerNotLoggedInError",
    message: behaviourText(inferred, "customer.not_logged_in"),
  };
}
