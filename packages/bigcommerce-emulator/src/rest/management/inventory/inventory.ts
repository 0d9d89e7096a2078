import { randomUUID } from "node:crypto";
import { unitsAt } from "../../../resolvers/catalog/location.js";
import type { StoredLocation } from "../../../store/catalog/location.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { v2Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters, listOf, textFilters } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { type InventoryItem, identityJson, trackedItem, trackedItems } from "./items.js";

const mostOnPage = 1000;
const mostAtOnce = 2000;
const mostUnits = 2_147_483_647;

const filters: Filters<InventoryItem> = {
  ...textFilters("sku", ({ variant }) => variant.sku, ["in"]),
  ...integerFilters("variant_id", ({ variant }) => [variant.entityId], ["in"]),
  ...integerFilters("product_id", ({ product }) => [product.entityId], ["in"]),
};

function listItems(call: ManagementCall) {
  const found = filtered(call, trackedItems(call.data), filters, ["location_id:in", "location_code:in"]);
  const locations = wantedLocations(call);
  return v3List(
    call,
    found,
    (item) => ({
      identity: identityJson(item),
      locations: locations.map((location) => ({
        location_id: location.entityId,
        location_code: location.code,
        location_name: location.label,
        location_enabled: true,
        ...levels(call, item, location),
      })),
    }),
    mostOnPage,
  );
}

function wantedLocations({ data, query }: ManagementCall): StoredLocation[] {
  const ids = query.get("location_id:in");
  const codes = query.get("location_code:in");
  return [...data.locations.values()].filter(
    ({ entityId, code }) =>
      (ids === null || listOf(ids).includes(String(entityId))) &&
      (codes === null || listOf(codes).includes(code)),
  );
}

function levels({ data }: ManagementCall, { product, variant }: InventoryItem, location: StoredLocation) {
  const units = unitsAt([...data.locations.values()], location, variant);
  return {
    available_to_sell: units,
    total_inventory_onhand: units,
    settings: {
      safety_stock: 0,
      is_in_stock: units > 0,
      warning_level: product.lowStockLevel,
      bin_picking_number: "",
    },
  };
}

function listItemsAt(call: ManagementCall) {
  const location = call.data.locations.get(idParam(call, "location_id"));
  if (location === undefined) throw refusals.v3.notFound();
  const found = filtered(call, trackedItems(call.data), filters);
  return v3List(
    call,
    found,
    (item) => ({ identity: identityJson(item), ...levels(call, item, location) }),
    mostOnPage,
  );
}

const adjustmentSchema = fields.object({
  reason: fields.text.optional(),
  items: fields.list(
    fields.object({
      location_id: fields.id,
      sku: fields.text.optional(),
      variant_id: fields.id.optional(),
      product_id: fields.id.optional(),
      quantity: fields.integer,
    }),
  ),
});

/** One after another, so that an item may be named twice. Nothing changes if one of them is refused. */
function adjust(call: ManagementCall, quantityOf: (quantity: number, units: number) => number) {
  const { items } = bodyOf(call, adjustmentSchema);
  if (items.length > mostAtOnce) throw refusals.v3.tooManyItems(mostAtOnce);
  const undo = undoOf(call);
  try {
    for (const [index, { location_id, quantity, ...identity }] of items.entries()) {
      const location = call.data.locations.get(location_id);
      if (location === undefined)
        throw refusals.v3.unknown(`items.${index}.location_id`, "location", location_id);
      const item = trackedItem(call, identity, index);
      const units = unitsAt([...call.data.locations.values()], location, item.variant);
      setUnits(call, item, location, quantityOf(quantity, units));
    }
  } catch (error) {
    undo();
    throw error;
  }
  return v2Data({ transaction_id: randomUUID() });
}

/** The way back to the stock as it is now. */
function undoOf({ data }: ManagementCall): () => void {
  const units = trackedItems(data).map(({ variant }) => ({ variant, stock: variant.stock }));
  const places = [...data.locations.values()].map((location) => ({ location, stock: { ...location.stock } }));
  return () => {
    for (const { variant, stock } of units) variant.stock = stock;
    for (const { location, stock } of places) location.stock = stock;
  };
}

/**
 * Every location has what it had, and this one the new quantity; what is in stock is the sum. The first location keeps
 * no number: it has what the others leave, so that a sale has somewhere to take from.
 */
function setUnits(
  call: ManagementCall,
  { product, variant }: InventoryItem,
  changed: StoredLocation,
  quantity: number,
): void {
  const id = variant.entityId;
  const all = [...call.data.locations.values()];
  const units = all.map((location) => (location === changed ? quantity : unitsAt(all, location, variant)));
  const total = units.reduce((sum, count) => sum + count, 0);
  if (quantity < 0 || total > mostUnits)
    throw refusal(422, ["rest.inventory_negative", { id, location: changed.entityId, quantity }]);
  for (const [index, location] of all.entries()) {
    const { [String(id)]: _known, ...others } = location.stock;
    location.stock = index === 0 ? others : { ...others, [String(id)]: units[index] ?? 0 };
  }
  variant.stock = total;
  product.modifiedAt = timeOf(call);
}

export const inventoryResources = [
  resource("v3/inventory/items", scopes.inventory, { GET: listItems }),
  resource("v3/inventory/locations/{location_id}/items", scopes.inventory, { GET: listItemsAt }),
  resource("v3/inventory/adjustments/absolute", scopes.inventory, {
    PUT: (call) => adjust(call, (quantity) => quantity),
  }),
  resource("v3/inventory/adjustments/relative", scopes.inventory, {
    POST: (call) => adjust(call, (quantity, units) => units + quantity),
  }),
];
