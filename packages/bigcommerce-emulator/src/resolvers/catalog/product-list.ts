import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { type CursorForm, connection, type PageArguments } from "../common/connection.js";
import { publicPrice } from "./pricing.js";
import { productNode } from "./product.js";
import { averageRating } from "./review.js";
import { isInStock } from "./stock.js";

export interface ProductListArguments extends PageArguments {
  readonly hideOutOfStock?: boolean | null;
}

/** A connection of products; on request without those that are out of stock. */
export function productList(
  context: StorefrontContext,
  products: readonly StoredProduct[],
  args: ProductListArguments,
  cursors?: CursorForm<StoredProduct>,
) {
  const shown = args.hideOutOfStock === true ? products.filter(isInStock) : products;
  return connection(shown, args, (product) => productNode(context, product), cursors);
}

type Order = (a: StoredProduct, b: StoredProduct) => number;

const byName: Order = (a, b) => a.name.localeCompare(b.name, "en");

const orders: Record<string, Order> = {
  A_TO_Z: byName,
  Z_TO_A: (a, b) => byName(b, a),
  NEWEST: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
  BEST_SELLING: (a, b) => b.unitsSold - a.unitsSold,
  BEST_REVIEWED: (a, b) => averageRating(b) - averageRating(a),
  FEATURED: (a, b) => Number(b.isFeatured) - Number(a.isFeatured),
  LOWEST_PRICE: (a, b) => publicPrice(a) - publicPrice(b),
  HIGHEST_PRICE: (a, b) => publicPrice(b) - publicPrice(a),
};

/** Sorts products. `DEFAULT`, `RELEVANCE` and no sort value keep the given order. */
export function sortProducts(
  products: readonly StoredProduct[],
  sort: string | null | undefined,
): StoredProduct[] {
  const order = orders[sort ?? ""];
  return order === undefined ? [...products] : products.toSorted(order);
}
