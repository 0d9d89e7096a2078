import { randomUUID } from "node:crypto";
import type { StoredWishlist } from "../../store/customer.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { variantOf } from "../catalog/product-options.js";
import { refusal } from "../common/refusal.js";
import { requiring, type TokenScope } from "../common/scope.js";
import { wishlistNode } from "./wishlist.js";

interface ItemInput {
  readonly productEntityId: number;
  readonly variantEntityId?: number | null;
}

/** `wishlist { … }` of a mutation. It has no list of errors: a refusal is a GraphQL error with a null payload. */
export function wishlistMutations(context: StorefrontContext) {
  const change = <Input, Result>(
    scope: TokenScope,
    resolve: (context: StorefrontContext, input: Input) => Result,
  ) => requiring(context, scope, ({ input }: { input: Input }) => resolve(context, input));
  return {
    createWishlist: change<CreateInput, unknown>("Unauthenticated", createWishlist),
    updateWishlist: change<UpdateInput, unknown>("Customer", updateWishlist),
    deleteWishlists: change<{ entityIds: readonly number[] }, unknown>("Customer", deleteWishlists),
    addWishlistItems: change<AddItemsInput, unknown>("Customer", addWishlistItems),
    deleteWishlistItems: change<DeleteItemsInput, unknown>("Customer", deleteWishlistItems),
  };
}

interface CreateInput {
  readonly name: string;
  readonly isPublic: boolean;
  readonly items?: readonly ItemInput[] | null;
}

function createWishlist(context: StorefrontContext, input: CreateInput) {
  const { data } = context;
  const list: StoredWishlist = {
    entityId: nextEntityId(data.wishlists.keys()),
    customerId: requireCustomerId(context),
    name: requireName(context, input.name),
    isPublic: input.isPublic,
    token: randomUUID(),
    items: [],
  };
  appendItems(context, list, input.items ?? []);
  data.wishlists.set(list.entityId, list);
  return { result: wishlistNode(context, list) };
}

interface UpdateInput {
  readonly entityId: number;
  readonly data: { readonly name?: string | null; readonly isPublic?: boolean | null };
}

function updateWishlist(context: StorefrontContext, { entityId, data: changes }: UpdateInput) {
  const list = ownWishlist(context, entityId);
  if (typeof changes.name === "string") list.name = requireName(context, changes.name);
  if (typeof changes.isPublic === "boolean") list.isPublic = changes.isPublic;
  return { result: wishlistNode(context, list) };
}

function deleteWishlists(context: StorefrontContext, { entityIds }: { entityIds: readonly number[] }) {
  const lists = entityIds.map((entityId) => ownWishlist(context, entityId));
  for (const { entityId } of lists) context.data.wishlists.delete(entityId);
  return { result: "success" };
}

interface AddItemsInput {
  readonly entityId: number;
  readonly items: readonly ItemInput[];
}

function addWishlistItems(context: StorefrontContext, { entityId, items }: AddItemsInput) {
  const list = ownWishlist(context, entityId);
  appendItems(context, list, items);
  return { result: wishlistNode(context, list) };
}

interface DeleteItemsInput {
  readonly entityId: number;
  readonly itemEntityIds: readonly number[];
}

function deleteWishlistItems(context: StorefrontContext, { entityId, itemEntityIds }: DeleteItemsInput) {
  const list = ownWishlist(context, entityId);
  list.items = list.items.filter((item) => !itemEntityIds.includes(item.entityId));
  return { result: wishlistNode(context, list) };
}

function requireCustomerId(context: StorefrontContext): number {
  if (context.customerId === null) throw refusal(context, "wishlist.no_customer");
  return context.customerId;
}

function requireName(context: StorefrontContext, name: string): string {
  if (name.trim() === "") throw refusal(context, "wishlist.blank_name");
  const limit = textLimits.wishlistName;
  if (name.length > limit) throw refusal(context, "wishlist.long_name", { limit });
  return name;
}

/** For the shopper, another customer's wishlist does not exist. */
function ownWishlist(context: StorefrontContext, entityId: number): StoredWishlist {
  const customerId = requireCustomerId(context);
  const list = context.data.wishlists.get(entityId);
  if (list?.customerId !== customerId) throw refusal(context, "wishlist.unknown", { entityId });
  return list;
}

/** Adds the items that are not in the list yet. */
function appendItems(context: StorefrontContext, list: StoredWishlist, inputs: readonly ItemInput[]): void {
  const items = inputs.map((input) => checkedItem(context, input));
  const used = [...context.data.wishlists.values()].flatMap((stored) =>
    stored.items.map(({ entityId }) => entityId),
  );
  let entityId = nextEntityId(used);
  for (const item of items) {
    const isKnown = list.items.some(
      (known) =>
        known.productEntityId === item.productEntityId && known.variantEntityId === item.variantEntityId,
    );
    if (!isKnown) list.items.push({ entityId: entityId++, ...item });
  }
}

function checkedItem(context: StorefrontContext, { productEntityId, variantEntityId }: ItemInput) {
  const product = context.data.products.get(productEntityId);
  if (product === undefined) throw refusal(context, "wishlist.unknown_product", { productEntityId });
  const variant = variantOf(product, variantEntityId);
  if (variant === undefined && typeof variantEntityId === "number") {
    throw refusal(context, "wishlist.unknown_variant", { productEntityId, variantEntityId });
  }
  return { productEntityId, variantEntityId: variant?.entityId ?? null };
}
