import { type OrderLineAmounts, orderLineAmounts } from "../../../resolvers/order/order-amounts.js";
import { shippedQuantity, shippingConsignments } from "../../../resolvers/order/order-shipments.js";
import { allocate, roundToCents } from "../../../store/money-amount.js";
import type { StoredOrder, StoredOrderLineItem } from "../../../store/order.js";
import { amount } from "./order-values.js";

/** The lines of an order: its products, and the gift certificates that it buys. */
export function orderProductsJson(order: StoredOrder) {
  const products = orderLineAmounts(order).map((line) => productJson(order, line));
  return [...products, ...(order.giftCertificates ?? []).map((bought) => certificateJson(order, bought))];
}

function productJson(order: StoredOrder, amounts: OrderLineAmounts) {
  const { line, totalIncTax, taxable, tax, unitTax } = amounts;
  return {
    ...lineJson(order, line),
    product_id: line.productEntityId,
    variant_id: line.variantEntityId ?? 0,
    order_address_id: addressIdOf(order, line),
    sku: line.sku,
    type: "physical",
    price_inc_tax: amount(line.salePrice + unitTax),
    price_tax: amount(unitTax),
    total_inc_tax: amount(totalIncTax),
    total_tax: amount(tax),
    is_refunded: line.refundedQuantity === line.quantity,
    quantity_refunded: line.refundedQuantity,
    refund_amount: amount(line.salePrice * line.refundedQuantity),
    quantity_shipped: shippedQuantity(order, line.entityId),
    brand: line.brand ?? "",
    applied_discounts: discountsJson(order, amounts),
    product_options: line.productOptions.map((option) => optionJson(line, option)),
    gift_certificate_id: null,
    discounted_total_inc_tax: amount(taxable + tax),
  };
}

type BoughtCertificate = NonNullable<StoredOrder["giftCertificates"]>[number];

function certificateJson(order: StoredOrder, bought: BoughtCertificate) {
  const value = amount(bought.amount);
  return {
    ...lineJson(order, { ...bought, quantity: 1, salePrice: bought.amount }),
    product_id: 0,
    variant_id: 0,
    order_address_id: 0,
    sku: "",
    type: "giftcertificate",
    price_inc_tax: value,
    price_tax: amount(0),
    total_inc_tax: value,
    total_tax: amount(0),
    is_refunded: false,
    quantity_refunded: 0,
    refund_amount: amount(0),
    quantity_shipped: 0,
    brand: "",
    applied_discounts: [],
    product_options: [],
    gift_certificate_id: null,
    discounted_total_inc_tax: value,
  };
}

type AnyLine = Pick<StoredOrderLineItem, "entityId" | "name" | "quantity" | "salePrice">;

function lineJson(order: StoredOrder, { entityId, name, quantity, salePrice }: AnyLine) {
  const total = amount(roundToCents(salePrice * quantity));
  return {
    id: entityId,
    order_id: order.entityId,
    order_pickup_method_id: 0,
    name,
    name_customer: name,
    name_merchant: name,
    upc: "",
    base_price: amount(salePrice),
    price_ex_tax: amount(salePrice),
    base_total: total,
    total_ex_tax: total,
    quantity,
  };
}

/** Where a line goes. */
function addressIdOf(order: StoredOrder, { entityId }: StoredOrderLineItem): number {
  const consignment = shippingConsignments(order).find(({ lineItems }) =>
    lineItems.some((item) => item.lineItemEntityId === entityId),
  );
  return consignment?.entityId ?? 0;
}

function discountsJson({ couponDiscounts }: StoredOrder, { couponDiscount, ownDiscount }: OrderLineAmounts) {
  const shares = allocate(
    couponDiscount,
    couponDiscounts.map((coupon) => coupon.amount),
  );
  const byCoupon = couponDiscounts.map(({ couponCode: code }, index) => ({
    id: "total-coupon",
    amount: shares[index] ?? 0,
    name: code,
    code,
    target: "order",
  }));
  const own = {
    id: "manual-discount",
    amount: ownDiscount,
    name: "Manual Discount",
    code: null,
    target: "order",
  };
  return [...byCoupon, own]
    .filter((discount) => discount.amount > 0)
    .map((discount) => ({ ...discount, amount: amount(discount.amount) }));
}

type LineOption = StoredOrderLineItem["productOptions"][number];

function optionJson(line: StoredOrderLineItem, option: LineOption) {
  const { entityId, name, value, productAttributeEntityId, productAttributeValueEntityId } = option;
  return {
    id: entityId,
    order_product_id: line.entityId,
    product_option_id: productAttributeEntityId ?? null,
    name,
    display_name: name,
    display_name_customer: name,
    display_name_merchant: name,
    display_value: value,
    display_value_customer: value,
    display_value_merchant: value,
    value: String(productAttributeValueEntityId ?? value),
  };
}
