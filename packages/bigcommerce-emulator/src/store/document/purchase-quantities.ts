import type { Problem } from "./check.js";

interface PurchaseQuantities {
  readonly minPurchaseQuantity: number | null;
  readonly maxPurchaseQuantity: number | null;
}

/** Whether there is a quantity that may be bought. */
export function canBePurchased({ minPurchaseQuantity, maxPurchaseQuantity }: PurchaseQuantities): boolean {
  return (minPurchaseQuantity ?? 1) <= (maxPurchaseQuantity ?? Number.POSITIVE_INFINITY);
}

export function* purchaseQuantities(products: readonly PurchaseQuantities[]): Iterable<Problem> {
  for (const [index, product] of products.entries()) {
    if (canBePurchased(product)) continue;
    const { minPurchaseQuantity: minimum, maxPurchaseQuantity: maximum } = product;
    const message = `${minimum} is more than the maxPurchaseQuantity ${maximum}: nobody could buy the product`;
    yield { path: [index, "minPurchaseQuantity"], message };
  }
}
