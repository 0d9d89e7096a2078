import type { z } from "zod";
import type { StoredPriceListAssignment } from "../../../store/management/price-list.js";
import { nextEntityId } from "../../../store/store-data.js";
import { bodyListOf, bodyOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { priceListOf } from "./price-lists.js";

const mostAtOnce = 25;

const filters: Filters<StoredPriceListAssignment> = {
  ...integerFilters("id", ({ entityId }) => [entityId], ["", "in"]),
  ...integerFilters("price_list_id", ({ priceListEntityId }) => [priceListEntityId], ["", "in"]),
  ...integerFilters("customer_group_id", ({ customerGroupEntityId }) => [customerGroupEntityId ?? 0], [
    "",
    "in",
  ]),
  ...integerFilters("channel_id", ({ channelEntityId }) => [channelEntityId ?? 0], ["", "in"]),
};

const assignmentSchema = fields.object({
  price_list_id: fields.id,
  customer_group_id: fields.id.optional(),
  channel_id: fields.id.optional(),
});
const putSchema = fields.object({ customer_group_id: fields.id, channel_id: fields.id });

type AssignmentInput = z.output<typeof assignmentSchema>;

function assignmentJson(assignment: StoredPriceListAssignment) {
  const { entityId, priceListEntityId, customerGroupEntityId, channelEntityId } = assignment;
  return {
    id: entityId,
    price_list_id: priceListEntityId,
    ...(customerGroupEntityId === null ? {} : { customer_group_id: customerGroupEntityId }),
    ...(channelEntityId === null ? {} : { channel_id: channelEntityId }),
  };
}

/** A group with discounts of its own cannot have a price list, as documented. */
function check(call: ManagementCall, input: AssignmentInput, prefix: string): void {
  const { price_list_id, customer_group_id, channel_id } = input;
  const { data, channelIds } = call;
  if (!data.priceLists.has(price_list_id))
    throw refusals.v3.unknown(`${prefix}price_list_id`, "price list", price_list_id);
  if (channel_id !== undefined && !channelIds.includes(channel_id))
    throw refusals.v3.unknown(`${prefix}channel_id`, "channel", channel_id);
  if (customer_group_id === undefined) {
    if (channel_id === undefined) throw refusals.v3.missing(`${prefix}customer_group_id`);
    return;
  }
  const group = data.customerGroups.get(customer_group_id);
  if (group === undefined)
    throw refusals.v3.unknown(`${prefix}customer_group_id`, "customer group", customer_group_id);
  if (group.percentOff > 0 || (group.discountRules ?? []).length > 0)
    throw refusals.v3.invalid({ [`${prefix}customer_group_id`]: ["rest.group_rules"] });
}

/** A group in a channel has one price list: a second one takes the place of the first. */
function assign({ data }: ManagementCall, input: AssignmentInput): StoredPriceListAssignment {
  const customerGroupEntityId = input.customer_group_id ?? null;
  const channelEntityId = input.channel_id ?? null;
  const known = [...data.priceListAssignments.values()].find(
    (assignment) =>
      assignment.customerGroupEntityId === customerGroupEntityId &&
      assignment.channelEntityId === channelEntityId,
  );
  const entityId = known?.entityId ?? nextEntityId(data.priceListAssignments.keys());
  const assignment = {
    entityId,
    priceListEntityId: input.price_list_id,
    customerGroupEntityId,
    channelEntityId,
  };
  data.priceListAssignments.set(entityId, assignment);
  return assignment;
}

function createAssignments(call: ManagementCall) {
  const inputs = bodyListOf(call, assignmentSchema, mostAtOnce);
  for (const [index, input] of inputs.entries()) check(call, input, `${index}.`);
  for (const input of inputs) assign(call, input);
  return v3Data({});
}

function putAssignment(call: ManagementCall) {
  const input = { price_list_id: priceListOf(call).entityId, ...bodyOf(call, putSchema) };
  check(call, input, "");
  return v3Data(assignmentJson(assign(call, input)));
}

function deleteAssignments(call: ManagementCall) {
  if ([...call.query.keys()].length === 0) throw refusals.v3.missing("id");
  const { priceListAssignments } = call.data;
  for (const { entityId } of filtered(call, priceListAssignments.values(), filters))
    priceListAssignments.delete(entityId);
  return noContent();
}

export const priceListAssignmentResources = [
  resource("v3/pricelists/assignments", scopes.products, {
    GET: (call) =>
      v3List(call, filtered(call, call.data.priceListAssignments.values(), filters), assignmentJson),
    POST: createAssignments,
    DELETE: deleteAssignments,
  }),
  resource("v3/pricelists/{price_list_id}/assignments", scopes.products, { PUT: putAssignment }),
];
