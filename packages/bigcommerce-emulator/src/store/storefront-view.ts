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
  return [...stored.values()].every(isShown) ? stored : new ShownMap(stored, isShown);
}

/** What is shown of a collection. What is set here is set there: an order takes its units from the store itself. */
class ShownMap<Key, Value> extends Map<Key, Value> {
  readonly #whole: Map<Key, Value>;

  constructor(whole: Map<Key, Value>, isShown: (value: Value) => boolean) {
    super();
    for (const [key, value] of whole) if (isShown(value)) super.set(key, value);
    this.#whole = whole;
  }

  override set(key: Key, value: Value): this {
    this.#whole.set(key, value);
    return super.set(key, value);
  }
}
