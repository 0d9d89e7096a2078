import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { parseNodeId } from "../common/node.js";
import { productNode } from "./product.js";
import { defaultModifierValues, type OptionSelection } from "./product-modifiers.js";
import { defaultValues, variantMatches } from "./product-options.js";

export interface ProductArguments {
  readonly id?: string | null;
  readonly entityId?: number | null;
  readonly variantEntityId?: number | null;
  readonly optionValueIds?: readonly OptionSelection[] | null;
  readonly sku?: string | null;
  readonly useDefaultOptionSelections?: boolean | null;
}

/** `site.product`, found by id, entity id, SKU or variant. A selection of options chooses variant and price. */
export function lookUpProduct(context: StorefrontContext, args: ProductArguments) {
  const product = findProduct(context.data, args);
  return product === undefined
    ? null
    : productNode(context, product, selectedVariant(product, args), modifierValues(product, args));
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
  const chosen = selectionsOf(product.options, optionValueIds);
  if (useDefaultOptionSelections !== true && chosen.length === 0) return null;
  const whole = useDefaultOptionSelections === true ? overridden(defaultValues(product), chosen) : chosen;
  return product.variants.find((variant) => variantMatches(product, variant, whole)) ?? null;
}

function modifierValues(product: StoredProduct, args: ProductArguments): OptionSelection[] {
  const chosen = selectionsOf(product.modifiers ?? [], args.optionValueIds);
  return args.useDefaultOptionSelections === true
    ? overridden(defaultModifierValues(product), chosen)
    : chosen;
}

function selectionsOf(
  options: readonly { readonly entityId: number }[],
  selections: readonly OptionSelection[] | null | undefined,
): OptionSelection[] {
  return (selections ?? []).filter(({ optionEntityId }) =>
    options.some(({ entityId }) => entityId === optionEntityId),
  );
}

function overridden(
  defaults: readonly OptionSelection[],
  chosen: readonly OptionSelection[],
): OptionSelection[] {
  const isOpen = ({ optionEntityId }: OptionSelection) =>
    !chosen.some((selection) => selection.optionEntityId === optionEntityId);
  return [...chosen, ...defaults.filter(isOpen)];
}
