import type { StoredPriceList } from "../../../store/management/price-list.js";
import { nextEntityId } from "../../../store/store-data.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { dateFilters, type Filters, filtered, integerFilters, textFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const filters: Filters<StoredPriceList> = {
  ...integerFilters("id", ({ entityId }) => [entityId], ["", "in"]),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
  ...dateFilters("date_created", ({ createdAt }) => createdAt),
  ...dateFilters("date_modified", ({ modifiedAt }) => modifiedAt),
};

const changesSchema = fields.object({ name: fields.words.optional(), active: fields.flag.optional() });
const newSchema = changesSchema.extend({ name: fields.words });

function priceListJson(list: StoredPriceList) {
  return {
    id: list.entityId,
    name: list.name,
    active: list.active,
    date_created: list.createdAt,
    date_modified: list.modifiedAt,
  };
}

/** @throws ManagementRefusal 404 if the store does not have the price list of the path. */
export function priceListOf(call: ManagementCall): StoredPriceList {
  const list = call.data.priceLists.get(idParam(call, "price_list_id"));
  if (list === undefined) throw refusals.v3.notFound();
  return list;
}

function checkName({ data }: ManagementCall, wanted: string | undefined, ownId: number | null): void {
  const isTaken = [...data.priceLists.values()].some(
    ({ name, entityId }) => name.toLowerCase() === wanted?.toLowerCase() && entityId !== ownId,
  );
  if (isTaken) throw refusals.v3.conflict("name", "rest.price_list_name");
}

function createPriceList(call: ManagementCall) {
  const { name, active } = bodyOf(call, newSchema);
  checkName(call, name, null);
  const list: StoredPriceList = {
    entityId: nextEntityId(call.data.priceLists.keys()),
    name,
    active: active ?? true,
    createdAt: timeOf(call),
    modifiedAt: timeOf(call),
    records: [],
  };
  call.data.priceLists.set(list.entityId, list);
  return v3Data(priceListJson(list));
}

function updatePriceList(call: ManagementCall) {
  const list = priceListOf(call);
  const { name, active } = bodyOf(call, changesSchema);
  checkName(call, name, list.entityId);
  list.name = name ?? list.name;
  list.active = active ?? list.active;
  list.modifiedAt = timeOf(call);
  return v3Data(priceListJson(list));
}

/** Its prices and its assignments go with it. */
function removePriceList({ data }: ManagementCall, priceListId: number): void {
  data.priceLists.delete(priceListId);
  for (const [id, { priceListEntityId }] of data.priceListAssignments) {
    if (priceListEntityId === priceListId) data.priceListAssignments.delete(id);
  }
}

function deletePriceLists(call: ManagementCall) {
  for (const { entityId } of filtered(call, call.data.priceLists.values(), filters))
    removePriceList(call, entityId);
  return noContent();
}

export const priceListResources = [
  resource("v3/pricelists", scopes.products, {
    GET: (call) => v3List(call, filtered(call, call.data.priceLists.values(), filters), priceListJson),
    POST: createPriceList,
    DELETE: deletePriceLists,
  }),
  resource("v3/pricelists/{price_list_id}", scopes.products, {
    GET: (call) => v3Data(priceListJson(priceListOf(call))),
    PUT: updatePriceList,
    DELETE: (call) => {
      removePriceList(call, priceListOf(call).entityId);
      return noContent();
    },
  }),
];
