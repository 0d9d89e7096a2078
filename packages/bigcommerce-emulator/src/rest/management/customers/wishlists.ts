import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { StoredWishlist } from "../../../store/customer.js";
import { textLimits } from "../../../store/input/text-limits.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const itemSchema = fields.object({ product_id: fields.id, variant_id: fields.idOrNone.optional() });

const name = fields.words.max(textLimits.wishlistName, "error.maxLength");

const newWishlistSchema = fields.object({
  customer_id: fields.id,
  name,
  is_public: fields.flag.optional(),
  items: fields.list(itemSchema).optional(),
});

const wishlistChangesSchema = fields.object({
  customer_id: fields.id.optional(),
  name: name.optional(),
  is_public: fields.flag.optional(),
  items: fields.list(itemSchema.extend({ id: fields.id })).optional(),
});

const newItemsSchema = fields.object({ items: fields.list(itemSchema) });

type ItemInput = z.output<typeof itemSchema>;

const filters: Filters<StoredWishlist> = integerFilters("customer_id", ({ customerId }) => [customerId], [
  "",
]);

function wishlistJson(list: StoredWishlist) {
  return {
    id: list.entityId,
    customer_id: list.customerId,
    name: list.name,
    is_public: list.isPublic,
    token: list.token,
    items: list.items.map(({ entityId, productEntityId, variantEntityId }) => ({
      id: entityId,
      product_id: productEntityId,
      ...(variantEntityId === null ? {} : { variant_id: variantEntityId }),
    })),
  };
}

function wishlistOf(call: ManagementCall): StoredWishlist {
  const list = call.data.wishlists.get(idParam(call, "wishlist_id"));
  if (list === undefined) throw refusals.v3.notFound();
  return list;
}

function createWishlist(call: ManagementCall) {
  const input = bodyOf(call, newWishlistSchema);
  const { data } = call;
  if (!data.customers.has(input.customer_id))
    throw refusals.v3.unknown("customer_id", "customer", input.customer_id);
  const list: StoredWishlist = {
    entityId: nextEntityId(data.wishlists.keys()),
    customerId: input.customer_id,
    name: input.name,
    isPublic: input.is_public ?? false,
    token: randomUUID(),
    items: [],
  };
  addItems(data, list, input.items ?? []);
  data.wishlists.set(list.entityId, list);
  return v3Data(wishlistJson(list), 201);
}

/** Items that are named change; items are added and removed by their own paths. */
function updateWishlist(call: ManagementCall) {
  const list = wishlistOf(call);
  const input = bodyOf(call, wishlistChangesSchema);
  const changes = (input.items ?? []).map(({ id, ...item }) => ({
    id,
    item: checkedItem(call.data, item),
  }));
  list.name = input.name ?? list.name;
  list.isPublic = input.is_public ?? list.isPublic;
  list.items = list.items.map((known) => ({
    ...known,
    ...changes.find(({ id }) => id === known.entityId)?.item,
  }));
  return v3Data(wishlistJson(list), 201);
}

function addWishlistItems(call: ManagementCall) {
  const list = wishlistOf(call);
  addItems(call.data, list, bodyOf(call, newItemsSchema).items);
  return v3Data(wishlistJson(list), 201);
}

function addItems(data: StoreData, list: StoredWishlist, inputs: readonly ItemInput[]): void {
  const items = inputs.map((input) => checkedItem(data, input));
  const used = [...data.wishlists.values()].flatMap((stored) => stored.items.map(({ entityId }) => entityId));
  const first = nextEntityId(used);
  list.items.push(...items.map((item, index) => ({ entityId: first + index, ...item })));
}

function checkedItem(data: StoreData, { product_id, variant_id }: ItemInput) {
  const product = data.products.get(product_id);
  if (product === undefined) throw refusals.v3.unknown("product_id", "product", product_id);
  if (variant_id && !product.variants.some(({ entityId }) => entityId === variant_id))
    throw refusals.v3.unknown("variant_id", "variant", variant_id);
  return { productEntityId: product_id, variantEntityId: variant_id || null };
}

function deleteWishlistItem(call: ManagementCall) {
  const list = wishlistOf(call);
  const itemId = idParam(call, "item_id");
  if (!list.items.some(({ entityId }) => entityId === itemId)) throw refusals.v3.notFound();
  list.items = list.items.filter(({ entityId }) => entityId !== itemId);
  return v3Data(wishlistJson(list));
}

export const wishlistResources = [
  resource("v3/wishlists", scopes.customers, {
    GET: (call) => v3List(call, filtered(call, call.data.wishlists.values(), filters), wishlistJson),
    POST: createWishlist,
  }),
  resource("v3/wishlists/{wishlist_id}", scopes.customers, {
    GET: (call) => v3Data(wishlistJson(wishlistOf(call))),
    PUT: updateWishlist,
    DELETE: (call) => {
      call.data.wishlists.delete(wishlistOf(call).entityId);
      return noContent();
    },
  }),
  resource("v3/wishlists/{wishlist_id}/items", scopes.customers, { POST: addWishlistItems }),
  resource("v3/wishlists/{wishlist_id}/items/{item_id}", scopes.customers, { DELETE: deleteWishlistItem }),
];
