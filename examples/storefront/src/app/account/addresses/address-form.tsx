import { CustomerForm } from "@/components/form/customer-form";
import { SelectField, TextField } from "@/components/form/form-field";
import { NameFields } from "@/components/form/name-fields";
import Link from "@/components/navigation/link";
import type { FormAction } from "@/forms/form-state";
import { maxTextLength } from "@/forms/form-state";
import type { AddressFieldsFragment } from "@/gql/graphql";
import type { CountryChoice } from "@/lib/countries";
import { shop } from "@/lib/shop";

interface AddressFormProps {
  /** The name of the form. */
  name: string;
  action: FormAction;
  /** The address to change; none for a new one. */
  address: AddressFieldsFragment | null;
  countries: readonly CountryChoice[];
}

export function AddressForm({ name, action, address, countries }: AddressFormProps) {
  const values = address === null ? { countryCode: shop.countryCode } : valuesOf(address);
  return (
    <CustomerForm
      name={name}
      action={action}
      values={values}
      submitLabel="Save address"
      aside={
        <Link href="/account/addresses" className="link">
          Cancel
        </Link>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <NameFields />
      </div>
      <TextField name="company" label="Company" autoComplete="organization" maxLength={maxTextLength} />
      <TextField
        name="address1"
        label="Street and number"
        autoComplete="address-line1"
        maxLength={maxTextLength}
        required
      />
      <TextField
        name="address2"
        label="Apartment, floor, entrance"
        autoComplete="address-line2"
        maxLength={maxTextLength}
      />
      <div className="grid gap-5 sm:grid-cols-[1fr_13rem]">
        <TextField
          name="city"
          label="City"
          autoComplete="address-level2"
          maxLength={maxTextLength}
          required
        />
        <TextField
          name="postalCode"
          label="Postal code"
          autoComplete="postal-code"
          maxLength={maxTextLength}
        />
      </div>
      <TextField
        name="stateOrProvince"
        label="State or province"
        autoComplete="address-level1"
        maxLength={maxTextLength}
      />
      <SelectField
        name="countryCode"
        label="Country"
        autoComplete="country"
        required
        options={choices(countries, address)}
      />
      <TextField name="phone" label="Phone" type="tel" autoComplete="tel" maxLength={maxTextLength} />
    </CustomerForm>
  );
}

function valuesOf(address: AddressFieldsFragment): Record<string, string> {
  const { entityId: _, country: __, ...fields } = address;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? ""]));
}

/** The store's countries, and that of the address if the store no longer has it. */
function choices(countries: readonly CountryChoice[], address: AddressFieldsFragment | null) {
  const options = countries.map(({ code, name }) => ({ value: code, label: name }));
  if (address === null || countries.some(({ code }) => code === address.countryCode)) return options;
  return [{ value: address.countryCode, label: address.country ?? address.countryCode }, ...options];
}
