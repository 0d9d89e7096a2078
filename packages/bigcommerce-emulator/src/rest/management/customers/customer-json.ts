import { countryName } from "../../../resolvers/common/geography-names.js";
import type { StoredAddress, StoredCustomer, StoredFormFieldValue } from "../../../store/customer.js";
import { beforeTheStart, type ManagementCall } from "../protocol/call.js";
import { includes } from "../protocol/fields.js";

export const createdAt = (customer: StoredCustomer) => customer.createdAt ?? beforeTheStart;
export const modifiedAt = (customer: StoredCustomer) => customer.modifiedAt ?? createdAt(customer);

/** A customer, with the sub-resources that `include` names. */
export function customerJson(call: ManagementCall, customer: StoredCustomer) {
  return {
    authentication: { force_password_reset: false },
    accepts_product_review_abandoned_cart_emails: false,
    origin_channel_id: call.channelIds[0] ?? 1,
    channel_ids: null,
    ...customer.managementFields,
    id: customer.entityId,
    company: customer.company,
    customer_group_id: customer.customerGroupId,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    notes: customer.notes ?? "",
    phone: customer.phone,
    registration_ip_address: "",
    tax_exempt_category: customer.taxExemptCategory,
    date_created: createdAt(customer),
    date_modified: modifiedAt(customer),
    address_count: customer.addresses.length,
    attribute_count: customer.attributes.length,
    ...subResources(call, customer),
  };
}

function subResources(call: ManagementCall, customer: StoredCustomer) {
  const { entityId, addresses, storeCredit, attributes, formFields } = customer;
  return {
    ...(includes(call, "addresses")
      ? { addresses: addresses.map((address) => addressJson(call, entityId, address)) }
      : {}),
    ...(includes(call, "storecredit") ? { store_credit_amounts: [{ amount: storeCredit }] } : {}),
    ...(includes(call, "attributes")
      ? {
          attributes: attributes.map((attribute) => attributeValueJson(customer, attribute)),
        }
      : {}),
    ...(includes(call, "formfields")
      ? { form_fields: formFields.map((field) => ({ ...formFieldJson(field), customer_id: entityId })) }
      : {}),
  };
}

type StoredAttributeValue = StoredCustomer["attributes"][number];

/** The id of a value: made of the customer's and the attribute's, of which there are few. */
export const attributeValueId = (customer: StoredCustomer, { entityId }: StoredAttributeValue) =>
  customer.entityId * 100_000 + entityId;

export function attributeValueJson(customer: StoredCustomer, attribute: StoredAttributeValue) {
  return {
    id: attributeValueId(customer, attribute),
    attribute_id: attribute.entityId,
    attribute_value: attribute.value ?? "",
    customer_id: customer.entityId,
    date_created: createdAt(customer),
    date_modified: modifiedAt(customer),
  };
}

/** An address, with its form fields if `include` names them. */
export function addressJson(call: ManagementCall, customerId: number, address: StoredAddress) {
  return {
    id: address.entityId,
    customer_id: customerId,
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company ?? "",
    address1: address.address1,
    address2: address.address2 ?? "",
    city: address.city,
    state_or_province: address.stateOrProvince ?? "",
    postal_code: address.postalCode ?? "",
    country: countryName(address.countryCode) ?? "",
    country_code: address.countryCode,
    phone: address.phone ?? "",
    address_type: address.addressType.toLowerCase(),
    ...(includes(call, "formfields")
      ? {
          form_fields: address.formFields.map((field) => ({
            ...formFieldJson(field),
            address_id: address.entityId,
          })),
        }
      : {}),
  };
}

export function formFieldJson(field: StoredFormFieldValue) {
  return { name: field.name, value: formFieldValue(field) };
}

function formFieldValue(field: StoredFormFieldValue) {
  switch (field.kind) {
    case "checkboxes":
      return field.values;
    case "date":
      return field.date;
    case "multipleChoice":
      return field.value;
    case "multilineText":
      return field.multilineText;
    case "number":
      return field.number;
    case "password":
      return field.password;
    case "text":
      return field.text;
  }
}
