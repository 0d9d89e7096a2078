import type { StoredProduct } from "../../../store/catalog/catalog.js";
import type { StoredModifier } from "../../../store/catalog/product-modifier.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";

/** @param own - a product that may not be in the store yet. */
function allProducts({ products }: StoreData, own: StoredProduct): StoredProduct[] {
  return [...products.values(), own];
}

/** Options and modifiers have no id in common: a line of a cart names both by it. */
export function nextOptionId(data: StoreData, own: StoredProduct): number {
  const all = allProducts(data, own).flatMap(({ options, modifiers = [] }) => [...options, ...modifiers]);
  return nextEntityId(all.map(({ entityId }) => entityId));
}

export function nextValueId(data: StoreData, own: StoredProduct): number {
  const used = allProducts(data, own).flatMap(({ options, modifiers = [] }) => [
    ...options.flatMap(({ values }) => values.map(({ entityId }) => entityId)),
    ...modifiers.flatMap(valueIdsOf),
  ]);
  return nextEntityId(used);
}

function valueIdsOf(modifier: StoredModifier): number[] {
  if (modifier.kind === "multipleChoice") return modifier.values.map(({ entityId }) => entityId);
  return modifier.kind === "checkbox" ? [modifier.checkedValueEntityId, modifier.uncheckedValueEntityId] : [];
}
