import type { StoredProduct } from "../../store/catalog/catalog.js";
import { connection, type PageArguments } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";
import { averageRating } from "./review.js";
import type { SearchFilters } from "./search-input.js";
import { isInStock } from "./stock.js";

export const countsShown = { displayProductCount: true, displayItemsCount: 10 } as const;

export function described(typeName: string, name: string, isCollapsedByDefault = false) {
  return { __typename: typeName, name, displayName: name, isCollapsedByDefault };
}

/** Products by the lowest average rating that they have: a product of 4.5 counts for 1, 2, 3 and 4. */
export function ratingFilter(found: readonly StoredProduct[], { rating }: SearchFilters): GraphNode[] {
  const items = [1, 2, 3, 4, 5].flatMap((value) => {
    const productCount = found.filter((product) => averageRating(product) >= value).length;
    const isWanted = value >= (rating?.minRating ?? 1) && value <= (rating?.maxRating ?? 5);
    const isSelected = rating?.minRating === value;
    return productCount === 0 || !isWanted ? [] : [{ value: String(value), isSelected, productCount }];
  });
  if (items.length === 0) return [];
  const ratings = (page: PageArguments) => connection(items, page, (item) => item);
  return [{ ...described("RatingSearchFilter", "Rating", true), ratings }];
}

export function otherFilter(found: readonly StoredProduct[], chosen: SearchFilters): GraphNode[] {
  const item = (
    displayName: string,
    has: (product: StoredProduct) => boolean,
    isSelected: boolean | null | undefined,
  ) => {
    const productCount = found.filter(has).length;
    return productCount === 0 ? null : { displayName, isSelected: isSelected === true, productCount };
  };
  const items = {
    freeShipping: item("Free Shipping", ({ isFreeShipping }) => isFreeShipping, chosen.isFreeShipping),
    isFeatured: item("Featured", ({ isFeatured }) => isFeatured, chosen.isFeatured),
    isInStock: item("In Stock", isInStock, chosen.hideOutOfStock),
  };
  if (Object.values(items).every((shown) => shown === null)) return [];
  return [{ ...described("OtherSearchFilter", "Other", true), displayProductCount: true, ...items }];
}
