import type { StoreData } from "./store-data.js";

interface Referring {
  readonly list: "orders" | "wishlists" | "carts";
  /** What refers, in the plural. */
  readonly what: string;
  readonly kind: "customers" | "products";
  readonly consequence: string;
  /** The ids that are referred to; 0: nobody, or nothing. */
  readonly idsOf: (data: StoreData) => readonly number[];
}

const productIds = (lines: readonly { readonly productEntityId: number }[]) =>
  lines.map(({ productEntityId }) => productEntityId);

const referring: readonly Referring[] = [
  {
    list: "orders",
    what: "lines",
    kind: "products",
    consequence: "they stay, and their product is null, as of a product that was deleted",
    idsOf: ({ orders }) => [...orders.values()].flatMap(({ lineItems }) => productIds(lineItems)),
  },
  {
    list: "orders",
    what: "orders",
    kind: "customers",
    consequence: "nobody can read them but the Management API",
    idsOf: ({ orders }) => [...orders.values()].map(({ customerId }) => customerId),
  },
  {
    list: "wishlists",
    what: "items",
    kind: "products",
    consequence: "they stay, and their product is null",
    idsOf: ({ wishlists }) => [...wishlists.values()].flatMap(({ items }) => productIds(items)),
  },
  {
    list: "wishlists",
    what: "lists",
    kind: "customers",
    consequence: "only those that are public can be read",
    idsOf: ({ wishlists }) => [...wishlists.values()].map(({ customerId }) => customerId),
  },
  {
    list: "carts",
    what: "lines",
    kind: "products",
    consequence: "they are not shown",
    idsOf: ({ carts }) => [...carts.values()].flatMap(({ lineItems }) => productIds(lineItems)),
  },
];

const mostNamed = 5;

/**
 * What the lists of a store name and the store does not have, one line for each kind: somebody has replaced the products
 * or the customers, and kept what belongs to the built-in ones.
 */
export function looseReferences(data: StoreData): string[] {
  return referring.flatMap(({ list, what, kind, consequence, idsOf }) => {
    const gone = idsOf(data).filter((id) => id !== 0 && !data[kind].has(id));
    if (gone.length === 0) return [];
    const ids = [...new Set(gone)];
    const named = ids.slice(0, mostNamed).join(", ");
    const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : "";
    return `${list}: ${gone.length} ${what} name ${kind} that the store does not have (${named}${more}): ${consequence}. Give "${list}" beside "${kind}", for example as [].`;
  });
}
