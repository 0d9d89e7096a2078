import { isDeepStrictEqual } from "node:util";
import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { PricedCart, PricedLine } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoredCart, StoredCartLineItem } from "../../store/store-data.js";
import { productNode } from "../catalog/product.js";
import { variantOf } from "../catalog/product-options.js";
import { variantImage } from "../catalog/variant.js";
import { image } from "../common/image.js";
import { variantImagePath } from "../common/image-path.js";
import { metafields } from "../common/metafields.js";
import { amountIn } from "../common/money.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";
import { displayCurrency, inBothCurrencies } from "./both-currencies.js";
import { isAccessible, sessionCart } from "./cart-access.js";
import { priceCart } from "./price-cart.js";
import { chosenModifierValues, selectedOptions } from "./selected-options.js";

/** `site.cart`: a customer's cart only for that customer, a guest's cart for anyone who has its id. */
export function readCart(context: StorefrontContext, entityId: string | null | undefined) {
  const cart = entityId ? context.data.carts.get(entityId) : sessionCart(context);
  return cart === undefined || !isAccessible(context, cart) ? null : cartNode(context, cart);
}

export function cartNode(
  context: StorefrontContext,
  cart: StoredCart,
  priced: PricedCart = priceCart(context, cart),
): GraphNode {
  const { lines, baseAmount, amount } = priced;
  return {
    __typename: "Cart",
    id: nodeId("Cart", cart.entityId),
    entityId: cart.entityId,
    currencyCode: cart.currencyCode,
    displayCurrencyCode: displayCurrency(context, cart.currencyCode),
    isTaxIncluded: false,
    ...inBothCurrencies(context, cart.currencyCode, { baseAmount, amount, discountedAmount: 0 }),
    discounts: lines.map(({ line }) => noDiscount(context, cart, line.entityId)),
    lineItems: lineItems(context, cart, lines),
    createdAt: dateTimeExtended(cart.createdAt),
    updatedAt: dateTimeExtended(cart.updatedAt),
    locale: cart.locale,
    version: cart.version,
    metafields: metafields(context, "cart", cart.entityId),
  };
}

/** One entry a line, also when nothing but coupons takes something off. */
function noDiscount(context: StorefrontContext, cart: StoredCart, entityId: string) {
  return { entityId, ...inBothCurrencies(context, cart.currencyCode, { discountedAmount: 0 }) };
}

function lineItems(context: StorefrontContext, cart: StoredCart, lines: readonly PricedLine[]) {
  const certificates = cart.giftCertificates ?? [];
  const quantity = lines.reduce((sum, { line }) => sum + line.quantity, 0);
  return {
    physicalItems: lines.map((line) => physicalItem(context, cart, line)),
    digitalItems: [],
    giftCertificates: certificates.map((certificate) => ({
      ...certificate,
      isTaxable: false,
      ...inBothCurrencies(context, cart.currencyCode, { amount: certificate.amount }),
    })),
    customItems: [],
    totalQuantity: quantity + certificates.length,
  };
}

function physicalItem(context: StorefrontContext, cart: StoredCart, priced: PricedLine) {
  const { line, product, variant } = priced;
  const picture = lineImage(context, product, variant);
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
    imageUrl: picture?.urlOriginal({}) ?? null,
    ...itemAmounts(context, cart, priced),
    selectedOptions: selectedOptions(product, variant, line),
    discounts: [],
    giftWrapping: null,
    bulkPrice: null,
    allowGiftWrapping: false,
    isTaxable: true,
    isMutable: true,
    isShippingRequired: true,
    addedByAttributeId: null,
    stockPosition: stockPosition(priced),
    baseCatalogProduct: () => productNode(context, product),
    catalogProductWithOptionSelections: () =>
      productNode(context, product, variantOf(product, variant.entityId) ?? null, chosenModifierValues(line)),
  };
}

function stockPosition({ line: { quantity }, variant: { stock } }: PricedLine) {
  const quantityOnHand = Math.min(quantity, stock ?? quantity);
  const quantityOutOfStock = quantity - quantityOnHand;
  return { quantityOnHand, quantityBackordered: 0, quantityOutOfStock, backorderMessage: null };
}

/** The picture of a line: of its variant, or of the product. */
export function lineImage(context: StorefrontContext, product: StoredProduct, variant: StoredVariant) {
  return variant.imageSlug === null
    ? variantImage(context, product, variant)
    : image(context, variantImagePath(product, variant), product.name, true);
}

function itemAmounts(context: StorefrontContext, cart: StoredCart, priced: PricedLine) {
  const { line, product, variant, price, extended, couponAmount, tax } = priced;
  const inCurrency = (amount: number) =>
    amountIn(context.data, amount + variant.priceDifference, cart.currencyCode);
  const original = inCurrency(product.listPrice);
  return inBothCurrencies(context, cart.currencyCode, {
    listPrice: price,
    salePrice: price,
    originalPrice: original,
    comparisonPrice: original,
    retailPrice: inCurrency(product.retailPrice ?? product.listPrice),
    extendedListPrice: extended,
    extendedSalePrice: extended,
    extendedComparisonPrice: original * line.quantity,
    discountedAmount: 0,
    couponAmount,
    taxTotal: tax,
  });
}

/** Adds a line, or only its quantity if the cart already has the variant with the same options. */
export function addLine(cart: StoredCart, line: StoredCartLineItem): void {
  const known = cart.lineItems.find((other) => isSameChoice(other, line));
  if (known === undefined) cart.lineItems.push(line);
  else known.quantity += line.quantity;
}

function isSameChoice(one: StoredCartLineItem, other: StoredCartLineItem): boolean {
  return (
    one.variantEntityId === other.variantEntityId &&
    one.listPrice === other.listPrice &&
    isDeepStrictEqual(one.selections ?? [], other.selections ?? [])
  );
}
