import { checkoutOf, type StoredCart, type StoredCheckoutAddress } from "../../store/cart.js";
import { roundToCents } from "../../store/money-amount.js";
import type {
  StoredOrder,
  StoredOrderAddress,
  StoredOrderConsignment,
  StoredOrderLineItem,
  StoredPayment,
} from "../../store/order.js";
import type { PricedCheckout, PricedLine } from "../../store/priced-checkout.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { nextEntityId } from "../../store/store-data.js";
import { selectedOptionTexts } from "../cart/selected-options.js";
import { countryName } from "../common/geography-names.js";
import { exchangeRate } from "../common/money.js";
import { takeFromStore } from "./order-effects.js";

/** Who places an order, and when. */
export type Buyer = Pick<StorefrontContext, "data" | "customerId" | "now" | "inferred">;

/** Makes an order of a checkout that nothing stands in the way of. The cart is gone, the store has less of everything. */
export function placeOrder(buyer: Buyer, cart: StoredCart, priced: PricedCheckout): StoredOrder {
  const { data } = buyer;
  const order = orderOf(buyer, cart, priced);
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

function orderOf(buyer: Buyer, cart: StoredCart, priced: PricedCheckout): StoredOrder {
  const { data, customerId, now } = buyer;
  const { billingAddress, customerMessage } = checkoutOf(cart);
  const entityId = nextEntityId(data.orders.keys());
  const lineItems = priced.cart.lines.map((line, index) =>
    orderLine(buyer, cart, line, entityId * 100 + index),
  );
  const email = billingAddress?.email ?? "";
  const consignments = consignmentsOf(priced, lineItems, entityId, email);
  const billing = orderAddress(billingAddress ?? emptyAddress, email);
  const at = now().toISOString();
  return {
    entityId,
    customerId: cart.customerId ?? customerId ?? 0,
    status: buyer.inferred.completedOrderStatus,
    orderedAt: at,
    updatedAt: at,
    currencyCode: cart.currencyCode,
    billingAddress: billing,
    shippingAddress: consignments[0]?.shippingAddress ?? billing,
    lineItems,
    giftCertificates: boughtCertificates(cart, entityId),
    consignments,
    shipments: [],
    payments: paymentsOf(buyer, priced),
    shippingCost: priced.shippingCost,
    handlingCost: priced.handlingCost,
    nonCouponDiscount: 0,
    ...discountsAndTaxes(buyer, priced),
    customerMessage,
    cartEntityId: cart.entityId,
  };
}

/** Of a coupon on shipping nothing is left: the order's shipping cost is what it costs after it. */
function discountsAndTaxes({ data }: Buyer, { cart: { coupons }, tax }: PricedCheckout) {
  return {
    couponDiscounts: coupons
      .filter(({ problem }) => problem === null)
      .map(({ coupon, itemsAmount }) => ({ couponCode: coupon.code, amount: itemsAmount })),
    taxes: tax === 0 ? [] : [{ name: data.settings.tax.name, amount: tax }],
  };
}

function orderLine(
  { data }: Buyer,
  cart: StoredCart,
  { line, product, variant, price }: PricedLine,
  entityId: number,
): StoredOrderLineItem {
  const rate = exchangeRate(data, cart.currencyCode);
  return {
    entityId,
    productEntityId: product.entityId,
    variantEntityId: variant.entityId,
    name: product.name,
    sku: variant.sku,
    brand: data.brands.get(product.brandEntityId ?? 0)?.name ?? null,
    quantity: line.quantity,
    refundedQuantity: 0,
    listPrice: roundToCents((product.listPrice + variant.priceDifference) * rate),
    salePrice: price,
    productOptions: selectedOptionTexts(product, variant, line),
    imageSlug: variant.imageSlug ?? product.images[0]?.slug ?? null,
  };
}

function consignmentsOf(
  { consignments, cart: { lines } }: PricedCheckout,
  lineItems: readonly StoredOrderLineItem[],
  orderEntityId: number,
  email: string,
): StoredOrderConsignment[] {
  const orderLineOf = (cartLineId: string) =>
    lineItems[lines.findIndex(({ line }) => line.entityId === cartLineId)]?.entityId;
  return consignments.map(({ consignment, selected, cost, costBeforeDiscount, handlingCost }, index) => ({
    entityId: orderEntityId * 10 + index,
    shippingAddress: orderAddress(consignment.address, email),
    shippingMethodName: selected?.method.description ?? "",
    shippingCost: cost ?? 0,
    shippingCostBeforeDiscount: costBeforeDiscount ?? 0,
    handlingCost: handlingCost ?? 0,
    lineItems: consignment.lineItems.flatMap(({ lineItemEntityId, quantity }) => {
      const id = orderLineOf(lineItemEntityId);
      return id === undefined ? [] : [{ lineItemEntityId: id, quantity }];
    }),
  }));
}

function boughtCertificates(cart: StoredCart, orderEntityId: number) {
  return (cart.giftCertificates ?? []).map(({ name, amount, recipient }, index) => ({
    entityId: orderEntityId * 100 + cart.lineItems.length + index,
    name,
    amount,
    recipientEmail: recipient.email,
  }));
}

function paymentsOf({ inferred }: Buyer, { giftCertificates, outstandingBalance }: PricedCheckout) {
  const isPaid = inferred.completedOrderStatus === "AWAITING_FULFILLMENT";
  const byCertificate = giftCertificates
    .filter(({ used }) => used > 0)
    .map(
      ({ certificate, used }): StoredPayment => ({
        paymentMethodId: "bigcommerce.giftcertificate",
        paymentMethodName: "Gift Certificate",
        amount: used,
        status: "SUCCESS",
        card: null,
        giftCertificateCode: certificate.code,
      }),
    );
  if (outstandingBalance === 0) return byCertificate;
  const rest: StoredPayment = {
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
