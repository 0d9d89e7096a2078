import type { StoreData } from "./store-data.js";

/** The store as its storefront shows it: without the products and categories that are not visible. */
export function storefrontView(data: StoreData): StoreData {
  const products = shown(data.products);
  const categories = shown(data.categories);
  const isWhole = products === data.products && categories === data.categories;
  return isWhole ? data : { ...data, products, categories };
}

/** The collection itself if nothing in it is hidden, as in most stores. */
function shown<Stored extends { readonly isVisible?: boolean | undefined }>(
  stored: Map<number, Stored>,
): Map<number, Stored> {
  const isShown = ({ isVisible }: Stored) => isVisible !== false;
  return [...stored.values()].every(isShown)
    ? stored
    : new Map([...stored].filter(([, entity]) => isShown(entity)));
}
