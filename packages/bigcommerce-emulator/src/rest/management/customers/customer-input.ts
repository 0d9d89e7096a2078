import { z } from "zod";
import type { TextId } from "../../../behaviour/ledger.js";
import type { StoredCustomer } from "../../../store/customer.js";
import { textLimits } from "../../../store/input/text-limits.js";
import type { StoreData } from "../../../store/store-data.js";
import { assignGiven, fields } from "../protocol/body.js";
import { keepFields } from "../protocol/kept-fields.js";
import { refusal } from "../protocol/refusal.js";
import { customerAddressSchema } from "./address-input.js";
import { formFieldsSchema, withFormFields } from "./form-field-input.js";

const limits = textLimits.customer;
const words = (limit: number) => fields.words.max(limit, "error.maxLength");

const optionalFields = {
  company: fields.textUpTo(limits.company).optional(),
  phone: fields.textUpTo(limits.phone).optional(),
  notes: fields.textUpTo(textLimits.notes).optional(),
  tax_exempt_category: fields.textUpTo(textLimits.taxExemptCategory).optional(),
  customer_group_id: fields.idOrNone.optional(),
  store_credit_amounts: fields.list(fields.object({ amount: fields.amount })).optional(),
  form_fields: formFieldsSchema.optional(),
  authentication: fields
    .object({
      force_password_reset: fields.flag.optional(),
      new_password: fields.textUpTo(textLimits.password).optional(),
    })
    .optional(),
  accepts_product_review_abandoned_cart_emails: fields.flag.optional(),
  channel_ids: fields.list(fields.id).min(1, "error.minLength").nullable().optional(),
};

const email = fields.text.pipe(z.email("error.email").max(textLimits.email, "error.maxLength"));

export const newCustomerSchema = fields.object({
  email,
  first_name: words(limits.firstName),
  last_name: words(limits.lastName),
  ...optionalFields,
  origin_channel_id: fields.id.optional(),
  addresses: fields.list(customerAddressSchema).optional(),
  attributes: fields
    .list(fields.object({ attribute_id: fields.id, attribute_value: fields.textUpTo(textLimits.attribute) }))
    .optional(),
});

export const customerChangesSchema = fields.object({
  id: fields.id,
  email: email.optional(),
  first_name: words(limits.firstName).optional(),
  last_name: words(limits.lastName).optional(),
  ...optionalFields,
});

interface CustomerChanges extends Omit<z.output<typeof customerChangesSchema>, "id"> {
  readonly origin_channel_id?: number | undefined;
}

const operations = {
  create: ["rest.customers_create", ".customer_create", "rest.customers_create_reason"],
  update: ["rest.customers_update", ".customer_update", "rest.customers_update_reason"],
} as const;

/** Refuses what is wrong with one customer of the body, in BigCommerce's words for the whole request. */
export function failed(
  operation: keyof typeof operations,
  ...reason: [TextId, Record<string, string | number>]
) {
  const [title, key, prefix] = operations[operation];
  return refusal(422, [title], { [key]: [prefix, {}, reason] });
}

/** @throws ManagementRefusal 422 if the store refuses the values. `ownId` is null for a new customer. */
export function checkCustomer(
  data: StoreData,
  input: CustomerChanges,
  { operation, ownId }: { operation: keyof typeof operations; ownId: number | null },
): void {
  const isTaken = (address: string) =>
    [...data.customers.values()].some(
      (customer) => customer.email.toLowerCase() === address.toLowerCase() && customer.entityId !== ownId,
    );
  if (input.email !== undefined && isTaken(input.email))
    throw failed(operation, "rest.customer_email", { email: input.email });
  const groupId = input.customer_group_id ?? 0;
  if (groupId !== 0 && !data.customerGroups.has(groupId))
    throw failed(operation, "rest.unknown_reference", { resource: "customer group", id: groupId });
  const password = input.authentication?.new_password;
  const minimum = data.settings.passwordMinimumLength;
  if (password !== undefined && password.length < minimum)
    throw failed(operation, "rest.customer_password", { minimum });
}

/** Writes the given fields into the customer. */
export function applyCustomer(customer: StoredCustomer, input: CustomerChanges): void {
  assignGiven(customer, {
    email: input.email,
    firstName: input.first_name,
    lastName: input.last_name,
    company: input.company,
    phone: input.phone,
    notes: input.notes,
    taxExemptCategory: input.tax_exempt_category,
    customerGroupId: input.customer_group_id,
    storeCredit: input.store_credit_amounts?.[0]?.amount,
    password: input.authentication?.new_password,
    formFields: withFormFields(customer.formFields, input.form_fields),
  });
  const { accepts_product_review_abandoned_cart_emails, channel_ids, origin_channel_id } = input;
  const force_password_reset = input.authentication?.force_password_reset;
  const authentication = force_password_reset === undefined ? undefined : { force_password_reset };
  keepFields(customer, {
    accepts_product_review_abandoned_cart_emails,
    channel_ids,
    origin_channel_id,
    authentication,
  });
}
