import { z } from "zod";
import type { StoredCustomer, StoredCustomerAttribute } from "../../../store/customer.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { bodyListOf, fields } from "../protocol/body.js";
import { type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { dateFilters, type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { attributeOf, mostAttributes } from "./attributes.js";
import { attributeValueId, attributeValueJson, createdAt, modifiedAt } from "./customer-json.js";

const mostCustomers = 10;
const mostAtOnce = mostCustomers * mostAttributes;

interface OwnedValue {
  readonly owner: StoredCustomer;
  readonly attribute: StoredCustomer["attributes"][number];
}

const filters: Filters<OwnedValue> = {
  ...integerFilters("customer_id", ({ owner }) => [owner.entityId], ["in"]),
  ...integerFilters("attribute_id", ({ attribute }) => [attribute.entityId], ["in"]),
  ...textFilters("name", ({ attribute }) => attribute.name, [""]),
  ...dateFilters("date_created", ({ owner }) => createdAt(owner)),
  ...dateFilters("date_modified", ({ owner }) => modifiedAt(owner)),
};

const valueSchema = fields.object({
  customer_id: fields.id,
  attribute_id: fields.id,
  value: z
    .union([z.string(), z.number().transform(String)], "error.expected.jsstring")
    .pipe(fields.textUpTo(textLimits.attribute)),
});

function ownedValues({ data }: ManagementCall): OwnedValue[] {
  return [...data.customers.values()].flatMap((owner) =>
    owner.attributes.map((attribute) => ({ owner, attribute })),
  );
}

const shown = ({ owner, attribute }: OwnedValue) => attributeValueJson(owner, attribute);

/** All of them, or none. */
function upsertValues(call: ManagementCall) {
  const inputs = bodyListOf(call, valueSchema, mostAtOnce);
  if (new Set(inputs.map(({ customer_id }) => customer_id)).size > mostCustomers)
    throw refusals.v3.tooManyItems(mostCustomers);
  const targets = inputs.map((input, index) => targetOf(call, input, index));
  return v3Data(
    targets.map(({ owner, definition, value }) => {
      const attribute = { entityId: definition.entityId, name: definition.name, value };
      const known = owner.attributes.findIndex(({ entityId }) => entityId === attribute.entityId);
      owner.attributes.splice(known < 0 ? owner.attributes.length : known, 1, attribute);
      owner.modifiedAt = timeOf(call);
      return attributeValueJson(owner, attribute);
    }),
  );
}

function targetOf(call: ManagementCall, input: z.output<typeof valueSchema>, index: number) {
  const { customer_id, attribute_id, value } = input;
  const owner = call.data.customers.get(customer_id);
  if (owner === undefined) throw refusals.v3.unknown(`${index}.customer_id`, "customer", customer_id);
  const definition = attributeOf(call, attribute_id);
  if (definition === undefined) throw refusals.v3.unknown(`${index}.attribute_id`, "attribute", attribute_id);
  if (!isOfType(definition, value))
    throw refusals.v3.invalid({ [`${index}.value`]: ["rest.attribute_value", { type: definition.type }] });
  return { owner, definition, value };
}

/** Every type takes an empty value. */
function isOfType({ type }: StoredCustomerAttribute, value: string): boolean {
  if (value === "" || type === "string") return true;
  return type === "number" ? Number.isFinite(Number(value)) : !Number.isNaN(Date.parse(value));
}

function deleteValues(call: ManagementCall) {
  if (!call.query.has("id:in")) throw refusals.v3.missing("id:in");
  const byId = integerFilters<OwnedValue>("id", (value) => [idOf(value)], ["in"]);
  for (const { owner, attribute } of filtered(call, ownedValues(call), byId))
    owner.attributes = owner.attributes.filter((known) => known !== attribute);
  return noContent();
}

const idOf = ({ owner, attribute }: OwnedValue) => attributeValueId(owner, attribute);

export const attributeValueResources = [
  resource("v3/customers/attribute-values", scopes.customers, {
    GET: (call) => v3List(call, filtered(call, ownedValues(call), filters), shown),
    PUT: upsertValues,
    DELETE: deleteValues,
  }),
];
