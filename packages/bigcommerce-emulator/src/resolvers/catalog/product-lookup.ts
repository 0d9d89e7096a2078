import type { StoredProduct, StoredVariant } from "../../store/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { parseNodeId } from "../common/node.js";
import { productNode } from "./product.js";
import { baseVariant, type OptionSelection, variantMatches } from "./product-options.js";

export interface ProductArguments {
  readonly id?: string | null;
  readonly entityId?: number | null;
  readonly variantEntityId?: number | null;
  readonly optionValueIds?: readonly OptionSelection[] | null;
  readonly sku?: string | null;
  readonly useDefaultOptionSelections?: boolean | null;
}

/** `site.product`, found by id, entity id, SKU or variant. A selection of options chooses the variant. */
export function lookUpProduct(context: StorefrontContext, args: ProductArguments) {
  const product = findProduct(context.data, args);
  return product === undefined ? null : productNode(context, product, selectedVariant(product, args));
}

function findProduct(data: StoreData, args: ProductArguments): StoredProduct | undefined {
  const { id, entityId, sku, variantEntityId } = args;
  const all = [...data.products.values()];
  if (id) {
    const parsed = parseNodeId(id);
    return parsed?.typeName === "Product" ? data.products.get(Number(parsed.entityId)) : undefined;
  }
  if (typeof entityId === "number") return data.products.get(entityId);
  if (sku)
    return all.find(
      (product) => product.sku === sku || product.variants.some((variant) => variant.sku === sku),
    );
  return all.find(({ variants }) => variants.some((variant) => variant.entityId === variantEntityId));
}

function selectedVariant(product: StoredProduct, args: ProductArguments): StoredVariant | null {
  const { variantEntityId, sku, optionValueIds, useDefaultOptionSelections } = args;
  const named = product.variants.find(
    (variant) => variant.entityId === variantEntityId || (sku !== null && sku === variant.sku),
  );
  if (named !== undefined) return named;
  if (optionValueIds?.length)
    return product.variants.find((variant) => variantMatches(product, variant, optionValueIds)) ?? null;
  return useDefaultOptionSelections === true ? baseVariant(product) : null;
}
