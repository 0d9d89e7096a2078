import type { StoredCheckoutAddress, StoredCustomField } from "../../store/cart.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { countryName } from "../common/geography-names.js";
import { refuseLongTexts } from "../common/long-texts.js";
import { dateTimeExtended } from "../common/node.js";
import { refusal } from "../common/refusal.js";

const limits = textLimits.formField;
const mostCustomValues = 200;

const fieldNames = [
  "firstName",
  "lastName",
  "email",
  "company",
  "address1",
  "address2",
  "city",
  "stateOrProvince",
  "stateOrProvinceCode",
  "postalCode",
  "phone",
] as const;

type FieldName = (typeof fieldNames)[number];

interface CustomFieldsInput {
  readonly checkboxes?:
    | readonly { readonly fieldEntityId: number; readonly fieldValueEntityIds: readonly number[] }[]
    | null;
  readonly multipleChoices?:
    | readonly { readonly fieldEntityId: number; readonly fieldValueEntityId: number }[]
    | null;
  readonly numbers?: readonly { readonly fieldEntityId: number; readonly number: number }[] | null;
  readonly dates?: readonly { readonly fieldEntityId: number; readonly date: string }[] | null;
  readonly texts?: readonly { readonly fieldEntityId: number; readonly text: string }[] | null;
  readonly passwords?: readonly { readonly fieldEntityId: number; readonly password: string }[] | null;
}

export interface AddressInput extends Readonly<Partial<Record<FieldName, string | null>>> {
  readonly countryCode: string;
  readonly customFields?: CustomFieldsInput | null;
  readonly shouldSaveAddress: boolean;
}

/**
 * The address to store. It may have gaps, until the order is placed.
 *
 * @throws GraphQLError if there is no such country.
 */
export function storedCheckoutAddress(
  context: StorefrontContext,
  input: AddressInput,
): StoredCheckoutAddress {
  if (countryName(input.countryCode) === null)
    throw refusal(context, "checkout.country", { countryCode: input.countryCode });
  refuseLongTexts(context, textLimits.address, input);
  const field = (name: FieldName) => input[name] ?? null;
  return {
    firstName: field("firstName"),
    lastName: field("lastName"),
    email: field("email"),
    company: field("company"),
    address1: field("address1"),
    address2: field("address2"),
    city: field("city"),
    stateOrProvince: field("stateOrProvince"),
    stateOrProvinceCode: field("stateOrProvinceCode"),
    countryCode: input.countryCode,
    postalCode: field("postalCode"),
    phone: field("phone"),
    customFields: storedCustomFields(context, input.customFields ?? {}),
    shouldSave: input.shouldSaveAddress,
  };
}

/** The last value of each field. */
function storedCustomFields(context: StorefrontContext, input: CustomFieldsInput): StoredCustomField[] {
  const given = givenCustomFields(input);
  const longest = { text: limits.multilineText, password: limits.text };
  for (const field of given) refuseLongTexts(context, longest, field);
  const values = given.flatMap((field) => (field.kind === "checkboxes" ? field.valueEntityIds : [0]));
  if (given.length + values.length > mostCustomValues)
    throw refusal(context, "checkout.custom_fields", { limit: mostCustomValues });
  return [...new Map(given.map((field) => [field.entityId, field])).values()];
}

function givenCustomFields(input: CustomFieldsInput): StoredCustomField[] {
  return [
    ...(input.checkboxes ?? []).map((field) => ({
      kind: "checkboxes" as const,
      entityId: field.fieldEntityId,
      valueEntityIds: [...field.fieldValueEntityIds],
    })),
    ...(input.multipleChoices ?? []).map((field) => ({
      kind: "multipleChoice" as const,
      entityId: field.fieldEntityId,
      valueEntityId: field.fieldValueEntityId,
    })),
    ...(input.numbers ?? []).map(({ fieldEntityId, number }) => ({
      kind: "number" as const,
      entityId: fieldEntityId,
      number,
    })),
    ...(input.dates ?? []).map(({ fieldEntityId, date }) => ({
      kind: "date" as const,
      entityId: fieldEntityId,
      date,
    })),
    ...(input.texts ?? []).map(({ fieldEntityId, text }) => ({
      kind: "text" as const,
      entityId: fieldEntityId,
      text,
    })),
    ...(input.passwords ?? []).map(({ fieldEntityId, password }) => ({
      kind: "password" as const,
      entityId: fieldEntityId,
      password,
    })),
  ];
}

const typeNames = {
  checkboxes: "CheckoutAddressCheckboxesCustomField",
  date: "CheckoutAddressDateCustomField",
  multipleChoice: "CheckoutAddressMultipleChoiceCustomField",
  number: "CheckoutAddressNumberCustomField",
  password: "CheckoutAddressPasswordCustomField",
  text: "CheckoutAddressTextFieldCustomField",
} as const;

/** The fields that billing and shipping addresses share. */
export function addressFields(address: StoredCheckoutAddress) {
  return {
    ...address,
    customFields: address.customFields.map((field) => ({
      __typename: typeNames[field.kind],
      ...field,
      ...(field.kind === "date" ? { date: dateTimeExtended(field.date) } : {}),
    })),
  };
}

const requiredNames = ["firstName", "lastName", "address1", "city"] as const satisfies readonly FieldName[];

/** The first field without which no order can be placed; undefined if all are filled in. */
export function missingField(
  address: StoredCheckoutAddress,
  others: readonly FieldName[] = [],
): FieldName | undefined {
  return [...requiredNames, ...others].find((name) => (address[name] ?? "").trim() === "");
}
