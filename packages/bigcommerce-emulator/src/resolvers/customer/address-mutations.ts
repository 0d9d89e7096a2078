import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredAddress } from "../../store/customer.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId, type StoreData } from "../../store/store-data.js";
import type { MutationError } from "../common/mutation-error.js";
import { addressNode, currentCustomer } from "./customer.js";
import {
  blankFields,
  customerNotLoggedIn,
  formFieldErrors,
  invalidCountry,
  longFields,
} from "./customer-input.js";
import { type FormFieldsInput, mergedFormFields, readFormFields } from "./form-fields/form-field-input.js";

interface AddressFields {
  readonly address2?: string | null;
  readonly company?: string | null;
  readonly stateOrProvince?: string | null;
  readonly phone?: string | null;
  readonly postalCode?: string | null;
  readonly formFields?: FormFieldsInput | null;
}

export interface AddAddressInput extends AddressFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly address1: string;
  readonly city: string;
  readonly countryCode: string;
}

interface AddressChanges extends AddressFields {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly address1?: string | null;
  readonly city?: string | null;
  readonly countryCode?: string | null;
}

export interface UpdateAddressInput {
  readonly addressEntityId: number;
  readonly data: AddressChanges;
}

export interface DeleteAddressInput {
  readonly addressEntityId: number;
}

const requiredFields = ["firstName", "lastName", "address1", "city", "countryCode"] as const;

export function invalidAddress(
  context: StorefrontContext,
  prefix: string,
  input: AddressChanges,
): MutationError[] {
  return [
    ...blankFields(context, prefix, { ...input }, requiredFields),
    ...longFields(context, prefix, input, textLimits.address),
    ...invalidCountry(context, prefix, input.countryCode),
    ...formFieldErrors(prefix, addressFormFields(context, input)),
  ];
}

/** The values of the address form's own fields. */
export function addressFormFields(
  context: StorefrontContext,
  { formFields }: Pick<AddAddressInput, "formFields">,
) {
  return readFormFields(context, "shippingAddress", formFields);
}

export function addAddress(context: StorefrontContext, input: AddAddressInput) {
  const customer = currentCustomer(context);
  if (customer === undefined) return { address: null, errors: [customerNotLoggedIn(context)] };
  const errors = invalidAddress(context, "", input);
  if (errors.length > 0) return { address: null, errors };
  const address = storedAddress(context.data, input, addressFormFields(context, input).values);
  customer.addresses.push(address);
  return { address: addressNode(address), errors };
}

/** A new address to store, with an id that no other address of the store has. */
export function storedAddress(
  data: StoreData,
  input: AddAddressInput,
  formFields: StoredAddress["formFields"] = [],
): StoredAddress {
  const used = [...data.customers.values()].flatMap(({ addresses }) =>
    addresses.map(({ entityId }) => entityId),
  );
  return {
    entityId: nextEntityId(used),
    firstName: input.firstName,
    lastName: input.lastName,
    company: input.company ?? null,
    address1: input.address1,
    address2: input.address2 ?? null,
    city: input.city,
    stateOrProvince: input.stateOrProvince ?? null,
    postalCode: input.postalCode ?? null,
    countryCode: input.countryCode,
    phone: input.phone ?? null,
    addressType: "RESIDENTIAL",
    formFields,
  };
}

export function updateAddress(
  context: StorefrontContext,
  { addressEntityId, data: changes }: UpdateAddressInput,
) {
  const customer = currentCustomer(context);
  if (customer === undefined) return { address: null, errors: [customerNotLoggedIn(context)] };
  const address = customer.addresses.find(({ entityId }) => entityId === addressEntityId);
  if (address === undefined)
    return { address: null, errors: [addressMissing(context, "AddressDoesNotExistError")] };
  const errors = invalidAddress(context, "data.", changes);
  if (errors.length > 0) return { address: null, errors };
  applyChanges(context, address, changes);
  return { address: addressNode(address), errors };
}

/** A field that is left out keeps its value. Null clears a field that may be empty. */
function applyChanges(context: StorefrontContext, address: StoredAddress, changes: AddressChanges): void {
  for (const field of requiredFields) address[field] = changes[field] ?? address[field];
  for (const field of ["address2", "company", "stateOrProvince", "phone", "postalCode"] as const) {
    const value = changes[field];
    if (value !== undefined) address[field] = value;
  }
  address.formFields = mergedFormFields(address.formFields, addressFormFields(context, changes).values);
}

export function deleteAddress(context: StorefrontContext, { addressEntityId }: DeleteAddressInput) {
  const customer = currentCustomer(context);
  if (customer === undefined) return { errors: [customerNotLoggedIn(context)] };
  const index = customer.addresses.findIndex(({ entityId }) => entityId === addressEntityId);
  if (index < 0) return { errors: [addressMissing(context, "CustomerAddressDeletionError")] };
  customer.addresses.splice(index, 1);
  return { errors: [] };
}

function addressMissing({ inferred }: StorefrontContext, typeName: string): MutationError {
  return { __typename: typeName, message: behaviourText(inferred, "address.unknown") };
}
