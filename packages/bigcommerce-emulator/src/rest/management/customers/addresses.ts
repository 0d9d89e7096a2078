import type { StoredAddress, StoredCustomer } from "../../../store/customer.js";
import { bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import {
  addressChangesSchema,
  changedAddress,
  isSameAddress,
  newAddress,
  newAddressSchema,
} from "./address-input.js";
import { addressJson } from "./customer-json.js";

interface OwnedAddress {
  readonly owner: StoredCustomer;
  readonly address: StoredAddress;
}

const filters: Filters<OwnedAddress> = {
  ...integerFilters("id", ({ address }) => [address.entityId], ["in"]),
  ...integerFilters("customer_id", ({ owner }) => [owner.entityId], ["in"]),
  ...textFilters("company", ({ address }) => address.company ?? "", ["in"]),
  ...textFilters("name", ({ address }) => `${address.firstName} ${address.lastName}`, ["in"]),
};

function ownedAddresses({ data }: ManagementCall): OwnedAddress[] {
  return [...data.customers.values()].flatMap((owner) =>
    owner.addresses.map((address) => ({ owner, address })),
  );
}

function listAddresses(call: ManagementCall) {
  const found = filtered(call, ownedAddresses(call), filters);
  return v3List(call, found, ({ owner, address }) => addressJson(call, owner.entityId, address));
}

/** An address that its customer has already is not stored again, and is missing in the response. */
function createAddresses(call: ManagementCall) {
  const inputs = bodyOf(call, fields.list(newAddressSchema));
  const owners = inputs.map((input, index) => {
    const owner = call.data.customers.get(input.customer_id);
    if (owner === undefined) throw unknownCustomer(index, input.customer_id);
    return { owner, input };
  });
  const created = owners.flatMap(({ owner, input }) => {
    const address = newAddress(call.data, input);
    if (owner.addresses.some((known) => isSameAddress(known, address))) return [];
    owner.addresses.push(address);
    return [addressJson(call, owner.entityId, address)];
  });
  return v3Data(created);
}

function unknownCustomer(index: number, customerId: number) {
  return refusals.v3.unknown(`${index}.customer_id`, "customer", customerId);
}

function updateAddresses(call: ManagementCall) {
  const inputs = bodyOf(call, fields.list(addressChangesSchema));
  const known = ownedAddresses(call);
  const targets = inputs.map((input, index) => {
    const target = known.find(({ address }) => address.entityId === input.id);
    if (target === undefined) throw refusals.v3.unknown(`${index}.id`, "address", input.id);
    return { ...target, input };
  });
  const updated = targets.flatMap(({ owner, address, input }) => {
    const changed = changedAddress(address, input);
    const others = owner.addresses.filter(({ entityId }) => entityId !== address.entityId);
    if (others.some((other) => isSameAddress(other, changed))) return [];
    Object.assign(address, changed);
    return [addressJson(call, owner.entityId, address)];
  });
  return v3Data(updated);
}

function deleteAddresses(call: ManagementCall) {
  if (!call.query.has("id:in")) throw refusals.v3.missing("id:in");
  for (const { owner, address } of filtered(call, ownedAddresses(call), filters)) {
    owner.addresses = owner.addresses.filter(({ entityId }) => entityId !== address.entityId);
  }
  return noContent();
}

export const addressResources = [
  resource("v3/customers/addresses", scopes.customers, {
    GET: listAddresses,
    POST: createAddresses,
    PUT: updateAddresses,
    DELETE: deleteAddresses,
  }),
];
