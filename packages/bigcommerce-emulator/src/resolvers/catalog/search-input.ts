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
  readonly topLevelOnly?: boolean | null;
  readonly categoryIdsFilter?: { entityIds: readonly number[]; matchBehavior: "AND" | "OR" } | null;
}
