import type { z } from "zod";
import { countryName } from "../../../resolvers/common/geography-names.js";
import type { StoredAddress } from "../../../store/customer.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { fields } from "../protocol/body.js";
import { formFieldsSchema, withFormFields } from "./form-field-input.js";

const limits = textLimits.address;
const words = (limit: number) => fields.words.max(limit, "error.maxLength");

const countryCode = fields.text.refine(
  (code) => countryName(code.toUpperCase()) !== null,
  "error.expected.country_code",
);

const optionalFields = {
  address2: fields.textUpTo(limits.address2).optional(),
  company: fields.textUpTo(limits.company).optional(),
  phone: fields.textUpTo(limits.phone).optional(),
  address_type: fields.choice(["residential", "commercial"]).optional(),
  form_fields: formFieldsSchema.optional(),
};

const requiredFields = {
  first_name: words(limits.firstName),
  last_name: words(limits.lastName),
  address1: words(limits.address1),
  city: words(limits.city),
  country_code: countryCode,
};

/** An address as part of a new customer. */
export const customerAddressSchema = fields.object({
  ...requiredFields,
  state_or_province: fields.textUpTo(limits.stateOrProvince).optional(),
  postal_code: fields.textUpTo(limits.postalCode).optional(),
  ...optionalFields,
});

export const newAddressSchema = fields.object({
  customer_id: fields.id,
  ...requiredFields,
  state_or_province: fields.textUpTo(limits.stateOrProvince),
  postal_code: fields.textUpTo(limits.postalCode),
  ...optionalFields,
});

export const addressChangesSchema = newAddressSchema.partial().extend({ id: fields.id });

type AddressChanges = Omit<z.output<typeof addressChangesSchema>, "id">;

/** A new address, with an id that no other address of the store has. */
export function newAddress(data: StoreData, input: z.output<typeof customerAddressSchema>): StoredAddress {
  const used = [...data.customers.values()].flatMap(({ addresses }) => addresses.map((one) => one.entityId));
  return changedAddress(
    {
      entityId: nextEntityId(used),
      firstName: input.first_name,
      lastName: input.last_name,
      company: null,
      address1: input.address1,
      address2: null,
      city: input.city,
      stateOrProvince: null,
      postalCode: null,
      countryCode: input.country_code,
      phone: null,
      addressType: "RESIDENTIAL",
      formFields: [],
    },
    input,
  );
}

export function changedAddress(address: StoredAddress, input: AddressChanges): StoredAddress {
  return {
    ...address,
    firstName: input.first_name ?? address.firstName,
    lastName: input.last_name ?? address.lastName,
    company: input.company ?? address.company,
    address1: input.address1 ?? address.address1,
    address2: input.address2 ?? address.address2,
    city: input.city ?? address.city,
    stateOrProvince: input.state_or_province ?? address.stateOrProvince,
    postalCode: input.postal_code ?? address.postalCode,
    countryCode: input.country_code?.toUpperCase() ?? address.countryCode,
    phone: input.phone ?? address.phone,
    addressType: typeOf(input.address_type) ?? address.addressType,
    formFields: withFormFields(address.formFields, input.form_fields),
  };
}

function typeOf(type: AddressChanges["address_type"]): StoredAddress["addressType"] | undefined {
  if (type === undefined) return undefined;
  return type === "commercial" ? "COMMERCIAL" : "RESIDENTIAL";
}

/** What makes an address the same as another one: all but its id and its form fields. */
export function isSameAddress(one: StoredAddress, other: StoredAddress): boolean {
  const core = ({ entityId: _id, formFields: _fields, ...rest }: StoredAddress) =>
    JSON.stringify(Object.entries(rest).map(([name, value]) => [name, value ?? ""]));
  return core(one) === core(other);
}
