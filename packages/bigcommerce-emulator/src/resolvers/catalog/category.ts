import type { StoredCategory, StoredProduct } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, idCursors, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { categoryImagePath } from "../common/image-path.js";
import { localeAlternates } from "../common/locale-alternates.js";
import { metafields } from "../common/metafields.js";
import { type GraphNode, nodeId } from "../common/node.js";
import { type ProductListArguments, productList, sortProducts } from "./product-list.js";
import { seoDetails } from "./seo.js";

export function categoryNode(context: StorefrontContext, category: StoredCategory): GraphNode {
  return {
    __typename: "Category",
    id: nodeId("Category", category.entityId),
    entityId: category.entityId,
    name: category.name,
    path: category.path,
    description: category.description,
    defaultImage: categoryImage(context, category),
    breadcrumbs: (args: PageArguments & { depth: number }) =>
      connection(
        ancestry(context.data, category).slice(-Math.max(args.depth, 1)),
        args,
        ({ entityId, name, path }) => ({ entityId, name, path }),
      ),
    products: (args: ProductListArguments & { sortBy?: string | null }) =>
      productList(context, sortProducts(productsIn(context.data, category), args.sortBy), args, idCursors),
    seo: seoDetails(category),
    locales: localeAlternates(context, category.path),
    metafields: metafields(context, "category", category.entityId),
    defaultProductSort: "DEFAULT",
  };
}

/** The category tree from the given root, or the whole tree. */
export function categoryTree(context: StorefrontContext, rootEntityId: number | null | undefined) {
  const all = [...context.data.categories.values()];
  const roots =
    rootEntityId === null || rootEntityId === undefined
      ? all.filter(({ parentEntityId }) => parentEntityId === null)
      : all.filter(({ entityId }) => entityId === rootEntityId);
  return roots.map((root) => treeItem(context, root));
}

function treeItem(context: StorefrontContext, category: StoredCategory): GraphNode {
  const children = [...context.data.categories.values()].filter(
    ({ parentEntityId }) => parentEntityId === category.entityId,
  );
  return {
    entityId: category.entityId,
    name: category.name,
    path: category.path,
    description: category.description,
    productCount: productsIn(context.data, category).length,
    image: categoryImage(context, category),
    hasChildren: children.length > 0,
    children: () => children.map((child) => treeItem(context, child)),
  };
}

function categoryImage(context: StorefrontContext, category: StoredCategory) {
  return category.imageSlug === null
    ? null
    : image(context, categoryImagePath(category), category.name, true);
}

function productsIn(data: StoreData, category: StoredCategory): StoredProduct[] {
  return [...data.products.values()].filter(({ categoryEntityIds }) =>
    categoryEntityIds.includes(category.entityId),
  );
}

/** From the top of the tree down to the category itself. */
function ancestry(data: StoreData, category: StoredCategory): StoredCategory[] {
  const parent = category.parentEntityId === null ? undefined : data.categories.get(category.parentEntityId);
  return parent === undefined ? [category] : [...ancestry(data, parent), category];
}

/** The given ids, and the ids of all categories below them. */
export function withSubcategories(data: StoreData, entityIds: readonly number[]): number[] {
  const below = [...data.categories.values()].filter(
    ({ parentEntityId }) => parentEntityId !== null && entityIds.includes(parentEntityId),
  );
  return below.length === 0
    ? [...entityIds]
    : [
        ...entityIds,
        ...withSubcategories(
          data,
          below.map(({ entityId }) => entityId),
        ),
      ];
}
