import { z } from "zod";
import type { SearchProductsSortInput } from "@/gql/graphql";
import type { SearchParams } from "@/lib/connection-page";

/** The orders a shopper can choose, by their name in the address. */
export const sortOrders = {
  featured: { label: "Featured", input: "FEATURED" },
  newest: { label: "Newest", input: "NEWEST" },
  "lowest-price": { label: "Price: low to high", input: "LOWEST_PRICE" },
  "highest-price": { label: "Price: high to low", input: "HIGHEST_PRICE" },
  name: { label: "Name", input: "A_TO_Z" },
} as const satisfies Record<string, { label: string; input: SearchProductsSortInput }>;

type SortOrder = keyof typeof sortOrders;

const sortNames = Object.keys(sortOrders).filter((name): name is SortOrder => name in sortOrders);

const searchSchema = z.object({
  q: z.string().trim().max(100).catch(""),
  category: z.string().max(200).catch(""),
  sort: z.enum(sortNames).catch("featured"),
});

export interface CatalogueSearch {
  readonly term: string;
  /** A category's path without its outer slashes; empty for the whole shop. */
  readonly category: string;
  readonly sort: SortOrder;
}

export function readCatalogueSearch(searchParams: SearchParams): CatalogueSearch {
  const { q, category, sort } = searchSchema.parse(searchParams);
  return { term: q, category, sort };
}

/** A search as query parameters, with only what differs from the whole shop in its usual order. */
export function catalogueParams(search: Partial<CatalogueSearch>): URLSearchParams {
  const query = new URLSearchParams();
  if (search.term) query.set("q", search.term);
  if (search.category) query.set("category", search.category);
  if (search.sort && search.sort !== "featured") query.set("sort", search.sort);
  return query;
}

export function catalogueHref(search: Partial<CatalogueSearch>): string {
  const query = catalogueParams(search);
  return query.size === 0 ? "/" : `/?${query}`;
}
