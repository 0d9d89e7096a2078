import { randomUUID } from "node:crypto";
import type { StoredProduct, StoredVariant } from "../../store/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCartLineItem } from "../../store/store-data.js";
import { baseVariant, variantMatches, variantOf } from "../catalog/product-options.js";
import { refusal } from "../common/refusal.js";

interface SelectedOption {
  readonly optionEntityId: number;
  readonly optionValueEntityId: number;
}

export interface CartLineInput {
  readonly quantity: number;
  readonly productEntityId?: number | null;
  readonly variantEntityId?: number | null;
  readonly sku?: string | null;
  readonly selectedOptions?: {
    readonly multipleChoices?: readonly SelectedOption[] | null;
    readonly checkboxes?: readonly SelectedOption[] | null;
  } | null;
}

/** @throws GraphQLError if the product is unknown, an option has no value, or the stock is too small. */
export function storedLine(context: StorefrontContext, input: CartLineInput): StoredCartLineItem {
  const product = findProduct(context, input);
  const variant = findVariant(context, product, input);
  requireSellable(context, product, variant, input.quantity);
  return {
    entityId: randomUUID(),
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    quantity: input.quantity,
  };
}

function findProduct(
  context: StorefrontContext,
  { productEntityId, variantEntityId, sku }: CartLineInput,
): StoredProduct {
  const { data } = context;
  const found =
    typeof productEntityId === "number"
      ? data.products.get(productEntityId)
      : [...data.products.values()].find(
          (product) =>
            product.sku === sku ||
            product.variants.some((variant) => variant.sku === sku || variant.entityId === variantEntityId),
        );
  if (found === undefined)
    throw refusal(context, "cart.unknown_product", { productEntityId: productEntityId ?? sku ?? "" });
  return found;
}

function findVariant(
  context: StorefrontContext,
  product: StoredProduct,
  input: CartLineInput,
): StoredVariant {
  const { variantEntityId, sku, selectedOptions } = input;
  if (typeof variantEntityId === "number") {
    return requireVariant(context, product, variantOf(product, variantEntityId));
  }
  const bySku = product.variants.find((variant) => variant.sku === sku);
  if (bySku !== undefined) return bySku;
  const chosen = [...(selectedOptions?.multipleChoices ?? []), ...(selectedOptions?.checkboxes ?? [])].map(
    ({ optionEntityId, optionValueEntityId }) => ({ optionEntityId, valueEntityId: optionValueEntityId }),
  );
  if (
    product.options.some(({ entityId }) => !chosen.some(({ optionEntityId }) => optionEntityId === entityId))
  ) {
    throw refusal(context, "cart.options_required", { name: product.name });
  }
  return chosen.length === 0
    ? baseVariant(product)
    : requireVariant(
        context,
        product,
        product.variants.find((variant) => variantMatches(product, variant, chosen)),
      );
}

function requireVariant(
  context: StorefrontContext,
  product: StoredProduct,
  variant: StoredVariant | undefined,
): StoredVariant {
  if (variant === undefined)
    throw refusal(context, "cart.unknown_variant", { productEntityId: product.entityId });
  return variant;
}

/** @throws GraphQLError if the shop does not sell this quantity of the variant. */
export function requireSellable(
  context: StorefrontContext,
  product: StoredProduct,
  variant: StoredVariant,
  quantity: number,
): void {
  const { name, maxPurchaseQuantity: maximum } = product;
  if (quantity < 1) throw refusal(context, "cart.quantity");
  if (product.availability.status === "Unavailable") throw refusal(context, "cart.unavailable", { name });
  if (maximum !== null && quantity > maximum) throw refusal(context, "cart.max_quantity", { name, maximum });
  if (variant.stock !== null && quantity > variant.stock)
    throw refusal(context, "cart.stock", { name, quantity });
}
