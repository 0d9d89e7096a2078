import { orderTotals } from "../../../resolvers/order/order.js";
import { statusLabel } from "../../../resolvers/order/order-node.js";
import { type CouponType, couponByCode } from "../../../store/coupon.js";
import type { StoredOrder, StoredOrderAddress, StoredOrderLineItem } from "../../../store/order.js";
import { type ManagementCall, rfc2822 } from "../protocol/call.js";
import { statusIdOf } from "./order-statuses.js";
import { addressIdOf, type ShippingAddress, shippingAddressesOf } from "./shipping-addresses.js";

/** v2 writes amounts as text with four decimals. */
export const amount = (value: number) => value.toFixed(4);

export const isDeleted = (order: StoredOrder) => order.isDeleted ?? false;
export const channelOf = ({ channelIds }: ManagementCall, order: StoredOrder) =>
  order.channelId ?? channelIds[0] ?? 1;
export const paymentMethodOf = ({ payments }: StoredOrder) => payments[0]?.paymentMethodName ?? "";

/** What the emulator has no value for. */
const unset = {
  shipping_cost_tax: "0.0000",
  shipping_cost_tax_class_id: 0,
  handling_cost_tax: "0.0000",
  handling_cost_tax_class_id: 0,
  base_wrapping_cost: "0.0000",
  wrapping_cost_ex_tax: "0.0000",
  wrapping_cost_inc_tax: "0.0000",
  wrapping_cost_tax: "0.0000",
  wrapping_cost_tax_class_id: 0,
  payment_provider_id: null,
  order_is_digital: false,
  store_credit_amount: "0.0000",
  ip_address: "",
  ip_address_v6: "",
  geoip_country: "",
  geoip_country_iso2: "",
  ebay_order_id: "0",
  is_email_opt_in: false,
  credit_card_type: null,
  order_source: "www",
  external_source: null,
  external_id: null,
  external_merchant_id: null,
  tax_provider_id: "",
  customer_locale: "en",
  external_order_id: "",
};

export function orderJson(call: ManagementCall, order: StoredOrder) {
  return {
    id: order.entityId,
    customer_id: order.customerId,
    ...unset,
    cart_id: order.cartEntityId ?? null,
    ...order.managementFields,
    date_created: rfc2822(order.orderedAt),
    date_modified: rfc2822(order.updatedAt),
    date_shipped: rfc2822(order.shipments[0]?.shippedAt ?? null),
    status_id: statusIdOf(order.status),
    status: statusLabel(order.status),
    custom_status: statusLabel(order.status),
    ...sums(order),
    ...payment(call, order),
    staff_notes: order.staffNotes ?? "",
    customer_message: order.customerMessage ?? "",
    is_deleted: isDeleted(order),
    channel_id: channelOf(call, order),
    billing_address: orderAddressJson(order.billingAddress),
    shipping_address_count: shippingAddressesOf(order).length,
    products: link(call, order, "products"),
    shipping_addresses: link(call, order, "shipping_addresses"),
    coupons: link(call, order, "coupons"),
  };
}

function sums(order: StoredOrder) {
  const { subTotal, taxTotal, totalIncTax, totalProductQuantity } = orderTotals(order);
  const { shippingCost, handlingCost, nonCouponDiscount, couponDiscounts, shipments, payments } = order;
  const byCertificate = payments.filter(({ giftCertificateCode }) => giftCertificateCode !== undefined);
  return {
    gift_certificate_amount: amount(byCertificate.reduce((sum, payment) => sum + payment.amount, 0)),
    subtotal_ex_tax: amount(subTotal),
    subtotal_inc_tax: amount(subTotal + taxTotal),
    subtotal_tax: amount(taxTotal),
    base_shipping_cost: amount(shippingCost),
    shipping_cost_ex_tax: amount(shippingCost),
    shipping_cost_inc_tax: amount(shippingCost),
    base_handling_cost: amount(handlingCost),
    handling_cost_ex_tax: amount(handlingCost),
    handling_cost_inc_tax: amount(handlingCost),
    total_ex_tax: amount(totalIncTax - taxTotal),
    total_inc_tax: amount(totalIncTax),
    total_tax: amount(taxTotal),
    discount_amount: amount(nonCouponDiscount),
    coupon_discount: amount(couponDiscounts.reduce((sum, coupon) => sum + coupon.amount, 0)),
    items_total: totalProductQuantity,
    items_shipped: shipments.length === 0 ? 0 : totalProductQuantity,
    refunded_amount: amount(
      order.lineItems.reduce((sum, { salePrice, refundedQuantity }) => sum + salePrice * refundedQuantity, 0),
    ),
  };
}

const paymentStatuses = { SUCCESS: "captured", PENDING: "", FAILURE: "declined", ERROR: "declined" } as const;

function payment({ data }: ManagementCall, order: StoredOrder) {
  const { currencies } = data.settings;
  const currencyId = currencies.find(({ code }) => code === order.currencyCode)?.entityId ?? 1;
  return {
    payment_method: paymentMethodOf(order),
    payment_status: paymentStatuses[order.payments[0]?.status ?? "PENDING"],
    currency_id: currencyId,
    currency_code: order.currencyCode,
    currency_exchange_rate: "1.0000000000",
    default_currency_id: currencyId,
    default_currency_code: order.currencyCode,
    store_default_currency_code: currencies[0]?.code ?? order.currencyCode,
    store_default_to_transactional_exchange_rate: "1.0000000000",
  };
}

/** The fields that every address of an order has. */
export function orderAddressJson(address: StoredOrderAddress) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company ?? "",
    street_1: address.address1,
    street_2: address.address2 ?? "",
    city: address.city,
    state: address.stateOrProvince ?? "",
    zip: address.postalCode,
    country: address.country,
    country_iso2: address.countryCode,
    phone: address.phone ?? "",
    email: address.email ?? "",
    form_fields: [],
  };
}

function link({ origin, settings }: ManagementCall, { entityId }: StoredOrder, name: string) {
  return {
    url: `${origin}/stores/${settings.storeHash}/v2/orders/${entityId}/${name}`,
    resource: `/orders/${entityId}/${name}`,
  };
}

export function shippingAddressJson(order: StoredOrder, shipping: ShippingAddress) {
  const { entityId, address, method, itemsTotal, cost, handlingCost } = shipping;
  return {
    id: entityId,
    order_id: order.entityId,
    ...orderAddressJson(address),
    items_total: itemsTotal,
    items_shipped: order.shipments.length === 0 ? 0 : itemsTotal,
    shipping_method: method,
    base_cost: amount(cost),
    cost_ex_tax: amount(cost),
    cost_inc_tax: amount(cost),
    cost_tax: "0.0000",
    cost_tax_class_id: 0,
    base_handling_cost: amount(handlingCost),
    handling_cost_ex_tax: amount(handlingCost),
    handling_cost_inc_tax: amount(handlingCost),
    handling_cost_tax: "0.0000",
    handling_cost_tax_class_id: 0,
    shipping_zone_id: 1,
    shipping_zone_name: "",
  };
}

export function orderProductJson(order: StoredOrder, line: StoredOrderLineItem) {
  const total = line.salePrice * line.quantity;
  const refund = line.salePrice * line.refundedQuantity;
  return {
    id: line.entityId,
    order_id: order.entityId,
    product_id: line.productEntityId,
    variant_id: line.variantEntityId ?? 0,
    order_address_id: addressIdOf(order, line.entityId),
    name: line.name,
    name_customer: line.name,
    name_merchant: line.name,
    sku: line.sku,
    upc: "",
    type: "physical",
    base_price: amount(line.salePrice),
    price_ex_tax: amount(line.salePrice),
    price_inc_tax: amount(line.salePrice),
    price_tax: "0.0000",
    base_total: amount(total),
    total_ex_tax: amount(total),
    total_inc_tax: amount(total),
    total_tax: "0.0000",
    quantity: line.quantity,
    is_refunded: line.refundedQuantity === line.quantity,
    quantity_refunded: line.refundedQuantity,
    refund_amount: amount(refund),
    quantity_shipped: order.shipments.length === 0 ? 0 : line.quantity,
    brand: line.brand ?? "",
    applied_discounts: [],
    product_options: line.productOptions.map(({ name, value }, index) => ({
      id: line.entityId * 10 + index,
      order_product_id: line.entityId,
      display_name: name,
      display_value: value,
      name,
      value,
    })),
  };
}

const couponTypes: readonly CouponType[] = [
  "per_item_discount",
  "percentage_discount",
  "per_total_discount",
  "shipping_discount",
  "free_shipping",
];

/** Of a coupon that is deleted nobody knows the type: then it is that of a percentage. */
export function orderCouponJson({ data }: ManagementCall, order: StoredOrder, index: number) {
  const { couponCode: code = "", amount: discount = 0 } = order.couponDiscounts[index] ?? {};
  const type = couponByCode(data.coupons, code)?.type ?? "percentage_discount";
  return {
    id: order.entityId * 10 + index,
    order_id: order.entityId,
    code,
    amount: amount(discount),
    type: couponTypes.indexOf(type),
    discount,
  };
}
