import type { StoredProduct, StoredVariant } from "../../../store/catalog/catalog.js";
import type { StoreData } from "../../../store/store-data.js";
import type { ManagementCall } from "../protocol/call.js";
import { refusal, refusals } from "../protocol/refusal.js";

/** A variant with its product: what has a stock of its own. */
export interface InventoryItem {
  readonly product: StoredProduct;
  readonly variant: StoredVariant;
}

/** The items whose stock is tracked. */
export function trackedItems({ products }: StoreData): InventoryItem[] {
  return [...products.values()].flatMap((product) =>
    product.variants.filter(({ stock }) => stock !== null).map((variant) => ({ product, variant })),
  );
}

export function identityJson({ product, variant }: InventoryItem) {
  return {
    sku: variant.sku,
    variant_id: variant.entityId,
    product_id: product.entityId,
    sku_id: product.options.length === 0 ? null : variant.entityId,
  };
}

/** One of the three. */
export interface Identity {
  readonly sku?: string | undefined;
  readonly variant_id?: number | undefined;
  readonly product_id?: number | undefined;
}

/** @throws ManagementRefusal 422 for an item that does not exist, is not tracked, or must be named in another way. */
export function trackedItem({ data }: ManagementCall, identity: Identity, index: number): InventoryItem {
  const item = namedItem(data, identity, index);
  const { product, variant } = item;
  if (variant.stock === null) throw refusal(422, ["rest.inventory_untracked", { id: variant.entityId }]);
  const hasOptions = product.options.length > 0;
  if (identity.variant_id !== undefined && !hasOptions)
    throw refusal(422, ["rest.inventory_by_product", { id: variant.entityId }]);
  if (identity.product_id !== undefined && hasOptions)
    throw refusal(422, ["rest.inventory_by_variant", { id: product.entityId }]);
  return item;
}

function namedItem({ products }: StoreData, identity: Identity, index: number): InventoryItem {
  const { sku, variant_id, product_id } = identity;
  const isNamed = ({ entityId }: StoredProduct, variant: StoredVariant) =>
    product_id === undefined
      ? variant_id === undefined
        ? variant.sku === sku
        : variant.entityId === variant_id
      : entityId === product_id;
  if (sku === undefined && variant_id === undefined && product_id === undefined)
    throw refusals.v3.missing(`items.${index}.variant_id`);
  for (const product of products.values()) {
    const variant = product.variants.find((known) => isNamed(product, known));
    if (variant !== undefined) return { product, variant };
  }
  throw refusals.v3.unknown(`items.${index}`, "item", product_id ?? variant_id ?? sku);
}
