import type { StoredProduct, StoredVariant } from "../../store/catalog.js";

/** Units in stock of all variants together, or null if stock is not tracked. */
function unitsInStock(product: StoredProduct): number | null {
  const tracked = product.variants.flatMap(({ stock }) => (stock === null ? [] : [stock]));
  return tracked.length < product.variants.length ? null : tracked.reduce((sum, stock) => sum + stock, 0);
}

export function isInStock(product: StoredProduct): boolean {
  return unitsInStock(product) !== 0;
}

export function isPurchasable(product: StoredProduct, variant: StoredVariant): boolean {
  return product.availability.status !== "Unavailable" && variant.stock !== 0;
}

/** The `inventory` of a product. */
export function productInventory(product: StoredProduct) {
  return {
    isInStock: isInStock(product),
    hasVariantInventory: product.variants.length > 1,
    aggregated: aggregated(unitsInStock(product), product.lowStockLevel),
  };
}

/** The `inventory` of a variant. */
export function variantInventory(product: StoredProduct, variant: StoredVariant) {
  return { isInStock: variant.stock !== 0, aggregated: aggregated(variant.stock, product.lowStockLevel) };
}

function aggregated(units: number | null, warningLevel: number) {
  if (units === null) return null;
  return {
    availableToSell: units,
    availableOnHand: units,
    warningLevel,
    unlimitedBackorder: false,
    availableForBackorder: 0,
  };
}
