import type { StoredProduct, StoredVariant } from "../../store/catalog.js";
import { roundToCents } from "../../store/money-amount.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData, StoredCart, StoredCartLineItem } from "../../store/store-data.js";
import { unitPrice } from "../catalog/pricing.js";
import { productNode } from "../catalog/product.js";
import { variantOf } from "../catalog/product-options.js";
import { variantImage } from "../catalog/variant.js";
import { metafields } from "../common/metafields.js";
import { money } from "../common/money.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";

/** `site.cart`: a customer's cart only for that customer, a guest's cart for anyone who has its id. */
export function readCart(context: StorefrontContext, entityId: string | null | undefined) {
  const cart = entityId ? context.data.carts.get(entityId) : sessionCart(context);
  return cart === undefined || !isAccessible(context, cart) ? null : cartNode(context, cart);
}

/** An impersonation token has no session, so its requests must name the cart. */
function sessionCart({ data, customerId, tokenKind }: StorefrontContext): StoredCart | undefined {
  if (tokenKind === "impersonation" || customerId === null) return undefined;
  return ownCart(data, customerId);
}

export function ownCart(data: StoreData, customerId: number | null): StoredCart | undefined {
  return [...data.carts.values()].find((cart) => cart.customerId === customerId);
}

export function isAccessible({ customerId }: StorefrontContext, cart: StoredCart): boolean {
  return cart.customerId === null || cart.customerId === customerId;
}

export function cartNode(context: StorefrontContext, cart: StoredCart): GraphNode {
  const { lines, amount } = priceCart(context, cart);
  return {
    __typename: "Cart",
    id: nodeId("Cart", cart.entityId),
    entityId: cart.entityId,
    currencyCode: cart.currencyCode,
    displayCurrencyCode: cart.currencyCode,
    isTaxIncluded: false,
    ...inBothCurrencies(context, cart, { baseAmount: amount, amount, discountedAmount: 0 }),
    discounts: [],
    lineItems: {
      physicalItems: lines.map((line) => physicalItem(context, cart, line)),
      digitalItems: [],
      giftCertificates: [],
      customItems: [],
      totalQuantity: cart.lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
    },
    createdAt: dateTimeExtended(cart.createdAt),
    updatedAt: dateTimeExtended(cart.updatedAt),
    locale: cart.locale,
    version: cart.version,
    metafields: metafields(context, "cart", cart.entityId),
  };
}

/** A cart's lines and their sum, for a shopper. */
export function priceCart(shopper: Pick<StorefrontContext, "data" | "customerId">, cart: StoredCart) {
  const lines = cart.lineItems.flatMap((line) => pricedLine(shopper, line) ?? []);
  const amount = roundToCents(lines.reduce((sum, { price, line }) => sum + price * line.quantity, 0));
  return { lines, amount };
}

export interface PricedLine {
  readonly line: StoredCartLineItem;
  readonly product: StoredProduct;
  readonly variant: StoredVariant;
  readonly price: number;
}

/** A line with its price for the shopper; undefined if the store no longer has the product. */
function pricedLine(
  { data, customerId }: Pick<StorefrontContext, "data" | "customerId">,
  line: StoredCartLineItem,
): PricedLine | undefined {
  const product = data.products.get(line.productEntityId);
  const variant = variantOf(product, line.variantEntityId);
  if (product === undefined || variant === undefined) return undefined;
  return { line, product, variant, price: unitPrice(data, customerId, product, variant) };
}

function inBothCurrencies(
  context: StorefrontContext,
  cart: StoredCart,
  amounts: Readonly<Record<string, number>>,
) {
  const fields = Object.entries(amounts).flatMap(([name, amount]) => {
    const value = money(context.data, amount, cart.currencyCode);
    return [
      [name, value],
      [`${name}InDisplayCurrency`, value],
    ];
  });
  return Object.fromEntries(fields);
}

function physicalItem(
  context: StorefrontContext,
  cart: StoredCart,
  { line, product, variant, price }: PricedLine,
) {
  const picture = variantImage(context, product, variant);
  return {
    entityId: line.entityId,
    parentEntityId: null,
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    sku: variant.sku,
    name: product.name,
    quantity: line.quantity,
    brand: context.data.brands.get(product.brandEntityId ?? 0)?.name ?? null,
    path: product.path,
    url: `${context.origin}${product.path}`,
    image: picture,
    imageUrl: picture?.urlOriginal ?? null,
    ...itemAmounts(context, cart, { line, product, variant, price }),
    selectedOptions: selectedOptions(product, variant),
    discounts: [],
    giftWrapping: null,
    bulkPrice: null,
    allowGiftWrapping: false,
    isTaxable: true,
    isMutable: true,
    isShippingRequired: true,
    baseCatalogProduct: () => productNode(context, product),
    catalogProductWithOptionSelections: () => productNode(context, product, variant),
  };
}

function itemAmounts(
  context: StorefrontContext,
  cart: StoredCart,
  { line, product, variant, price }: PricedLine,
) {
  const original = product.listPrice + variant.priceDifference;
  const retail = (product.retailPrice ?? product.listPrice) + variant.priceDifference;
  return inBothCurrencies(context, cart, {
    listPrice: price,
    salePrice: price,
    originalPrice: original,
    comparisonPrice: original,
    retailPrice: retail,
    extendedListPrice: price * line.quantity,
    extendedSalePrice: price * line.quantity,
    extendedComparisonPrice: original * line.quantity,
    discountedAmount: 0,
    couponAmount: 0,
  });
}

export function selectedOptions(product: StoredProduct, variant: StoredVariant) {
  return product.options.flatMap((option, position) => {
    const value = option.values.find(({ entityId }) => entityId === variant.optionValueEntityIds[position]);
    if (value === undefined) return [];
    return [
      {
        __typename: "CartSelectedMultipleChoiceOption",
        entityId: option.entityId,
        name: option.displayName,
        value: value.label,
        valueEntityId: value.entityId,
      },
    ];
  });
}

/** Adds a line, or only its quantity if the cart already has the variant. */
export function addLine(cart: StoredCart, line: StoredCart["lineItems"][number]): void {
  const known = cart.lineItems.find(({ variantEntityId }) => variantEntityId === line.variantEntityId);
  if (known === undefined) cart.lineItems.push(line);
  else known.quantity += line.quantity;
}
