import { z } from "zod";
import type { AddressInput } from "../../../resolvers/checkout/address.js";
import type { StoredCheckoutAddress, StoredCustomField } from "../../../store/cart.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { fields } from "../protocol/body.js";

const text = (limit: number) => fields.textUpTo(limit).nullish();
const limits = textLimits.address;
const fieldIdPattern = /^field_(\d{1,9})$/;

export const addressSchema = fields.object({
  first_name: text(limits.firstName),
  last_name: text(limits.lastName),
  email: text(limits.email),
  company: text(limits.company),
  address1: text(limits.address1),
  address2: text(limits.address2),
  city: text(limits.city),
  state_or_province: text(limits.stateOrProvince),
  state_or_province_code: text(limits.stateOrProvinceCode),
  country_code: fields.text.length(2, "error.pattern"),
  postal_code: text(limits.postalCode),
  phone: text(limits.phone),
  custom_fields: fields
    .list(
      fields.object({
        field_id: fields.text.regex(fieldIdPattern, "error.pattern"),
        field_value: z.union(
          [z.string().max(textLimits.formField.multilineText), z.number()],
          "error.expected.jsstring",
        ),
      }),
    )
    .max(50, "error.maxLength")
    .nullish(),
});

type Address = z.output<typeof addressSchema>;

/** The same as GraphQL's input. */
export function addressInput(input: Address): AddressInput {
  return {
    firstName: input.first_name ?? null,
    lastName: input.last_name ?? null,
    email: input.email ?? null,
    company: input.company ?? null,
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    stateOrProvince: input.state_or_province ?? null,
    stateOrProvinceCode: input.state_or_province_code ?? null,
    countryCode: input.country_code.toUpperCase(),
    postalCode: input.postal_code ?? null,
    phone: input.phone ?? null,
    customFields: customFieldsInput(input.custom_fields ?? []),
    shouldSaveAddress: false,
  };
}

function customFieldsInput(given: NonNullable<Address["custom_fields"]>) {
  const values = given.map(({ field_id, field_value }) => ({
    fieldEntityId: Number(fieldIdPattern.exec(field_id)?.[1]),
    field_value,
  }));
  return {
    texts: values.flatMap(({ fieldEntityId, field_value: value }) =>
      typeof value === "string" ? [{ fieldEntityId, text: value }] : [],
    ),
    numbers: values.flatMap(({ fieldEntityId, field_value: value }) =>
      typeof value === "number" ? [{ fieldEntityId, number: value }] : [],
    ),
  };
}

export function addressJson(address: StoredCheckoutAddress, country: string | null) {
  return {
    first_name: address.firstName ?? "",
    last_name: address.lastName ?? "",
    email: address.email ?? "",
    company: address.company ?? "",
    address1: address.address1 ?? "",
    address2: address.address2 ?? "",
    city: address.city ?? "",
    state_or_province: address.stateOrProvince ?? "",
    state_or_province_code: address.stateOrProvinceCode ?? "",
    country: country ?? "",
    country_code: address.countryCode,
    postal_code: address.postalCode ?? "",
    phone: address.phone ?? "",
    custom_fields: address.customFields.map((field) => ({
      field_id: `field_${field.entityId}`,
      field_value: customFieldValue(field),
    })),
  };
}

function customFieldValue(field: StoredCustomField) {
  switch (field.kind) {
    case "checkboxes":
      return field.valueEntityIds.map(String);
    case "date":
      return field.date.slice(0, 10);
    case "multipleChoice":
      return String(field.valueEntityId);
    case "number":
      return field.number;
    case "password":
      return field.password;
    case "text":
      return field.text;
  }
}
