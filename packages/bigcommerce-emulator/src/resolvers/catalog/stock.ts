import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoreData } from "../../store/store-data.js";
import { type LocationArguments, stockByLocation } from "./location.js";

/** Units in stock of all variants together, or null if stock is not tracked. */
function unitsInStock(product: StoredProduct): number | null {
  const tracked = product.variants.flatMap(({ stock }) => (stock === null ? [] : [stock]));
  return tracked.length < product.variants.length ? null : tracked.reduce((sum, stock) => sum + stock, 0);
}

export function isInStock(product: StoredProduct): boolean {
  return unitsInStock(product) !== 0;
}

export function isPurchasable(product: StoredProduct, variant: StoredVariant): boolean {
  const isBlocked = product.availability.status === "Unavailable" || variant.isPurchasingDisabled === true;
  return !isBlocked && variant.stock !== 0;
}

/** The `inventory` of a product. */
export function productInventory(data: StoreData, product: StoredProduct) {
  const units = unitsInStock(product);
  return {
    isInStock: isInStock(product),
    isStockTracked: units !== null,
    hasVariantInventory: product.variants.length > 1,
    aggregated: aggregated(data, units, product.lowStockLevel),
    byLocation: (args: LocationArguments) => stockByLocation(data, product, product.variants, args),
  };
}

/** The `inventory` of a variant. */
export function variantInventory(data: StoreData, product: StoredProduct, variant: StoredVariant) {
  return {
    isInStock: variant.stock !== 0,
    aggregated: aggregated(data, variant.stock, product.lowStockLevel),
    byLocation: (args: LocationArguments) => stockByLocation(data, product, [variant], args),
  };
}

/** Null if stock is not tracked, or if the store does not show it. Nothing can be ordered beyond the stock. */
function aggregated({ settings }: StoreData, units: number | null, warningLevel: number) {
  const { stockLevelDisplay } = settings.inventory;
  const isShown =
    stockLevelDisplay === "SHOW" || (stockLevelDisplay === "SHOW_WHEN_LOW" && (units ?? 0) <= warningLevel);
  if (units === null || !isShown) return null;
  return {
    availableToSell: units,
    availableOnHand: units,
    warningLevel,
    unlimitedBackorder: false,
    availableForBackorder: 0,
  };
}
