import type { StoredProduct } from "../../store/catalog.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";

/** The filters that can narrow down the products found, each with its number of products. */
export function searchFilters(
  data: StoreData,
  found: StoredProduct[],
  chosen: SearchFilters,
  args: PageArguments,
) {
  const filters = [
    categoryFilter(data, found, chosen),
    brandFilter(data, found, chosen),
    priceFilter(chosen),
  ];
  return connection(filters, args, (filter) => filter);
}

function described(typeName: string, name: string) {
  return { __typename: typeName, name, displayName: name, isCollapsedByDefault: false };
}

function brandFilter(data: StoreData, found: StoredProduct[], chosen: SearchFilters) {
  const items = [...data.brands.values()].flatMap(({ entityId, name }) => {
    const productCount = found.filter(({ brandEntityId }) => brandEntityId === entityId).length;
    const isSelected = chosen.brandEntityIds?.includes(entityId) ?? false;
    return productCount === 0 ? [] : [{ entityId, name, productCount, isSelected }];
  });
  return {
    ...described("BrandSearchFilter", "Brand"),
    displayProductCount: true,
    brands: (page: PageArguments) => connection(items, page, (item) => item),
  };
}

function categoryFilter(data: StoreData, found: StoredProduct[], chosen: SearchFilters) {
  return {
    ...described("CategorySearchFilter", "Category"),
    displayProductCount: true,
    categories: categoryItems(data, found, chosen, null),
  };
}

interface CategoryFilterItem {
  readonly entityId: number;
  readonly name: string;
  readonly isSelected: boolean;
  readonly productCount: number;
  readonly subCategories: (page: PageArguments) => unknown;
}

function categoryItems(
  data: StoreData,
  found: StoredProduct[],
  chosen: SearchFilters,
  parent: number | null,
) {
  const selected = [...(chosen.categoryEntityIds ?? []), chosen.categoryEntityId];
  const below = [...data.categories.values()].filter(({ parentEntityId }) => parentEntityId === parent);
  const items = below.flatMap(({ entityId, name }): CategoryFilterItem[] => {
    const productCount = found.filter(({ categoryEntityIds }) => categoryEntityIds.includes(entityId)).length;
    const isSelected = selected.includes(entityId);
    const subCategories = categoryItems(data, found, chosen, entityId);
    return productCount === 0 ? [] : [{ entityId, name, isSelected, productCount, subCategories }];
  });
  return (page: PageArguments) => connection(items, page, (item) => item);
}

function priceFilter({ price }: SearchFilters) {
  return { ...described("PriceSearchFilter", "Price"), selected: price ?? null };
}

/** What a search asks for. */
export interface SearchFilters {
  readonly searchTerm?: string | null;
  readonly price?: { minPrice?: number | null; maxPrice?: number | null } | null;
  readonly rating?: { minRating?: number | null; maxRating?: number | null } | null;
  readonly categoryEntityId?: number | null;
  readonly categoryEntityIds?: readonly number[] | null;
  readonly searchSubCategories?: boolean | null;
  readonly brandEntityIds?: readonly number[] | null;
  readonly productAttributes?: readonly { attribute: string; values: readonly string[] }[] | null;
  readonly isFreeShipping?: boolean | null;
  readonly isFeatured?: boolean | null;
  readonly hideOutOfStock?: boolean | null;
  readonly categoryIdsFilter?: { entityIds: readonly number[]; matchBehavior: "AND" | "OR" } | null;
}
