import { z } from "zod";
import type { StoredCustomerGroup, StoredDiscountRule } from "../../../store/customer.js";
import { nextEntityId } from "../../../store/store-data.js";
import { bodyOf, fields } from "../protocol/body.js";
import { beforeTheStart, idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { dateFilters, type Filters, filtered, flagFilter, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const method = fields.choice(["percent", "fixed", "price"]);
const amount = fields.decimal;

const discountRuleSchema = z.discriminatedUnion(
  "type",
  [
    z.object({ type: z.literal("all"), method, amount }),
    z.object({
      type: z.literal("category"),
      category_id: z.coerce.number().int().positive(),
      method,
      amount,
    }),
    z.object({ type: z.literal("product"), product_id: z.coerce.number().int().positive(), method, amount }),
    z.object({ type: z.literal("price_list"), price_list_id: fields.id }),
  ],
  "error.expected.validenumvalue",
);

type DiscountRule = z.output<typeof discountRuleSchema>;

const groupChangesSchema = fields.object({
  name: fields.words.optional(),
  is_default: fields.flag.optional(),
  is_group_for_guests: fields.flag.optional(),
  category_access: fields
    .object({
      type: fields.choice(["all", "specific", "none"]),
      categories: fields.list(fields.id).optional(),
    })
    .optional(),
  discount_rules: fields.list(discountRuleSchema).optional(),
});

type GroupChanges = z.output<typeof groupChangesSchema>;

const createdAt = (group: StoredCustomerGroup) => group.createdAt ?? beforeTheStart;
const modifiedAt = (group: StoredCustomerGroup) => group.modifiedAt ?? createdAt(group);

const filters: Filters<StoredCustomerGroup> = {
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  is_default: flagFilter((group) => group.isDefault ?? false),
  is_group_for_guests: flagFilter((group) => group.isForGuests ?? false),
  ...dateFilters("date_created", createdAt),
  ...dateFilters("date_modified", modifiedAt),
};

function groupJson(call: ManagementCall, group: StoredCustomerGroup) {
  return {
    category_access: { type: "all" },
    ...group.managementFields,
    id: group.entityId,
    name: group.name,
    is_default: group.isDefault ?? false,
    discount_rules: rulesJson(call, group),
    is_group_for_guests: group.isForGuests ?? false,
    date_created: v2Time(createdAt(group)),
    date_modified: v2Time(modifiedAt(group)),
  };
}

/** As the documentation shows times of groups: `2023-07-17 06:30:41`. */
const v2Time = (timestamp: string) => timestamp.slice(0, 19).replace("T", " ");

function rulesJson({ data }: ManagementCall, group: StoredCustomerGroup) {
  const priceList = [...data.priceListAssignments.values()].find(
    (assignment) =>
      assignment.customerGroupEntityId === group.entityId && assignment.channelEntityId === null,
  );
  if (priceList !== undefined) return [{ type: "price_list", price_list_id: priceList.priceListEntityId }];
  const all =
    group.percentOff === 0 ? [] : [{ type: "all", method: "percent", amount: group.percentOff.toFixed(4) }];
  return [...all, ...(group.discountRules ?? []).map(ruleJson)];
}

function ruleJson(rule: StoredDiscountRule) {
  const of = rule.type === "all" ? {} : { [`${rule.type}_id`]: String(rule.entityId) };
  return { type: rule.type, ...of, method: rule.method, amount: rule.amount.toFixed(4) };
}

function listGroups(call: ManagementCall) {
  const found = filtered(call, call.data.customerGroups.values(), filters);
  return v2List(call, found, (group) => groupJson(call, group));
}

function groupOf(call: ManagementCall): StoredCustomerGroup {
  const group = call.data.customerGroups.get(idParam(call, "customer_group_id"));
  if (group === undefined) throw refusals.v2.notFound();
  return group;
}

function createGroup(call: ManagementCall) {
  const input = bodyOf(call, groupChangesSchema);
  if (input.name === undefined) throw refusals.v2.required("name");
  const entityId = nextEntityId(call.data.customerGroups.keys());
  const group: StoredCustomerGroup = {
    entityId,
    name: input.name,
    percentOff: 0,
    createdAt: timeOf(call),
  };
  applyGroup(call, group, input);
  call.data.customerGroups.set(entityId, group);
  return v2Data(groupJson(call, group), 201);
}

function updateGroup(call: ManagementCall) {
  const group = groupOf(call);
  applyGroup(call, group, bodyOf(call, groupChangesSchema));
  return v2Data(groupJson(call, group));
}

function applyGroup(call: ManagementCall, group: StoredCustomerGroup, input: GroupChanges): void {
  const { data } = call;
  const isTaken = [...data.customerGroups.values()].some(
    ({ name, entityId }) => name === input.name && entityId !== group.entityId,
  );
  if (isTaken) throw refusals.v2.conflict("name", ["rest.group_name"]);
  if (input.discount_rules !== undefined) applyRules(call, group, input.discount_rules);
  group.name = input.name ?? group.name;
  group.isDefault = input.is_default ?? group.isDefault;
  group.isForGuests = input.is_group_for_guests ?? group.isForGuests;
  group.modifiedAt = timeOf(call);
  if (input.category_access !== undefined)
    group.managementFields = { category_access: storedAccess(input.category_access) };
  // There is one default group, and one for guests.
  for (const other of data.customerGroups.values()) {
    if (other.entityId === group.entityId) continue;
    if (input.is_default === true) other.isDefault = false;
    if (input.is_group_for_guests === true) other.isForGuests = false;
  }
}

function storedAccess({ type, categories }: NonNullable<GroupChanges["category_access"]>) {
  return type === "specific" ? { type, categories: categories ?? [] } : { type };
}

/** The whole set of rules is replaced. A price list and discounts exclude each other. */
function applyRules(
  { data }: ManagementCall,
  group: StoredCustomerGroup,
  rules: readonly DiscountRule[],
): void {
  const lists = rules.flatMap((rule) => (rule.type === "price_list" ? [rule.price_list_id] : []));
  const [priceListId] = lists;
  if (lists.length > 0 && rules.length > 1) throw refusals.v2.invalid("discount_rules", ["rest.group_rules"]);
  if (priceListId !== undefined && !data.priceLists.has(priceListId))
    throw refusals.v2.unknown("price_list_id", "price list", priceListId);
  for (const [id, assignment] of data.priceListAssignments) {
    if (assignment.customerGroupEntityId === group.entityId && assignment.channelEntityId === null)
      data.priceListAssignments.delete(id);
  }
  if (priceListId !== undefined) assign(data.priceListAssignments, priceListId, group.entityId);
  const storedRules = rules.flatMap((rule) => storedRule(rule));
  const percentOfAll = storedRules.find((rule) => rule.type === "all" && rule.method === "percent");
  group.percentOff = percentOfAll?.amount ?? 0;
  group.discountRules = storedRules.filter((rule) => rule !== percentOfAll);
}

function assign(
  assignments: ManagementCall["data"]["priceListAssignments"],
  priceListEntityId: number,
  customerGroupEntityId: number,
): void {
  const entityId = nextEntityId(assignments.keys());
  assignments.set(entityId, { entityId, priceListEntityId, customerGroupEntityId, channelEntityId: null });
}

function storedRule(rule: DiscountRule): StoredDiscountRule[] {
  if (rule.type === "price_list") return [];
  const entityId =
    rule.type === "category" ? rule.category_id : rule.type === "product" ? rule.product_id : null;
  return [{ type: rule.type, entityId, method: rule.method, amount: rule.amount }];
}

/** The customers of a deleted group are in no group. */
function deleteGroup(call: ManagementCall) {
  const { entityId } = groupOf(call);
  removeGroup(call, entityId);
  return noContent();
}

function deleteGroups(call: ManagementCall) {
  for (const entityId of [...call.data.customerGroups.keys()]) removeGroup(call, entityId);
  return noContent();
}

function removeGroup({ data }: ManagementCall, groupId: number): void {
  data.customerGroups.delete(groupId);
  for (const customer of data.customers.values()) {
    if (customer.customerGroupId === groupId) customer.customerGroupId = 0;
  }
  for (const [id, { customerGroupEntityId }] of data.priceListAssignments) {
    if (customerGroupEntityId === groupId) data.priceListAssignments.delete(id);
  }
}

export const customerGroupResources = [
  resource("v2/customer_groups", scopes.customers, {
    GET: listGroups,
    POST: createGroup,
    DELETE: deleteGroups,
  }),
  resource("v2/customer_groups/count", scopes.customers, {
    GET: (call) => v2Data({ count: call.data.customerGroups.size }),
  }),
  resource("v2/customer_groups/{customer_group_id}", scopes.customers, {
    GET: (call) => v2Data(groupJson(call, groupOf(call))),
    PUT: updateGroup,
    DELETE: deleteGroup,
  }),
];
