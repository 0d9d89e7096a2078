import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { joinStore } from "../../../resolvers/customer/join-store.js";
import { endAccessTokens } from "../../../resolvers/customer/login.js";
import type { StoredCustomer } from "../../../store/customer.js";
import { nextEntityId } from "../../../store/store-data.js";
import { bodyListOf, bodyOf, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v3Data, v3List } from "../protocol/envelope.js";
import { dateFilters, type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { resource, scopes } from "../protocol/resource.js";
import { sorted } from "../protocol/sorting.js";
import { newAddress } from "./address-input.js";
import { attributeOf } from "./attributes.js";
import {
  applyCustomer,
  checkCustomer,
  customerChangesSchema,
  failed,
  newCustomerSchema,
} from "./customer-input.js";
import { createdAt, customerJson, modifiedAt } from "./customer-json.js";

const mostAtOnce = 10;
const fullName = ({ firstName, lastName }: StoredCustomer) => `${firstName} ${lastName}`;

const filters: Filters<StoredCustomer> = {
  ...integerFilters("id", ({ entityId }) => [entityId], ["in"]),
  ...integerFilters("customer_group_id", ({ customerGroupId }) => [customerGroupId], ["in"]),
  ...textFilters("email", ({ email }) => email, ["in"]),
  ...textFilters("company", ({ company }) => company, ["in"]),
  ...textFilters("phone", ({ phone }) => phone, ["in"]),
  ...textFilters("registration_ip_address", () => "", ["in"]),
  ...textFilters("name", fullName, ["in", "like"]),
  ...dateFilters("date_created", createdAt),
  ...dateFilters("date_modified", modifiedAt),
};

function listCustomers(call: ManagementCall) {
  const found = filtered(call, call.data.customers.values(), filters);
  const keys = {
    date_created: createdAt,
    date_modified: modifiedAt,
    last_name: ({ lastName }: StoredCustomer) => lastName,
  };
  return v3List(call, sorted(call, found, keys), (customer) => customerJson(call, customer));
}

/** @throws ManagementRefusal 422 if one request gives the same address to two customers. */
function checkEmails(
  inputs: readonly { email?: string | undefined }[],
  operation: "create" | "update",
): void {
  const emails = inputs.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const twice = emails.find((email, index) => emails.indexOf(email) !== index);
  if (twice !== undefined) throw failed(operation, "rest.customer_email", { email: twice });
}

/** All or none: one customer that is refused refuses the request. */
function createCustomers(call: ManagementCall) {
  const inputs = bodyListOf(call, newCustomerSchema, mostAtOnce);
  checkEmails(inputs, "create");
  for (const input of inputs) checkCustomer(call.data, input, { operation: "create", ownId: null });
  return v3Data(inputs.map((input) => customerJson(call, createCustomer(call, input))));
}

function createCustomer(call: ManagementCall, input: z.output<typeof newCustomerSchema>): StoredCustomer {
  const { data } = call;
  const customer: StoredCustomer = {
    entityId: nextEntityId(data.customers.keys()),
    email: input.email,
    // Nobody knows it: without a password of their own, customers reset it before they log in.
    password: randomUUID(),
    firstName: input.first_name,
    lastName: input.last_name,
    company: "",
    phone: "",
    customerGroupId: 0,
    taxExemptCategory: "",
    storeCredit: 0,
    isSubscribedToNewsletter: false,
    attributes: (input.attributes ?? []).map(({ attribute_id, attribute_value }) => ({
      entityId: attribute_id,
      name: attributeOf(call, attribute_id)?.name ?? `Attribute ${attribute_id}`,
      value: attribute_value,
    })),
    formFields: [],
    addresses: [],
    modifiedAt: timeOf(call),
  };
  joinStore(data, call.now, customer);
  applyCustomer(customer, input);
  data.customers.set(customer.entityId, customer);
  for (const address of input.addresses ?? []) customer.addresses.push(newAddress(data, address));
  return customer;
}

function updateCustomers(call: ManagementCall) {
  const inputs = bodyListOf(call, customerChangesSchema, mostAtOnce);
  checkEmails(inputs, "update");
  const targets = inputs.map((input) => {
    const customer = call.data.customers.get(input.id);
    if (customer === undefined)
      throw failed("update", "rest.unknown_reference", { resource: "customer", id: input.id });
    checkCustomer(call.data, input, { operation: "update", ownId: input.id });
    return { customer, input };
  });
  for (const { customer, input } of targets) {
    applyCustomer(customer, input);
    customer.modifiedAt = timeOf(call);
  }
  return v3Data(targets.map(({ customer }) => customerJson(call, customer)));
}

/** Without `id:in` nothing is deleted, and the response is the same. */
function deleteCustomers(call: ManagementCall) {
  const deleted = call.query.has("id:in") ? filtered(call, call.data.customers.values(), filters) : [];
  for (const { entityId } of deleted) {
    endAccessTokens(call.data, entityId);
    call.data.customers.delete(entityId);
    for (const list of call.data.wishlists.values()) {
      if (list.customerId === entityId) call.data.wishlists.delete(list.entityId);
    }
  }
  return noContent();
}

const credentialsSchema = fields.object({
  email: fields.text,
  password: fields.text,
  channel_id: fields.id.optional(),
});

/** Says whether a customer could log in with an e-mail address and a password. */
function validateCredentials(call: ManagementCall) {
  const { email, password } = bodyOf(call, credentialsSchema);
  const customer = [...call.data.customers.values()].find(
    (stored) => stored.email.toLowerCase() === email.trim().toLowerCase(),
  );
  const isValid = customer?.password === password;
  return v2Data({ is_valid: isValid, customer_id: isValid ? customer.entityId : null });
}

export const customerResources = [
  resource("v3/customers", scopes.customers, {
    GET: listCustomers,
    POST: createCustomers,
    PUT: updateCustomers,
    DELETE: deleteCustomers,
  }),
  resource("v3/customers/validate-credentials", scopes.customers, { POST: validateCredentials }),
];
