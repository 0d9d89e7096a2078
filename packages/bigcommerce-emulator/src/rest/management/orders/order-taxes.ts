import { orderLineAmounts } from "../../../resolvers/order/order-amounts.js";
import { consignmentOf } from "../../../resolvers/order/order-shipments.js";
import { sumOf } from "../../../store/money-amount.js";
import type { StoredOrder, StoredOrderTax } from "../../../store/order.js";
import { amount } from "./order-values.js";

/** Each tax of an order: one for each address that it is paid for. */
export function orderTaxesJson(order: StoredOrder) {
  return order.taxes.map((tax) => ({
    id: tax.entityId,
    order_id: order.entityId,
    order_address_id: consignmentOf(order, tax)?.entityId ?? 0,
    tax_rate_id: 1,
    sales_tax_id: "1",
    tax_class_id: 0,
    name: tax.name,
    class: tax.className ?? "Default Tax Class",
    rate: amount(tax.ratePercent ?? rateOf(order, tax)),
    priority: 0,
    priority_amount: amount(tax.amount),
    line_amount: amount(tax.amount),
    order_pickup_method_id: 0,
  }));
}

/** In percent of what is taxed. */
function rateOf(order: StoredOrder, tax: StoredOrderTax): number {
  const taxed = sumOf(orderLineAmounts(order).map(({ taxable }) => taxable));
  return taxed === 0 ? 0 : (tax.amount / taxed) * 100;
}
