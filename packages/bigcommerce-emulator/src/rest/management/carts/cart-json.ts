import { lineImage } from "../../../resolvers/cart/cart.js";
import { priceCart } from "../../../resolvers/cart/price-cart.js";
import { linkToCheckout } from "../../../resolvers/cart/redirect-urls.js";
import { selectedOptionTexts } from "../../../resolvers/cart/selected-options.js";
import { amountIn } from "../../../resolvers/common/money.js";
import { checkoutOf, type StoredCart, type StoredCartGiftCertificate } from "../../../store/cart.js";
import { roundToCents, sumOf } from "../../../store/money-amount.js";
import type { PricedCart, PricedLine } from "../../../store/priced-checkout.js";
import type { StorefrontContext } from "../../../store/request-context.js";
import type { ManagementCall } from "../protocol/call.js";
import { includes } from "../protocol/fields.js";
import { shopperContext } from "../protocol/shopper.js";

const linkLifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** A cart at the prices of its customer, with the sub-resources that `include` names. */
export function cartJson(call: ManagementCall, cart: StoredCart) {
  const context = shopperContext(call, cart);
  const priced = priceCart(context, cart);
  const { baseAmount, amount } = priced;
  return {
    ...cartFields(call, cart, priced),
    base_amount: baseAmount,
    // With the tax, as documented.
    cart_amount: sumOf([amount, ...priced.lines.map(({ tax }) => tax)]),
    ...(includes(call, "redirect_urls") ? { redirect_urls: redirectUrls(call, cart, []) } : {}),
    ...(includes(call, "promotions.banners") ? { promotions: { banners: [] } } : {}),
  };
}

/** What a cart has by itself and in its checkout. */
export function cartFields(call: ManagementCall, cart: StoredCart, priced: PricedCart) {
  const context = shopperContext(call, cart);
  const { lines, coupons } = priced;
  return {
    id: cart.entityId,
    customer_id: cart.customerId ?? 0,
    channel_id: context.channelId,
    email: emailOf(context, cart),
    currency: { code: cart.currencyCode },
    tax_included: false,
    discount_amount: 0,
    manual_discount_amount: 0,
    coupons: coupons.map((coupon) => couponJson(coupon, 0)),
    discounts: lines.map(({ line }) => ({ id: line.entityId, discounted_amount: 0 })),
    line_items: {
      physical_items: lines.map((line) => physicalItem(call, context, cart, line)),
      digital_items: [],
      gift_certificates: (cart.giftCertificates ?? []).map(certificateJson),
      custom_items: [],
    },
    created_time: timeOf(cart.createdAt),
    updated_time: timeOf(cart.updatedAt),
    locale: cart.locale,
    version: cart.version,
  };
}

function emailOf({ data }: StorefrontContext, cart: StoredCart): string {
  const email = data.customers.get(cart.customerId ?? 0)?.email ?? checkoutOf(cart).billingAddress?.email;
  return email ?? "";
}

/** As these APIs write times: `2026-11-20T12:00:00+00:00`. */
export const timeOf = (utc: string) => `${utc.slice(0, 19)}+00:00`;

export function couponJson({ coupon, itemsAmount }: PricedCart["coupons"][number], shippingAmount: number) {
  return {
    id: coupon.entityId,
    code: coupon.code,
    coupon_type: coupon.type,
    display_name: coupon.name,
    discounted_amount: roundToCents(itemsAmount + shippingAmount),
  };
}

function physicalItem(
  call: ManagementCall,
  context: StorefrontContext,
  cart: StoredCart,
  priced: PricedLine,
) {
  const { line, product, variant } = priced;
  const withOptions = ["", "cart."].some((prefix) =>
    includes(call, `${prefix}line_items.physical_items.options`),
  );
  return {
    id: line.entityId,
    parent_id: null,
    variant_id: variant.entityId,
    product_id: product.entityId,
    sku: variant.sku,
    name: product.name,
    url: `${context.origin}${product.path}`,
    quantity: line.quantity,
    // The documentation has the one name in its examples, the other in its schema.
    taxable: true,
    is_taxable: true,
    image_url: lineImage(context, product, variant)?.urlOriginal({}) ?? "",
    ...itemAmounts(context, cart, priced),
    is_require_shipping: true,
    is_mutable: true,
    ...(withOptions ? { options: optionsJson(priced) } : {}),
  };
}

function itemAmounts({ data }: StorefrontContext, cart: StoredCart, priced: PricedLine) {
  const { product, variant, price, extended, couponAmount } = priced;
  return {
    discounts: couponAmount === 0 ? [] : [{ id: "coupon", discounted_amount: couponAmount }],
    coupons: [],
    discount_amount: 0,
    coupon_amount: couponAmount,
    original_price: amountIn(data, product.listPrice + variant.priceDifference, cart.currencyCode),
    list_price: price,
    sale_price: price,
    extended_list_price: extended,
    extended_sale_price: extended,
  };
}

function optionsJson({ product, variant, line }: PricedLine) {
  return selectedOptionTexts(product, variant, line).map((option) => ({
    name: option.name,
    nameId: option.productAttributeEntityId,
    value: option.value,
    valueId: option.productAttributeValueEntityId,
  }));
}

function certificateJson({ entityId, theme, ...certificate }: StoredCartGiftCertificate) {
  return {
    id: entityId,
    ...certificate,
    theme: `${theme.charAt(0)}${theme.slice(1).toLowerCase()}`,
    message: certificate.message ?? "",
    taxable: false,
    is_taxable: false,
  };
}

/** New URLs: the token in them has not been used. */
export function redirectUrls(
  call: ManagementCall,
  cart: StoredCart,
  queryParams: Parameters<typeof linkToCheckout>[2],
) {
  const links = linkToCheckout(shopperContext(call, cart), cart, queryParams, linkLifetimeMs);
  return { cart_url: links.cart, checkout_url: links.checkout, embedded_checkout_url: links.embedded };
}
