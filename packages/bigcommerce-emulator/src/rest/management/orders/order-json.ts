import { defaultCurrencyCode, exchangeRate } from "../../../resolvers/common/money.js";
import { orderLineAmounts, orderTotals } from "../../../resolvers/order/order-amounts.js";
import { statusLabel } from "../../../resolvers/order/order-node.js";
import {
  shippedPart,
  shippedQuantity,
  shippingConsignments,
} from "../../../resolvers/order/order-shipments.js";
import { sumOf } from "../../../store/money-amount.js";
import type { StoredOrder, StoredPayment } from "../../../store/order.js";
import { type ManagementCall, rfc2822 } from "../protocol/call.js";
import { includes } from "../protocol/fields.js";
import { consignmentsJson } from "./order-consignments.js";
import { statusIdOf } from "./order-statuses.js";
import { amount, orderAddressJson, resourceLink } from "./order-values.js";

export const isDeleted = (order: StoredOrder) => order.isDeleted ?? false;
export const channelOf = ({ channelIds }: ManagementCall, order: StoredOrder) =>
  order.channelId ?? channelIds[0] ?? 1;

const isByCertificate = ({ giftCertificateCode }: StoredPayment) => giftCertificateCode !== undefined;

/** What pays for the order: a gift certificate only if nothing else does. */
function mainPayment({ payments }: StoredOrder): StoredPayment | undefined {
  return payments.find((payment) => !isByCertificate(payment)) ?? payments[0];
}

/** As the Management API was told, or as the order was paid. */
export function paymentMethodOf(order: StoredOrder): string {
  const told = order.managementFields?.payment_method;
  return typeof told === "string" ? told : (mainPayment(order)?.paymentMethodName ?? "");
}

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
  is_tax_inclusive_pricing: false,
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
    ...unset,
    ...order.managementFields,
    id: order.entityId,
    customer_id: order.customerId,
    cart_id: order.cartEntityId ?? null,
    date_created: rfc2822(order.orderedAt),
    date_modified: rfc2822(order.updatedAt),
    date_shipped: rfc2822(whollyShippedAt(order)),
    status_id: statusIdOf(order.status),
    status: statusLabel(order.status),
    custom_status: statusLabel(order.status),
    ...sums(order),
    payment_method: paymentMethodOf(order),
    payment_status: paymentStatuses[mainPayment(order)?.status ?? "PENDING"],
    ...currencies(call, order),
    staff_notes: order.staffNotes ?? "",
    customer_message: order.customerMessage ?? "",
    is_deleted: isDeleted(order),
    channel_id: channelOf(call, order),
    billing_address: orderAddressJson(order.billingAddress),
    shipping_address_count: shippingConsignments(order).length,
    products: resourceLink(call, order, "products"),
    shipping_addresses: resourceLink(call, order, "shipping_addresses"),
    coupons: resourceLink(call, order, "coupons"),
    consignments: includedConsignments(call, order),
  };
}

function whollyShippedAt(order: StoredOrder): string | null {
  const times = order.shipments.map(({ shippedAt }) => shippedAt).toSorted();
  return shippedPart(order) === "all" ? (times.at(-1) ?? null) : null;
}

/** A link, unless the query's `include` asks for them: in a list of one, or as they are. */
function includedConsignments(call: ManagementCall, order: StoredOrder) {
  const withProducts = includes(call, "consignments.line_items");
  if (!withProducts && !includes(call, "consignments")) return resourceLink(call, order, "consignments");
  const consignments = consignmentsJson(call, order, withProducts);
  return call.query.get("consignment_structure") === "object" ? consignments : [consignments];
}

function sums(order: StoredOrder) {
  const { subTotal, subTotalIncTax, ownDiscount, taxTotal, totalIncTax, totalProductQuantity } =
    orderTotals(order);
  const { lineItems, shippingCost, handlingCost, couponDiscounts, payments } = order;
  const byCertificate = payments.filter(isByCertificate).map((payment) => payment.amount);
  const lineTaxes = orderLineAmounts(order).map(({ tax }) => tax);
  const refunds = lineItems.map(({ salePrice, refundedQuantity }) => salePrice * refundedQuantity);
  const shipped = lineItems.map(({ entityId }) => shippedQuantity(order, entityId));
  return {
    gift_certificate_amount: amount(sumOf(byCertificate)),
    subtotal_ex_tax: amount(subTotal),
    subtotal_inc_tax: amount(subTotalIncTax),
    subtotal_tax: amount(sumOf(lineTaxes)),
    base_shipping_cost: amount(shippingCost),
    shipping_cost_ex_tax: amount(shippingCost),
    shipping_cost_inc_tax: amount(shippingCost),
    base_handling_cost: amount(handlingCost),
    handling_cost_ex_tax: amount(handlingCost),
    handling_cost_inc_tax: amount(handlingCost),
    total_ex_tax: amount(totalIncTax - taxTotal),
    total_inc_tax: amount(totalIncTax),
    total_tax: amount(taxTotal),
    discount_amount: amount(ownDiscount),
    coupon_discount: amount(sumOf(couponDiscounts.map((coupon) => coupon.amount))),
    items_total: totalProductQuantity,
    items_shipped: sumOf(shipped),
    refunded_amount: amount(sumOf(refunds)),
  };
}

const paymentStatuses = { SUCCESS: "captured", PENDING: "", FAILURE: "declined", ERROR: "declined" } as const;

const rate = (value: number) => value.toFixed(10);

/** BigCommerce calls the currency that the shopper sees the order's, and the one that they pay in the default. */
function currencies({ data }: ManagementCall, order: StoredOrder) {
  const { currencyCode } = order;
  const paid = order.exchangeRate ?? exchangeRate(data, currencyCode);
  const display = order.displayCurrency ?? { code: currencyCode, exchangeRate: paid };
  const idOf = (wanted: string) =>
    data.settings.currencies.find(({ code }) => code === wanted)?.entityId ?? 0;
  return {
    currency_id: idOf(display.code),
    currency_code: display.code,
    currency_exchange_rate: rate(display.exchangeRate / paid),
    default_currency_id: idOf(currencyCode),
    default_currency_code: currencyCode,
    store_default_currency_code: defaultCurrencyCode(data),
    store_default_to_transactional_exchange_rate: rate(paid),
  };
}
