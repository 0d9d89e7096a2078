import type { z } from "zod";
import type { StoredAddress, StoredCustomer, StoredFormFieldValue } from "../../../store/customer.js";
import { bodyListOf, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { formFieldJson } from "./customer-json.js";
import { formFieldSchema, withFormFields } from "./form-field-input.js";

const mostAtOnce = 10;

/** Who has form fields: a customer, or one of their addresses. */
interface Holder {
  readonly customer: StoredCustomer;
  readonly address: StoredAddress | null;
}

interface OwnedValue extends Holder {
  readonly field: StoredFormFieldValue;
}

const types = {
  checkboxes: ["checkboxes"],
  date: ["date"],
  multilineText: ["multiline"],
  multipleChoice: ["radiobuttons", "picklist"],
  number: ["numbers"],
  password: ["password"],
  text: ["text"],
} as const satisfies Record<StoredFormFieldValue["kind"], readonly string[]>;

const filters: Filters<OwnedValue> = {
  ...integerFilters("customer_id", ({ customer, address }) => (address === null ? [customer.entityId] : []), [
    "",
  ]),
  ...integerFilters("address_id", ({ address }) => (address === null ? [] : [address.entityId]), [""]),
  ...textFilters("field_name", ({ field }) => field.name, [""]),
  field_type:
    (value) =>
    ({ field }) =>
      types[field.kind].some((type) => type === value),
};

const valueSchema = formFieldSchema.extend({
  customer_id: fields.id.optional(),
  address_id: fields.id.optional(),
});

function holders({ data }: ManagementCall): Holder[] {
  return [...data.customers.values()].flatMap((customer) => [
    { customer, address: null },
    ...customer.addresses.map((address) => ({ customer, address })),
  ]);
}

const holderOfFields = ({ customer, address }: Holder) => address ?? customer;

function ownedValues(call: ManagementCall): OwnedValue[] {
  return holders(call).flatMap((holder) =>
    holderOfFields(holder).formFields.map((field) => ({ ...holder, field })),
  );
}

function valueJson({ customer, address, field }: OwnedValue) {
  const owner = address === null ? { customer_id: customer.entityId } : { address_id: address.entityId };
  return { ...formFieldJson(field), ...owner };
}

function upsertValues(call: ManagementCall) {
  const inputs = bodyListOf(call, valueSchema, mostAtOnce);
  const targets = inputs.map((input, index) => ({ input, holder: holderOf(call, input, index) }));
  return v3Data(
    targets.flatMap(({ holder, input: { name, value } }) => {
      const target = holderOfFields(holder);
      target.formFields = withFormFields(target.formFields, [{ name, value }]);
      holder.customer.modifiedAt = timeOf(call);
      return target.formFields
        .filter((field) => field.name === name)
        .map((field) => valueJson({ ...holder, field }));
    }),
  );
}

function holderOf(call: ManagementCall, input: z.output<typeof valueSchema>, index: number): Holder {
  const { customer_id, address_id } = input;
  if (address_id === undefined && customer_id === undefined)
    throw refusals.v3.missing(`${index}.customer_id`);
  const found = holders(call).find(({ customer, address }) =>
    address_id === undefined
      ? address === null && customer.entityId === customer_id
      : address?.entityId === address_id,
  );
  if (found !== undefined) return found;
  throw address_id === undefined
    ? refusals.v3.unknown(`${index}.customer_id`, "customer", customer_id)
    : refusals.v3.unknown(`${index}.address_id`, "address", address_id);
}

export const formFieldValueResources = [
  resource("v3/customers/form-field-values", scopes.customers, {
    GET: (call) => v3List(call, filtered(call, ownedValues(call), filters), valueJson),
    PUT: upsertValues,
  }),
];
