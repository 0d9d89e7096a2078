import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { type PageArguments, searchCursors } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";
import { labelsOf } from "./attribute-filters.js";
import { withSubcategories } from "./category.js";
import { publicPrice } from "./pricing.js";
import { productList, sortProducts } from "./product-list.js";
import { averageRating } from "./review.js";
import { searchFilters } from "./search-filters.js";
import type { SearchFilters } from "./search-input.js";
import { searchWords } from "./search-term.js";
import { isInStock } from "./stock.js";

export interface SearchArguments {
  readonly filters: SearchFilters;
  readonly sort?: string | null;
}

/** `searchProducts`: the found products, and the filters that narrow them further. */
export function searchProducts(context: StorefrontContext, args: SearchArguments): GraphNode {
  const { data } = context;
  const filters = effectiveFilters(data, args.filters);
  const sort = args.sort ?? data.settings.search.defaultSearchProductSort;
  const words = searchWords(context, filters.searchTerm);
  const found = [...data.products.values()].filter(
    (product) => matchesWords(data, product, words) && matches(data, product, filters),
  );
  const ranked = sort === "RELEVANCE" ? byRelevance(found, words) : sortProducts(found, sort);
  return {
    products: (page: PageArguments) => productList(context, ranked, page, searchCursors),
    filters: (page: PageArguments) => searchFilters(data, found, filters, page),
    // What BigCommerce suggests for a term that finds nothing is not known: then it is a stub.
    ...(found.length > 0 || words.length === 0 ? { suggestions: [] } : {}),
  };
}

/** Without product filtering, three filters are silently ignored. */
function effectiveFilters({ settings }: StoreData, filters: SearchFilters): SearchFilters {
  if (settings.search.productFilteringEnabled) return filters;
  return { ...filters, rating: null, productAttributes: null, hideOutOfStock: null };
}

function matches(data: StoreData, product: StoredProduct, filters: SearchFilters): boolean {
  return (
    matchesCategories(data, product, filters) &&
    matchesAttributes(product, filters) &&
    isWithin(publicPrice(product), filters.price?.minPrice, filters.price?.maxPrice) &&
    isWithin(averageRating(product), filters.rating?.minRating, filters.rating?.maxRating) &&
    (!filters.brandEntityIds?.length || filters.brandEntityIds.includes(product.brandEntityId ?? 0)) &&
    (!filters.isFreeShipping || product.isFreeShipping) &&
    (!filters.isFeatured || product.isFeatured) &&
    (!filters.hideOutOfStock || isInStock(product))
  );
}

function isWithin(value: number, min: number | null | undefined, max: number | null | undefined): boolean {
  return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);
}

/** Every word must occur somewhere in the product's texts. */
function matchesWords(data: StoreData, product: StoredProduct, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const brand = data.brands.get(product.brandEntityId ?? 0);
  const about = [
    product.name,
    product.sku,
    product.description,
    brand?.name ?? "",
    ...product.searchKeywords,
  ];
  const text = about.join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function byRelevance(products: StoredProduct[], words: readonly string[]): StoredProduct[] {
  const hits = ({ name }: StoredProduct) => {
    const text = name.toLowerCase();
    return words.filter((word) => text.includes(word)).length;
  };
  // Of equally good ones the newest id comes first, as recorded.
  return products.toSorted((a, b) => hits(b) - hits(a) || b.entityId - a.entityId);
}

function matchesCategories(data: StoreData, product: StoredProduct, filters: SearchFilters): boolean {
  const { categoryEntityId, categoryEntityIds, categoryIdsFilter, searchSubCategories } = filters;
  const wanted = [...(categoryEntityIds ?? []), ...(categoryEntityId ? [categoryEntityId] : [])];
  const widened = searchSubCategories === true ? withSubcategories(data, wanted) : wanted;
  const isIn = (id: number) => product.categoryEntityIds.includes(id);
  const named = wanted.length === 0 || widened.some(isIn);
  if (!categoryIdsFilter) return named;
  const { entityIds, matchBehavior } = categoryIdsFilter;
  return named && (matchBehavior === "AND" ? entityIds.every(isIn) : entityIds.some(isIn));
}

function matchesAttributes(product: StoredProduct, { productAttributes }: SearchFilters): boolean {
  return (productAttributes ?? []).every(({ attribute, values }) => {
    const labels = labelsOf(product, attribute);
    return values.some((value) => labels.includes(value));
  });
}
