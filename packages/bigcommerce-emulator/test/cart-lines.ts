import { fixtures } from "../src/fixtures/fixtures.js";
import type { StoredModifier } from "../src/store/catalog/product-modifier.js";
import { createStoreData } from "../src/store/store-data.js";
import { type StorefrontCaller, storefrontCaller, valueAt } from "./execute-storefront.js";

const lineFields = `entityId name sku quantity variantEntityId listPrice { value } extendedSalePrice { value }
  selectedOptions { __typename entityId name attributeId
    ... on CartSelectedMultipleChoiceOption { value valueEntityId } ... on CartSelectedCheckboxOption { value valueEntityId }
    ... on CartSelectedNumberFieldOption { number } ... on CartSelectedTextFieldOption { text }
    ... on CartSelectedMultiLineTextFieldOption { text } ... on CartSelectedDateFieldOption { date { utc } }
    ... on CartSelectedFileUploadOption { fileName } }
  catalogProductWithOptionSelections { sku prices { price { value } } } baseCatalogProduct { prices { price { value } } }`;
export const cartFields = `cart { entityId amount { value } lineItems { totalQuantity physicalItems { ${lineFields} } } }`;

export interface CartLineInput {
  readonly productEntityId?: number;
  readonly variantEntityId?: number;
  readonly quantity: number;
  readonly selectedOptions?: object;
}

/** Creates a cart of these lines. */
export function createCart(caller: StorefrontCaller, ...lineItems: CartLineInput[]) {
  const source = `mutation C($input: CreateCartInput!) { cart { createCart(input: $input) { ${cartFields} } } }`;
  const result = caller.execute(source, { input: { lineItems } });
  return {
    message: result.errors?.[0]?.message,
    cart: valueAt(result.data, "cart.createCart.cart"),
    lines: linesOf(valueAt(result.data, "cart.createCart.cart")),
  };
}

/** The physical lines of a cart. */
export function linesOf(cart: unknown): readonly unknown[] {
  const lines = valueAt(cart, "lineItems.physicalItems");
  return Array.isArray(lines) ? lines : [];
}

/** Updates the first line of a cart. */
export function updateLine(caller: StorefrontCaller, cart: unknown, lineItem: CartLineInput) {
  const source = `mutation U($input: UpdateCartLineItemInput!) { cart { updateCartLineItem(input: $input) { ${cartFields} } } }`;
  const input = {
    cartEntityId: valueAt(cart, "entityId"),
    lineItemEntityId: valueAt(linesOf(cart)[0], "entityId"),
    data: { lineItem },
  };
  const result = caller.execute(source, { input });
  return {
    message: result.errors?.[0]?.message,
    line: linesOf(valueAt(result.data, "cart.updateCartLineItem.cart"))[0],
  };
}

/** A guest of a store whose product 105 has these modifiers. */
export function callerWithModifiers(modifiers: StoredModifier[]) {
  const data = createStoreData(fixtures);
  const product = data.products.get(105);
  if (product !== undefined) data.products.set(105, { ...product, modifiers });
  return storefrontCaller({ data });
}
