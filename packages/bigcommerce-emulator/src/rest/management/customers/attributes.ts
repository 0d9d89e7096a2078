import type { StoredCustomerAttribute } from "../../../store/customer.js";
import { nextEntityId } from "../../../store/store-data.js";
import { bodyListOf, fields } from "../protocol/body.js";
import { beforeTheStart, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { dateFilters, type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const mostAtOnce = 10;
export const mostAttributes = 50;

const name = fields.words.max(255, "error.maxLength");
const newSchema = fields.object({ name, type: fields.choice(["string", "number", "date"]) });
// A type that is given stays what it is: it cannot be changed.
const changesSchema = fields.object({ id: fields.id, name });

const createdAt = (attribute: StoredCustomerAttribute) => attribute.createdAt ?? beforeTheStart;
const modifiedAt = (attribute: StoredCustomerAttribute) => attribute.modifiedAt ?? createdAt(attribute);

const filters: Filters<StoredCustomerAttribute> = {
  ...textFilters("name", (attribute) => attribute.name, ["", "like"]),
  ...textFilters("type", ({ type }) => type, [""]),
  ...dateFilters("date_created", createdAt),
  ...dateFilters("date_modified", modifiedAt),
};

/** Those that were created, and those that a customer has from the store's data. */
function allAttributes({ data }: ManagementCall): StoredCustomerAttribute[] {
  const known = new Map(data.customerAttributes);
  for (const { attributes } of data.customers.values())
    for (const { entityId, name } of attributes)
      if (!known.has(entityId)) known.set(entityId, { entityId, name, type: "string" });
  return [...known.values()].toSorted((a, b) => a.entityId - b.entityId);
}

export function attributeOf(call: ManagementCall, attributeId: number): StoredCustomerAttribute | undefined {
  return allAttributes(call).find(({ entityId }) => entityId === attributeId);
}

function attributeJson(attribute: StoredCustomerAttribute) {
  return {
    id: attribute.entityId,
    name: attribute.name,
    type: attribute.type,
    date_created: createdAt(attribute),
    date_modified: modifiedAt(attribute),
  };
}

function createAttributes(call: ManagementCall) {
  const { customerAttributes } = call.data;
  const inputs = bodyListOf(call, newSchema, mostAtOnce);
  const known = allAttributes(call);
  if (known.length + inputs.length > mostAttributes)
    throw refusals.v3.invalid({ name: ["rest.attribute_limit", { most: mostAttributes }] });
  requireNames([...known, ...inputs]);
  const first = nextEntityId(known.map(({ entityId }) => entityId));
  const created = inputs.map((input, index) => ({
    entityId: first + index,
    ...input,
    createdAt: timeOf(call),
  }));
  for (const attribute of created) customerAttributes.set(attribute.entityId, attribute);
  return v3Data(created.map(attributeJson));
}

/** @throws ManagementRefusal 422 if two have the same name. */
function requireNames(attributes: readonly { readonly name: string }[]): void {
  const names = attributes.map((attribute) => attribute.name.toLowerCase());
  if (new Set(names).size < names.length) throw refusals.v3.invalid({ name: ["rest.attribute_name"] });
}

/** The name changes at each customer too. */
function updateAttributes(call: ManagementCall) {
  const { customerAttributes, customers } = call.data;
  const inputs = bodyListOf(call, changesSchema, mostAtOnce);
  const changed = inputs.map((input) => {
    const known = attributeOf(call, input.id);
    if (known === undefined) throw refusals.v3.unknown("id", "attribute", input.id);
    return { ...known, name: input.name, modifiedAt: timeOf(call) };
  });
  const isChanged = (id: number) => changed.some(({ entityId }) => entityId === id);
  requireNames([...allAttributes(call).filter(({ entityId }) => !isChanged(entityId)), ...changed]);
  for (const attribute of changed) {
    customerAttributes.set(attribute.entityId, attribute);
    for (const { attributes } of customers.values())
      for (const value of attributes) if (value.entityId === attribute.entityId) value.name = attribute.name;
  }
  return v3Data(changed.map(attributeJson));
}

/** With what customers have of them. */
function deleteAttributes(call: ManagementCall) {
  if (!call.query.has("id:in")) throw refusals.v3.missing("id:in");
  const byId = integerFilters<StoredCustomerAttribute>("id", ({ entityId }) => [entityId], ["in"]);
  const gone = new Set(filtered(call, allAttributes(call), byId).map(({ entityId }) => entityId));
  for (const id of gone) call.data.customerAttributes.delete(id);
  for (const customer of call.data.customers.values())
    customer.attributes = customer.attributes.filter(({ entityId }) => !gone.has(entityId));
  return noContent();
}

export const attributeResources = [
  resource("v3/customers/attributes", scopes.customers, {
    GET: (call) => v3List(call, filtered(call, allAttributes(call), filters), attributeJson),
    POST: createAttributes,
    PUT: updateAttributes,
    DELETE: deleteAttributes,
  }),
];
