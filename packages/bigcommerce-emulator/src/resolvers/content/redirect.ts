import type { RedirectTarget, StoredPage, StoredRedirect } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { brandNode } from "../catalog/brand.js";
import { categoryNode } from "../catalog/category.js";
import { productNode } from "../catalog/product.js";
import { type GraphNode, nodeId } from "../common/node.js";
import { blogPostNode, publishedPost } from "./blog.js";
import { pageId, pageNode } from "./page.js";

/** Where a redirect leads, and what is there; undefined if its target is gone. */
export interface RedirectReading {
  readonly redirect: GraphNode;
  /** Null for a redirect to a URL. */
  readonly node: GraphNode | null;
}

export function readRedirect(
  context: StorefrontContext,
  stored: StoredRedirect,
): RedirectReading | undefined {
  const target = targetOf(context, stored.to);
  if (target === undefined) return undefined;
  const { to, destination, node } = target;
  const toUrl = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(destination)
    ? destination
    : `${context.origin}${destination}`;
  const id = nodeId("Redirect", stored.entityId);
  return { redirect: { __typename: "Redirect", id, fromPath: stored.fromPath, to, toUrl }, node };
}

interface TargetReading {
  readonly to: GraphNode;
  /** A path of the store, or a URL. */
  readonly destination: string;
  readonly node: GraphNode | null;
}

function targetOf(context: StorefrontContext, target: RedirectTarget): TargetReading | undefined {
  const { products, brands, categories, pages } = context.data;
  switch (target.type) {
    case "url":
      return { to: { __typename: "ManualRedirect", url: target.url }, destination: target.url, node: null };
    case "product":
      return entity("Product", products.get(target.entityId), (product) => productNode(context, product));
    case "brand":
      return entity("Brand", brands.get(target.entityId), (brand) => brandNode(context, brand));
    case "category":
      return entity("Category", categories.get(target.entityId), (category) =>
        categoryNode(context, category),
      );
    case "post":
      return entity("BlogPost", publishedPost(context, target.entityId), (post) =>
        blogPostNode(context, post),
      );
    case "page":
      return pageTarget(context, pages.get(target.entityId));
  }
}

function entity<Stored extends { entityId: number; path: string }>(
  typeName: string,
  stored: Stored | undefined,
  toNode: (stored: Stored) => GraphNode,
): TargetReading | undefined {
  if (stored === undefined) return undefined;
  const { entityId, path } = stored;
  const to = { __typename: `${typeName}Redirect`, id: nodeId(typeName, entityId), entityId, path };
  return { to, destination: path, node: toNode(stored) };
}

function pageTarget(context: StorefrontContext, page: StoredPage | undefined): TargetReading | undefined {
  if (page === undefined) return undefined;
  const path = page.path ?? page.link ?? "";
  const to = { __typename: "PageRedirect", id: pageId(page), entityId: page.entityId, path };
  return { to, destination: path, node: page.path === null ? null : pageNode(context, page) };
}
