import { z } from "zod";
import { countryCodeOf, countryName } from "../../../resolvers/common/geography-names.js";
import { textLimits } from "../../../store/input/text-limits.js";
import type { StoredOrderAddress } from "../../../store/order.js";
import { fields } from "../protocol/body.js";
import { refusals } from "../protocol/refusal.js";

const limits = textLimits.address;

export const orderAddressSchema = fields
  .object({
    first_name: fields.textUpTo(limits.firstName),
    last_name: fields.textUpTo(limits.lastName),
    company: fields.textUpTo(limits.company),
    street_1: fields.textUpTo(limits.address1),
    street_2: fields.textUpTo(limits.address2),
    city: fields.textUpTo(limits.city),
    state: fields.textUpTo(limits.stateOrProvince),
    zip: z.union([fields.textUpTo(limits.postalCode), z.number().transform(String)]),
    country: fields.textUpTo(textLimits.order.country),
    country_iso2: fields.text,
    phone: fields.textUpTo(limits.phone),
    email: fields.textUpTo(limits.email),
  })
  .partial();

type AddressChanges = z.output<typeof orderAddressSchema>;

export function emptyOrderAddress(): StoredOrderAddress {
  return {
    firstName: "",
    lastName: "",
    company: null,
    address1: "",
    address2: null,
    city: "",
    stateOrProvince: null,
    stateOrProvinceCode: null,
    country: "",
    countryCode: "US",
    postalCode: "",
    phone: null,
    email: null,
  };
}

/** The address with what the input changes of it. */
export function withAddress(address: StoredOrderAddress, input: AddressChanges): StoredOrderAddress {
  const { code, name } = countryOf(address, input);
  return {
    firstName: input.first_name ?? address.firstName,
    lastName: input.last_name ?? address.lastName,
    company: input.company ?? address.company,
    address1: input.street_1 ?? address.address1,
    address2: input.street_2 ?? address.address2,
    city: input.city ?? address.city,
    stateOrProvince: input.state ?? address.stateOrProvince,
    stateOrProvinceCode: input.state === undefined ? address.stateOrProvinceCode : null,
    country: input.country ?? name,
    countryCode: code,
    postalCode: input.zip ?? address.postalCode,
    phone: input.phone ?? address.phone,
    email: input.email ?? address.email,
  };
}

/** By its code; without one by its name. */
function countryOf(address: StoredOrderAddress, { country, country_iso2 }: AddressChanges) {
  const ofName = country ? countryCodeOf(country) : address.countryCode;
  const code = country_iso2?.toUpperCase() ?? ofName;
  if (code === null) throw refusals.v2.invalid("country");
  const name = countryName(code);
  if (name === null) throw refusals.v2.invalid("country_iso2");
  return { code, name };
}
