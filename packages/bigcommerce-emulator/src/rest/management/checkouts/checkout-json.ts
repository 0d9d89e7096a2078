import { priceCheckout } from "../../../resolvers/checkout/price-checkout.js";
import { countryName } from "../../../resolvers/common/geography-names.js";
import { checkoutOf, type StoredCart } from "../../../store/cart.js";
import { sumOf } from "../../../store/money-amount.js";
import type {
  PricedCart,
  PricedCheckout,
  PricedConsignment,
  PricedShippingOption,
} from "../../../store/priced-checkout.js";
import type { CompletedCheckout } from "../../../store/store-data.js";
import { cartFields, couponJson, timeOf } from "../carts/cart-json.js";
import type { ManagementCall } from "../protocol/call.js";
import { includes } from "../protocol/fields.js";
import { shopperContext } from "../protocol/shopper.js";
import { addressJson } from "./address-input.js";

/** A checkout at the prices of its customer, with its order if that is placed. */
export function checkoutJson(call: ManagementCall, cart: StoredCart, completed?: CompletedCheckout) {
  const priced = completed?.pricing ?? priceCheckout(shopperContext(call, cart), cart);
  const { billingAddress, customerMessage } = checkoutOf(cart);
  return {
    id: cart.entityId,
    cart: checkoutCart(call, cart, priced.cart),
    billing_address:
      billingAddress === null
        ? {}
        : {
            id: billingAddress.entityId,
            ...addressJson(billingAddress, countryName(billingAddress.countryCode)),
          },
    consignments: priced.consignments.map((consignment) => consignmentJson(call, consignment)),
    ...totals(call, priced),
    coupons: couponsJson(priced),
    order_id: completed === undefined ? null : String(completed.orderEntityId),
    gift_certificates: giftCertificatesJson(priced),
    promotions: [],
    created_time: timeOf(cart.createdAt),
    updated_time: timeOf(cart.updatedAt),
    customer_message: customerMessage ?? "",
    version: cart.version,
  };
}

function checkoutCart(call: ManagementCall, cart: StoredCart, priced: PricedCart) {
  const { baseAmount, amount, lines } = priced;
  return {
    ...cartFields(call, cart, priced),
    base_amount: baseAmount,
    cart_amount_inc_tax: sumOf([amount, ...lines.map(({ tax }) => tax)]),
    cart_amount_ex_tax: amount,
  };
}

function couponsJson({ cart, shippingDiscounts }: PricedCheckout) {
  return cart.coupons.map((coupon, index) => couponJson(coupon, shippingDiscounts[index] ?? 0));
}

function giftCertificatesJson({ giftCertificates }: PricedCheckout) {
  return giftCertificates.map(({ certificate, balance, used }) => ({
    code: certificate.code,
    balance,
    used,
    remaining: sumOf([balance, -used]),
  }));
}

/** The store's taxes are on its products, none on shipping and handling. */
function totals({ data }: ManagementCall, priced: PricedCheckout) {
  const { cart, tax, shippingCost, shippingCostBeforeDiscount, handlingCost } = priced;
  return {
    taxes: [{ name: data.settings.tax.name, amount: tax }],
    shipping_cost_total_inc_tax: shippingCost,
    shipping_cost_total_ex_tax: shippingCost,
    shipping_cost_before_discount: shippingCostBeforeDiscount,
    handling_cost_total_inc_tax: handlingCost,
    handling_cost_total_ex_tax: handlingCost,
    tax_total: tax,
    subtotal_inc_tax: sumOf([cart.baseAmount, tax]),
    subtotal_ex_tax: cart.baseAmount,
    grand_total: priced.grandTotal,
    outstanding_balance: priced.outstandingBalance,
    is_store_credit_applied: false,
  };
}

function consignmentJson(call: ManagementCall, priced: PricedConsignment) {
  const { consignment, options, selected, cost, handlingCost } = priced;
  return {
    id: consignment.entityId,
    shipping_cost_inc_tax: cost ?? 0,
    shipping_cost_ex_tax: cost ?? 0,
    handling_cost_inc_tax: handlingCost ?? 0,
    handling_cost_ex_tax: handlingCost ?? 0,
    coupon_discounts: [],
    discounts: [],
    line_item_ids: consignment.lineItems.map(({ lineItemEntityId }) => lineItemEntityId),
    ...(selected === undefined ? {} : { selected_shipping_option: optionJson(selected) }),
    ...(includes(call, "consignments.available_shipping_options")
      ? { available_shipping_options: options.map(optionJson) }
      : {}),
    address: addressJson(consignment.address, countryName(consignment.address.countryCode)),
  };
}

function optionJson({ method, cost }: PricedShippingOption) {
  return {
    id: method.entityId,
    type: method.type,
    description: method.description,
    image_url: "",
    cost,
    transit_time: method.transitTime ?? "",
    additional_description: "",
  };
}
