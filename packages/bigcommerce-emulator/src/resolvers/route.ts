import type { StorefrontContext } from "../store/request-context.js";
import type { StoreData } from "../store/store-data.js";
import { readCart } from "./cart/cart.js";
import { brandNode } from "./catalog/brand.js";
import { categoryNode } from "./catalog/category.js";
import { productNode } from "./catalog/product.js";
import { variantOf } from "./catalog/product-options.js";
import { variantNode } from "./catalog/variant.js";
import { readCheckout } from "./checkout/checkout.js";
import { type GraphNode, nodeId, parseNodeId } from "./common/node.js";
import { requireScope } from "./common/scope.js";
import { bannerNode } from "./content/banner.js";
import { blogNode, blogPostNode, publishedPost } from "./content/blog.js";
import { isPageType, pageId, pageNode } from "./content/page.js";
import { type RedirectReading, readRedirect } from "./content/redirect.js";
import { orderOf } from "./order/order.js";
import { orderNode } from "./order/order-node.js";

export interface RouteArguments {
  readonly path: string;
  readonly redirectBehavior: "FOLLOW" | "IGNORE";
}

/** What is at a storefront path. With `FOLLOW`, a redirect's target is in the place of what is at the path itself. */
export function route(context: StorefrontContext, { path, redirectBehavior }: RouteArguments): GraphNode {
  const found = redirectAt(context, path);
  const node = redirectBehavior === "FOLLOW" && found !== undefined ? found.node : nodeAt(context, path);
  return { node, redirect: found?.redirect ?? null };
}

function redirectAt(context: StorefrontContext, path: string): RedirectReading | undefined {
  const all = [...context.data.redirects.values()].filter(
    ({ channelEntityId }) => channelEntityId === undefined || channelEntityId === context.channelId,
  );
  const stored =
    all.find(({ fromPath }) => fromPath === path) ??
    all.find(({ fromPath }) => normalised(fromPath) === normalised(path));
  return stored === undefined ? undefined : readRedirect(context, stored);
}

function nodeAt(context: StorefrontContext, path: string): GraphNode | null {
  const wanted = normalised(path);
  const at = <Stored extends { path: string | null }>(stored: ReadonlyMap<number, Stored>) =>
    [...stored.values()].find((entity) => entity.path !== null && normalised(entity.path) === wanted);
  const { products, categories, brands, pages, blogPosts } = context.data;
  return (
    nodeOf(at(products), (product) => productNode(context, product)) ??
    nodeOf(at(categories), (category) => categoryNode(context, category)) ??
    nodeOf(at(brands), (brand) => brandNode(context, brand)) ??
    nodeOf(at(pages), (page) => pageNode(context, page)) ??
    nodeOf(publishedPost(context, at(blogPosts)?.entityId ?? 0), (post) => blogPostNode(context, post))
  );
}

function normalised(path: string): string {
  const [pathname = ""] = path.split(/[?#]/);
  return `/${pathname.replace(/^\/+|\/+$/g, "")}/`;
}

/** A node by its opaque id. An order only for its own customer, and only with the scope Customer. */
export function nodeById(context: StorefrontContext, id: string): GraphNode | null {
  const node = entityById(context, id);
  // Decoding forgives: `Product:0x65` and an id with a letter too many would be found as well.
  return node?.id === id ? node : null;
}

function entityById(context: StorefrontContext, id: string): GraphNode | null {
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
    case "Cart":
      return readCart(context, parsed.entityId);
    case "Checkout":
      return readCheckout(context, parsed.entityId);
    case "Order":
      return nodeOf(orderOf(context, entityId), (order) => orderNode(context, order));
    default:
      return contentById(context, parsed?.typeName ?? "", entityId);
  }
}

function contentById(context: StorefrontContext, typeName: string, entityId: number) {
  const { banners, pages, redirects } = context.data;
  const page = isPageType(typeName) ? pages.get(entityId) : undefined;
  if (page !== undefined) return pageId(page) === nodeId(typeName, entityId) ? pageNode(context, page) : null;
  switch (typeName) {
    case "Blog":
      return blogNode(context);
    case "BlogPost":
      return nodeOf(publishedPost(context, entityId), (post) => blogPostNode(context, post));
    case "Banner":
      return nodeOf(banners.get(entityId), bannerNode);
    case "Redirect":
      return nodeOf(redirects.get(entityId), (stored) => readRedirect(context, stored)?.redirect ?? null);
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
