import "server-only";
import { cacheLife } from "next/cache";
import {
  CatalogueDocument,
  type CatalogueQuery,
  CategoriesDocument,
  type ProductCardFieldsFragment,
} from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import type { ConnectionPage } from "@/lib/connection-page";
import { nodesOf } from "@/lib/connection-page";
import { orFailure } from "@/lib/failure";
import { toSlug } from "@/lib/links";
import { type CatalogueSearch, sortOrders } from "./catalogue-search";

export interface ShopCategory {
  readonly entityId: number;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly isTopLevel: boolean;
}

export interface FoundCatalogue {
  readonly products: ProductCardFieldsFragment[];
  readonly totalItems: number | null;
  readonly pageInfo: CatalogueQuery["site"]["search"]["searchProducts"]["products"]["pageInfo"];
}

/**
 * Public data, the same for everybody, so cached. Call it only after `await connection()`: then it is filled by the
 * first request, and a build needs no BigCommerce.
 */
export const findCategories = () => orFailure(getCategories());

/** One page of the products that match. The same rule as for {@link findCategories}. */
export const findCatalogue = (...wish: Parameters<typeof getCatalogue>) => orFailure(getCatalogue(...wish));

async function getCategories(): Promise<ShopCategory[]> {
  "use cache";
  cacheLife("publicData");
  const { site } = await bigcommerce.guest.query(CategoriesDocument);
  const toCategory =
    (isTopLevel: boolean) => (category: Omit<ShopCategory, "slug" | "isTopLevel"> & { path: string }) => ({
      entityId: category.entityId,
      name: category.name,
      slug: toSlug(category.path),
      description: category.description,
      isTopLevel,
    });
  return site.categoryTree.flatMap((category) => [
    toCategory(true)(category),
    ...category.children.map(toCategory(false)),
  ]);
}

async function getCatalogue(
  search: CatalogueSearch,
  categoryEntityId: number | null,
  page: ConnectionPage,
): Promise<FoundCatalogue> {
  "use cache";
  cacheLife("publicData");
  const { site } = await bigcommerce.guest.query(CatalogueDocument, {
    filters: {
      ...(search.term === "" ? {} : { searchTerm: search.term }),
      ...(categoryEntityId === null ? {} : { categoryEntityId, searchSubCategories: true }),
    },
    sort: sortOrders[search.sort].input,
    ...page,
  });
  const { products } = site.search.searchProducts;
  return {
    products: nodesOf(products),
    totalItems: products.collectionInfo?.totalItems ?? null,
    pageInfo: products.pageInfo,
  };
}
