import { checkoutOf, type StoredCart, type StoredCheckoutAddress } from "../../store/cart.js";
import { sumOf } from "../../store/money-amount.js";
import {
  type SparseOrder,
  type StoredOrder,
  type StoredOrderAddress,
  type StoredOrderConsignment,
  storedOrder,
} from "../../store/order.js";
import type { PricedCheckout, PricedConsignment } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { countryName } from "../common/geography-names.js";
import { exchangeRate } from "../common/money.js";
import { takeFromStore } from "./order-effects.js";
import { type PlacedLine, placedLines } from "./order-lines.js";

/** Who places an order, and when. */
export type Buyer = Pick<
  StorefrontContext,
  "data" | "customerId" | "now" | "inferred" | "displayCurrencyCode"
>;

/** Makes an order of a checkout that nothing stands in the way of. The cart is gone, the store has less of everything. */
export function placeOrder(buyer: Buyer, cart: StoredCart, priced: PricedCheckout): StoredOrder {
  const { data } = buyer;
  const order = storedOrder(orderOf(buyer, cart, priced), data.orderIds);
  data.orders.set(order.entityId, order);
  data.completedCheckouts.set(cart.entityId, {
    orderEntityId: order.entityId,
    cart: structuredClone(cart),
    pricing: structuredClone(priced),
  });
  takeFromStore(buyer, cart, priced, order);
  data.carts.delete(cart.entityId);
  return order;
}

function orderOf(buyer: Buyer, cart: StoredCart, priced: PricedCheckout): SparseOrder {
  const { data, customerId, now } = buyer;
  const { billingAddress, customerMessage } = checkoutOf(cart);
  const placed = placedLines(buyer, cart, priced);
  const email = billingAddress?.email ?? "";
  const consignments = consignmentsOf(buyer, placed, priced, email);
  const billing = orderAddress(billingAddress ?? emptyAddress, email);
  const at = now().toISOString();
  return {
    entityId: nextEntityId(data.orders.keys()),
    ...(cart.channelId === undefined ? {} : { channelId: cart.channelId }),
    customerId: cart.customerId ?? customerId ?? 0,
    status: buyer.inferred.completedOrderStatus,
    orderedAt: at,
    updatedAt: at,
    ...currencies(buyer, cart),
    billingAddress: billing,
    shippingAddress: consignments[0]?.shippingAddress ?? billing,
    lineItems: placed.map(({ line }) => line),
    giftCertificates: boughtCertificates(buyer, cart),
    consignments,
    shipments: [],
    payments: paymentsOf(buyer, priced),
    shippingCost: priced.shippingCost,
    handlingCost: priced.handlingCost,
    nonCouponDiscount: 0,
    couponDiscounts: couponsOf(priced),
    taxes: taxesOf(buyer, placed, priced, consignments),
    customerMessage,
    cartEntityId: cart.entityId,
  };
}

/** The rates are kept, as the store's change. */
function currencies({ data, displayCurrencyCode }: Buyer, { currencyCode }: StoredCart) {
  const display = data.settings.currencies.find(({ code }) => code === displayCurrencyCode);
  return {
    currencyCode,
    exchangeRate: exchangeRate(data, currencyCode),
    ...(display === undefined
      ? {}
      : { displayCurrency: { code: display.code, exchangeRate: display.exchangeRate } }),
  };
}

/** Of a coupon on shipping nothing is left: the order's shipping cost is what it costs after it. */
function couponsOf({ cart: { coupons } }: PricedCheckout): SparseOrder["couponDiscounts"] {
  return coupons
    .filter(({ problem }) => problem === null)
    .map(({ coupon, itemsAmount }) => ({ couponCode: coupon.code, amount: itemsAmount }));
}

/** Of each consignment what its lines bear. */
function taxesOf(
  { data }: Buyer,
  placed: readonly PlacedLine[],
  { consignments }: PricedCheckout,
  ordered: readonly StoredOrderConsignment[],
): SparseOrder["taxes"] {
  const { name, ratePercent } = data.settings.tax;
  return consignments.flatMap((consignment, index) => {
    const amount = sumOf(linesIn(placed, consignment).map(({ tax }) => tax ?? 0));
    const consignmentEntityId = ordered[index]?.entityId;
    return amount === 0 || consignmentEntityId === undefined
      ? []
      : [{ name, amount, ratePercent, consignmentEntityId }];
  });
}

function linesIn(placed: readonly PlacedLine[], wanted: PricedConsignment) {
  return placed.filter(({ consignment }) => consignment === wanted).map(({ line }) => line);
}

function consignmentsOf(
  { data }: Buyer,
  placed: readonly PlacedLine[],
  { consignments }: PricedCheckout,
  email: string,
): StoredOrderConsignment[] {
  return consignments.map((priced) => ({
    entityId: data.orderIds.consignments.next(),
    shippingAddress: orderAddress(priced.consignment.address, email),
    shippingMethodName: priced.selected?.method.description ?? "",
    shippingCost: priced.cost ?? 0,
    shippingCostBeforeDiscount: priced.costBeforeDiscount ?? 0,
    handlingCost: priced.handlingCost ?? 0,
    lineItems: linesIn(placed, priced).map(({ entityId, quantity }) => ({
      lineItemEntityId: entityId,
      quantity,
    })),
  }));
}

function boughtCertificates({ data }: Buyer, cart: StoredCart) {
  return (cart.giftCertificates ?? []).map(({ name, amount, recipient }) => ({
    entityId: data.orderIds.lines.next(),
    name,
    amount,
    recipientEmail: recipient.email,
  }));
}

type SparsePayment = SparseOrder["payments"][number];

function paymentsOf({ inferred }: Buyer, { giftCertificates, outstandingBalance }: PricedCheckout) {
  const isPaid = inferred.completedOrderStatus === "AWAITING_FULFILLMENT";
  const byCertificate = giftCertificates
    .filter(({ used }) => used > 0)
    .map(
      ({ certificate, used }): SparsePayment => ({
        paymentMethodId: "bigcommerce.gift_certificate",
        paymentMethodName: "Gift Certificate",
        amount: used,
        status: "SUCCESS",
        card: null,
        giftCertificateCode: certificate.code,
      }),
    );
  if (outstandingBalance === 0) return byCertificate;
  const rest: SparsePayment = {
    paymentMethodId: "emulator.testgateway",
    paymentMethodName: "Test payment",
    amount: outstandingBalance,
    status: isPaid ? "SUCCESS" : "PENDING",
    card: null,
  };
  return [...byCertificate, rest];
}

const emptyAddress: StoredCheckoutAddress = {
  firstName: null,
  lastName: null,
  email: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  stateOrProvince: null,
  stateOrProvinceCode: null,
  countryCode: "US",
  postalCode: null,
  phone: null,
  customFields: [],
  shouldSave: false,
};

function orderAddress(address: StoredCheckoutAddress, email: string): StoredOrderAddress {
  return {
    firstName: address.firstName ?? "",
    lastName: address.lastName ?? "",
    company: address.company,
    address1: address.address1 ?? "",
    address2: address.address2,
    city: address.city ?? "",
    stateOrProvince: address.stateOrProvince,
    stateOrProvinceCode: address.stateOrProvinceCode,
    country: countryName(address.countryCode) ?? address.countryCode,
    countryCode: address.countryCode,
    postalCode: address.postalCode ?? "",
    phone: address.phone,
    email: address.email ?? email,
  };
}
