import type { StorefrontContext } from "../store/request-context.js";
import type { StoreData } from "../store/store-data.js";
import { brandNode } from "./catalog/brand.js";
import { categoryNode } from "./catalog/category.js";
import { productNode } from "./catalog/product.js";
import { variantOf } from "./catalog/product-options.js";
import { variantNode } from "./catalog/variant.js";
import { type GraphNode, parseNodeId } from "./common/node.js";
import { requireScope } from "./common/scope.js";
import { orderOf } from "./order/order.js";
import { orderNode } from "./order/order-node.js";

/** The node at a storefront path. The emulated store has no redirects. */
export function route(context: StorefrontContext, path: string): GraphNode {
  const wanted = normalised(path);
  const at = <Stored extends { path: string }>(stored: ReadonlyMap<number, Stored>) =>
    [...stored.values()].find((entity) => entity.path === wanted);
  const { products, categories, brands } = context.data;
  const product = at(products);
  const category = at(categories);
  const brand = at(brands);
  const node =
    (product && productNode(context, product)) ??
    (category && categoryNode(context, category)) ??
    (brand && brandNode(context, brand));
  return { node: node ?? null, redirect: null };
}

function normalised(path: string): string {
  const [pathname = ""] = path.split(/[?#]/);
  return `/${pathname.replace(/^\/+|\/+$/g, "")}/`;
}

/** A node by its opaque id. An order only for its own customer, and only with the scope Customer. */
export function nodeById(context: StorefrontContext, id: string) {
  const parsed = parseNodeId(id);
  const entityId = Number(parsed?.entityId);
  requireScope(context, parsed?.typeName === "Order" ? "Customer" : "Unauthenticated");
  const { products, categories, brands } = context.data;
  switch (parsed?.typeName) {
    case "Product":
      return nodeOf(products.get(entityId), (product) => productNode(context, product));
    case "Category":
      return nodeOf(categories.get(entityId), (category) => categoryNode(context, category));
    case "Brand":
      return nodeOf(brands.get(entityId), (brand) => brandNode(context, brand));
    case "Variant":
      return variantById(context, entityId);
    case "Order":
      return nodeOf(orderOf(context, entityId), (order) => orderNode(context, order));
    default:
      return null;
  }
}

function nodeOf<Stored, Node>(stored: Stored | undefined, toNode: (stored: Stored) => Node): Node | null {
  return stored === undefined ? null : toNode(stored);
}

function variantById(context: StorefrontContext, entityId: number) {
  const product = productOfVariant(context.data, entityId);
  const variant = variantOf(product, entityId);
  return product === undefined || variant === undefined ? null : variantNode(context, product, variant);
}

function productOfVariant(data: StoreData, variantEntityId: number) {
  return [...data.products.values()].find(({ variants }) =>
    variants.some(({ entityId }) => entityId === variantEntityId),
  );
}
