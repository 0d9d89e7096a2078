import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import type { StoredProduct, StoredVariant } from "../../store/catalog.js";
import type { StoreData, StoredCartLineItem } from "../../store/store-data.js";
import { baseVariant, variantMatches, variantOf } from "../catalog/product-options.js";

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
export function storedLine(data: StoreData, input: CartLineInput): StoredCartLineItem {
  const product = findProduct(data, input);
  const variant = findVariant(product, input);
  requireSellable(product, variant, input.quantity);
  return {
    entityId: randomUUID(),
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    quantity: input.quantity,
  };
}

function findProduct(
  data: StoreData,
  { productEntityId, variantEntityId, sku }: CartLineInput,
): StoredProduct {
  const found =
    typeof productEntityId === "number"
      ? data.products.get(productEntityId)
      : [...data.products.values()].find(
          (product) =>
            product.sku === sku ||
            product.variants.some((variant) => variant.sku === sku || variant.entityId === variantEntityId),
        );
  if (found === undefined)
    throw new GraphQLError("Product not found: the store does not have the product of this line.");
  return found;
}

function findVariant(product: StoredProduct, input: CartLineInput): StoredVariant {
  const { variantEntityId, sku, selectedOptions } = input;
  if (typeof variantEntityId === "number") {
    return requireVariant(product, variantOf(product, variantEntityId));
  }
  const bySku = product.variants.find((variant) => variant.sku === sku);
  if (bySku !== undefined) return bySku;
  const chosen = [...(selectedOptions?.multipleChoices ?? []), ...(selectedOptions?.checkboxes ?? [])].map(
    ({ optionEntityId, optionValueEntityId }) => ({ optionEntityId, valueEntityId: optionValueEntityId }),
  );
  if (
    product.options.some(({ entityId }) => !chosen.some(({ optionEntityId }) => optionEntityId === entityId))
  ) {
    throw new GraphQLError(
      `Product ${product.entityId} has options: name a variant, or a value for every option.`,
    );
  }
  return chosen.length === 0
    ? baseVariant(product)
    : requireVariant(
        product,
        product.variants.find((variant) => variantMatches(product, variant, chosen)),
      );
}

function requireVariant(product: StoredProduct, variant: StoredVariant | undefined): StoredVariant {
  if (variant === undefined) throw new GraphQLError(`Product ${product.entityId} has no such variant.`);
  return variant;
}

/** @throws GraphQLError if the shop does not sell this quantity of the variant. */
export function requireSellable(product: StoredProduct, variant: StoredVariant, quantity: number): void {
  if (quantity < 1) throw new GraphQLError("The quantity of a line must be at least 1.");
  if (product.availability.status === "Unavailable")
    throw new GraphQLError(`${product.name} is not for sale.`);
  if (product.maxPurchaseQuantity !== null && quantity > product.maxPurchaseQuantity) {
    throw new GraphQLError(`${product.name}: at most ${product.maxPurchaseQuantity} for each order.`);
  }
  if (variant.stock !== null && quantity > variant.stock) {
    throw new GraphQLError(`${product.name} (${variant.sku}) is out of stock in this quantity.`);
  }
}
