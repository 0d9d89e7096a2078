import type { StoredWishlist } from "../../store/customer.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { productNode } from "../catalog/product.js";
import { variantOf } from "../catalog/product-options.js";
import { isInStock } from "../catalog/stock.js";
import { connection, type PageArguments } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";

interface ItemFilters {
  readonly productEntityIds?: readonly number[] | null;
  readonly variantEntityIds?: readonly number[] | null;
}

export interface WishlistListArguments extends PageArguments {
  readonly filters?: (ItemFilters & { readonly entityIds?: readonly number[] | null }) | null;
}

interface ItemArguments extends PageArguments {
  readonly hideOutOfStock?: boolean | null;
  readonly filters?: ItemFilters | null;
}

/** The shopper's own wishlists. */
export function wishlistConnection(context: StorefrontContext, args: WishlistListArguments) {
  const { entityIds, ...itemFilters } = args.filters ?? {};
  const own = [...context.data.wishlists.values()].filter(
    (list) =>
      list.customerId === context.customerId &&
      (!entityIds?.length || entityIds.includes(list.entityId)) &&
      (isUnfiltered(itemFilters) || list.items.some((item) => matchesItem(item, itemFilters))),
  );
  return connection(own, args, (list) => wishlistNode(context, list));
}

export function wishlistNode(context: StorefrontContext, list: StoredWishlist): GraphNode {
  return {
    entityId: list.entityId,
    name: list.name,
    isPublic: list.isPublic,
    token: list.token,
    items: (args: ItemArguments) => itemConnection(context, list, args),
  };
}

/** A public wishlist, by its token. */
export function publicWishlistNode(context: StorefrontContext, token: string) {
  const list = [...context.data.wishlists.values()].find(
    (stored) => stored.isPublic && stored.token === token,
  );
  if (list === undefined) return null;
  const isOwner = context.customerId !== null && list.customerId === context.customerId;
  return { ...wishlistNode(context, list), isOwner };
}

type StoredItem = StoredWishlist["items"][number];

function itemConnection(context: StorefrontContext, list: StoredWishlist, args: ItemArguments) {
  const { products } = context.data;
  // Read also for an empty list: an argument that nobody reads is a stub.
  const { hideOutOfStock, filters } = args;
  const items = list.items.filter((item) => {
    const product = products.get(item.productEntityId);
    const isShown = hideOutOfStock !== true || (product !== undefined && isInStock(product));
    return isShown && matchesItem(item, filters ?? {});
  });
  return connection(items, args, (item) => itemNode(context, item));
}

function itemNode(context: StorefrontContext, item: StoredItem) {
  const product = context.data.products.get(item.productEntityId);
  const variant = variantOf(product, item.variantEntityId) ?? null;
  return { ...item, product: product === undefined ? null : productNode(context, product, variant) };
}

function isUnfiltered({ productEntityIds, variantEntityIds }: ItemFilters): boolean {
  return !productEntityIds?.length && !variantEntityIds?.length;
}

function matchesItem(item: StoredItem, { productEntityIds, variantEntityIds }: ItemFilters): boolean {
  return (
    (!productEntityIds?.length || productEntityIds.includes(item.productEntityId)) &&
    (!variantEntityIds?.length ||
      (item.variantEntityId !== null && variantEntityIds.includes(item.variantEntityId)))
  );
}
