import { randomUUID } from "node:crypto";
import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCartLineItem } from "../../store/store-data.js";
import type { OptionSelection } from "../catalog/product-modifiers.js";
import { baseVariant, variantMatches, variantOf } from "../catalog/product-options.js";
import { refusal } from "../common/refusal.js";
import { limitProblems } from "./purchase-limits.js";
import {
  readSelectedOptions,
  requireModifiers,
  type SelectedOptionsInput,
} from "./selected-options-input.js";

export interface CartLineInput {
  readonly quantity: number;
  readonly productEntityId?: number | null;
  readonly variantEntityId?: number | null;
  readonly sku?: string | null;
  readonly selectedOptions?: SelectedOptionsInput | null;
  /** In place of the catalogue's price: only the Management API may set it. */
  readonly listPrice?: number | null | undefined;
}

/** @throws GraphQLError if the product is unknown or not for sale, or an option is refused or has no value. */
export function storedLine(context: StorefrontContext, input: CartLineInput): StoredCartLineItem {
  const product = findProduct(context, input);
  const { variantValues, selections } = readSelectedOptions(context, product, input.selectedOptions);
  const variant = findVariant(context, product, input, variantValues);
  requireModifiers(context, product, selections);
  requireSellable(context, product, input.quantity);
  return {
    entityId: randomUUID(),
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    ...(selections.length === 0 ? {} : { selections: [...selections] }),
    quantity: input.quantity,
    ...ownPrice(input),
  };
}

export function ownPrice({ listPrice }: CartLineInput): Pick<StoredCartLineItem, "listPrice"> {
  return typeof listPrice === "number" ? { listPrice } : {};
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

/** A variant that is named must have what is chosen too. */
function findVariant(
  context: StorefrontContext,
  product: StoredProduct,
  { variantEntityId, sku }: CartLineInput,
  chosen: readonly OptionSelection[],
): StoredVariant {
  const having = (variant: StoredVariant | undefined) =>
    requireVariant(
      context,
      product,
      variant && variantMatches(product, variant, chosen) ? variant : undefined,
    );
  if (typeof variantEntityId === "number") return having(variantOf(product, variantEntityId));
  const bySku = product.variants.find((variant) => variant.sku === sku);
  if (bySku !== undefined) return having(bySku);
  const isChosen = (entityId: number) => chosen.some(({ optionEntityId }) => optionEntityId === entityId);
  if (!product.options.every(({ entityId }) => isChosen(entityId)))
    throw refusal(context, "cart.options_required", { name: product.name });
  return chosen.length === 0
    ? baseVariant(product)
    : having(product.variants.find((variant) => variantMatches(product, variant, chosen)));
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

/** @throws GraphQLError if the shop does not sell the product at all, or no units are asked for. */
export function requireSellable(
  context: StorefrontContext,
  { name, availability }: StoredProduct,
  quantity: number,
): void {
  if (quantity < 1) throw refusal(context, "cart.quantity");
  if (availability.status === "Unavailable") throw refusal(context, "cart.unavailable", { name });
}

/** @throws GraphQLError if the shop does not sell as much as all lines together have of what `changed` names. */
export function requireSellableTogether(
  context: StorefrontContext,
  lineItems: readonly StoredCartLineItem[],
  changed: readonly StoredCartLineItem[],
): void {
  const [problem] = limitProblems(context.data, lineItems, changed);
  if (problem !== undefined) throw refusal(context, problem.text, problem.values);
}
