import type { StoredProduct } from "../../store/catalog/catalog.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";
import type { GraphNode } from "../common/node.js";
import { countsShown, described } from "./product-filters.js";
import type { SearchFilters } from "./search-input.js";

/** The values of an attribute that a product has: an option's, and a custom field's of the same name. */
export function labelsOf(product: StoredProduct, attribute: string): string[] {
  const options = product.options.filter(({ displayName }) => displayName === attribute);
  const fields = product.customFields.filter(({ name }) => name === attribute);
  return [
    ...options.flatMap(({ values }) => values.map(({ label }) => label)),
    ...fields.map(({ value }) => value),
  ];
}

/** One filter for each attribute that a product found has. */
export function attributeFilters(
  { settings }: StoreData,
  found: readonly StoredProduct[],
  chosen: SearchFilters,
): GraphNode[] {
  const names = settings.search.filteredAttributes ?? attributesOf(found);
  return names.flatMap((name) => {
    const selected = chosen.productAttributes?.find(({ attribute }) => attribute === name)?.values ?? [];
    const items = countedValues(found, name).map(([value, productCount]) => ({
      value,
      productCount,
      isSelected: selected.includes(value),
    }));
    if (items.length === 0) return [];
    const attributes = (page: PageArguments) => connection(items, page, (item) => item);
    return [
      {
        ...described("ProductAttributeSearchFilter", name),
        ...countsShown,
        filterName: name,
        filterKey: name,
        attributes,
      },
    ];
  });
}

function attributesOf(products: readonly StoredProduct[]): string[] {
  const names = products.flatMap(({ options, customFields }) => [
    ...options.map(({ displayName }) => displayName),
    ...customFields.map(({ name }) => name),
  ]);
  return [...new Set(names)];
}

/** By value, in the order of the alphabet. */
function countedValues(products: readonly StoredProduct[], attribute: string): [string, number][] {
  const counts = new Map<string, number>();
  for (const product of products) {
    for (const label of new Set(labelsOf(product, attribute)))
      counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => a.localeCompare(b, "en"));
}
