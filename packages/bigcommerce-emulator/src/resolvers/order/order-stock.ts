import type { StoredOrder, StoredOrderLineItem } from "../../store/order.js";
import type { StoreData } from "../../store/store-data.js";
import { linkedProducts, type OptionSelection } from "../catalog/product-modifiers.js";
import { baseVariant, variantOf } from "../catalog/product-options.js";

type Catalog = Pick<StoreData, "products">;

/** Takes the units of an order from the stock, also those of products that values of a pick list take. */
export function takeStock(catalog: Catalog, { lineItems }: StoredOrder): void {
  for (const line of lineItems) {
    const product = catalog.products.get(line.productEntityId);
    if (product === undefined) continue;
    takeUnits(catalog, product.entityId, line.variantEntityId, line.quantity);
    for (const linked of linkedProducts(catalog, product, orderedValues(line)))
      takeUnits(catalog, linked.entityId, baseVariant(linked).entityId, line.quantity);
  }
}

/** In a store that takes the stock of an order only then. */
export function takeStockIfGone(catalog: Catalog, order: StoredOrder): void {
  const isGone = order.status === "SHIPPED" || order.status === "COMPLETED";
  if (order.isStockWaiting !== true || !isGone) return;
  takeStock(catalog, order);
  order.isStockWaiting = false;
}

// The variant is changed in its place: a storefront that hides products has a list of its own.
function takeUnits(
  { products }: Catalog,
  productEntityId: number,
  variantEntityId: number | null,
  quantity: number,
): void {
  const variant = variantOf(products.get(productEntityId), variantEntityId);
  if (variant !== undefined && variant.stock !== null) variant.stock = Math.max(0, variant.stock - quantity);
}

/** What was chosen of a line's options and modifiers. */
export function orderedValues({ productOptions }: StoredOrderLineItem): OptionSelection[] {
  return productOptions.flatMap(
    ({ productAttributeEntityId: optionEntityId, productAttributeValueEntityId: valueEntityId }) =>
      optionEntityId && valueEntityId ? [{ optionEntityId, valueEntityId }] : [],
  );
}
