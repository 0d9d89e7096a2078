import type { OrderStatusValue, StoredOrder, StoredPayment } from "../../store/order.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { metafields } from "../common/metafields.js";
import { moneyIn } from "../common/money.js";
import { dateTimeExtended, type GraphNode, nodeId } from "../common/node.js";
import { consignmentsNode } from "./consignments.js";
import { orderTotals, shippingCostBeforeDiscount } from "./order-amounts.js";

/** An order in a list of orders. */
export function orderNode(context: StorefrontContext, order: StoredOrder): GraphNode {
  return { __typename: "Order", id: nodeId("Order", order.entityId), ...baseOrder(context, order) };
}

/** A single order, with its payments. */
export function orderWithPaymentsNode(context: StorefrontContext, order: StoredOrder): GraphNode {
  return {
    __typename: "OrderWithPayments",
    id: nodeId("Order", order.entityId),
    ...baseOrder(context, order),
    payments: (args: PageArguments & { filters?: { status?: string | null } | null }) => {
      const wanted = args.filters?.status;
      const payments = order.payments.filter(({ status }) => !wanted || status === wanted);
      return connection(payments, args, (payment) => paymentNode(order, payment));
    },
  };
}

function baseOrder(context: StorefrontContext, order: StoredOrder) {
  return {
    entityId: order.entityId,
    orderedAt: dateTimeExtended(order.orderedAt),
    updatedAt: dateTimeExtended(order.updatedAt),
    status: { value: order.status, label: statusLabel(order.status) },
    billingAddress: order.billingAddress,
    consignments: consignmentsNode(context, order),
    customerMessage: order.customerMessage,
    ...totals(order),
    metafields: metafields(context, "order", order.entityId),
    cartMetafields: metafields(context, "cart", order.cartEntityId ?? ""),
  };
}

function totals(order: StoredOrder) {
  const { subTotal, ownDiscount, totalDiscount, taxTotal, totalIncTax, totalProductQuantity } =
    orderTotals(order);
  const amount = (value: number) => moneyIn(order.currencyCode, value);
  return {
    isTaxIncluded: false,
    subTotal: amount(subTotal),
    discountedSubTotal: amount(subTotal - totalDiscount),
    discounts: {
      nonCouponDiscountTotal: amount(ownDiscount),
      totalDiscount: amount(totalDiscount),
      orderBasedAutoDiscountTotal: amount(ownDiscount),
      manualDiscountTotal: amount(0),
      couponDiscounts: order.couponDiscounts.map((coupon) => ({
        couponCode: coupon.couponCode,
        discountedAmount: amount(coupon.amount),
      })),
    },
    wrappingCostTotal: amount(0),
    shippingCostTotal: amount(order.shippingCost),
    comparisonShippingCost: amount(shippingCostBeforeDiscount(order)),
    fees: [],
    handlingCostTotal: amount(order.handlingCost),
    taxTotal: amount(taxTotal),
    taxes: taxesByName(order).map(([name, sum]) => ({ name, amount: amount(sum) })),
    totalIncTax: amount(totalIncTax),
    totalProductQuantity,
  };
}

/** A tax is there once, though each consignment has its own part of it. */
function taxesByName({ taxes }: StoredOrder): [name: string, amount: number][] {
  const sums = new Map<string, number>();
  for (const { name, amount } of taxes) sums.set(name, (sums.get(name) ?? 0) + amount);
  return [...sums];
}

function paymentNode({ currencyCode }: StoredOrder, payment: StoredPayment) {
  return {
    paymentMethodId: payment.paymentMethodId,
    paymentMethodName: payment.paymentMethodName,
    amount: moneyIn(currencyCode, payment.amount),
    detail: paymentDetail(payment),
  };
}

function paymentDetail({ card, giftCertificateCode: code }: StoredPayment) {
  if (code !== undefined) return { __typename: "GiftCertificatePaymentInstrument", code };
  return card === null ? null : { __typename: "CreditCardPaymentInstrument", ...card };
}

/** `AWAITING_PAYMENT` becomes "Awaiting Payment". */
export function statusLabel(status: OrderStatusValue): string {
  return status
    .toLowerCase()
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
