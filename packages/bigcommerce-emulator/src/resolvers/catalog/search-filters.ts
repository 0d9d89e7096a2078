import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";
import { attributeFilters } from "./attribute-filters.js";
import { countsShown, described, otherFilter, ratingFilter } from "./product-filters.js";
import type { SearchFilters } from "./search-input.js";

/**
 * The filters that can narrow down the products found, each with its number of products. A store without product
 * filtering has none.
 */
export function searchFilters(
  data: StoreData,
  found: StoredProduct[],
  chosen: SearchFilters,
  args: PageArguments,
) {
  const filters = data.settings.search.productFilteringEnabled ? allFilters(data, found, chosen) : [];
  return connection(filters, args, (filter) => filter);
}

// In the order of BigCommerce's own example.
function allFilters(data: StoreData, found: StoredProduct[], chosen: SearchFilters): GraphNode[] {
  return [
    ...categoryFilter(data, found, chosen),
    ...brandFilter(data, found, chosen),
    ...attributeFilters(data, found, chosen),
    priceFilter(chosen),
    ...ratingFilter(found, chosen),
    ...otherFilter(found, chosen),
  ];
}

function brandFilter(data: StoreData, found: StoredProduct[], chosen: SearchFilters) {
  const items = [...data.brands.values()].flatMap(({ entityId, name }) => {
    const productCount = found.filter(({ brandEntityId }) => brandEntityId === entityId).length;
    const isSelected = chosen.brandEntityIds?.includes(entityId) ?? false;
    return productCount === 0 ? [] : [{ entityId, name, productCount, isSelected }];
  });
  if (items.length === 0) return [];
  return [
    {
      ...described("BrandSearchFilter", "Brand"),
      ...countsShown,
      brands: (page: PageArguments) => connection(items, page, (item) => item),
    },
  ];
}

function categoryFilter(data: StoreData, found: StoredProduct[], chosen: SearchFilters) {
  const isShown = found.some(({ categoryEntityIds }) =>
    categoryEntityIds.some((id) => data.categories.has(id)),
  );
  if (!isShown) return [];
  return [
    {
      ...described("CategorySearchFilter", "Category"),
      ...countsShown,
      categories: categoryItems(data, found, chosen, null),
    },
  ];
}

const noItems = (page: PageArguments) => connection([], page, (item) => item);

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
    const subCategories =
      chosen.topLevelOnly === true ? noItems : categoryItems(data, found, chosen, entityId);
    return productCount === 0 ? [] : [{ entityId, name, isSelected, productCount, subCategories }];
  });
  return (page: PageArguments) => connection(items, page, (item) => item);
}

function priceFilter({ price }: SearchFilters) {
  const { minPrice = null, maxPrice = null } = price ?? {};
  return { ...described("PriceSearchFilter", "Price"), selected: price ? { minPrice, maxPrice } : null };
}
