import { z } from "zod";
import type { IdSource } from "./catalog/id-source.js";
import { OrderIds } from "./order/order-ids.js";
import { type SparseOrder, sparseOrderSchema } from "./order/sparse-order.js";

export type { OrderStatusValue, SparseOrder } from "./order/sparse-order.js";

/** The orders of a document, with an id for everything in them. */
export const storedOrdersSchema = z.array(sparseOrderSchema).transform(storedOrders);

export function storedOrders(orders: readonly SparseOrder[]) {
  const ids = new OrderIds(orders);
  return orders.map((order) => storedOrder(order, ids));
}

/** Gives an id to what has none. */
export function storedOrder(order: SparseOrder, ids: OrderIds) {
  return {
    ...order,
    lineItems: order.lineItems.map((line) => ({
      ...line,
      productOptions: withIds(line.productOptions, ids.options),
    })),
    couponDiscounts: withIds(order.couponDiscounts, ids.coupons),
    taxes: withIds(order.taxes, ids.taxes),
    payments: withIds(order.payments, ids.payments),
  };
}

function withIds<Entity extends { readonly entityId?: number | undefined }>(
  entities: readonly Entity[],
  ids: IdSource,
) {
  return entities.map((entity) => ({ ...entity, entityId: entity.entityId ?? ids.next() }));
}

export type StoredOrder = ReturnType<typeof storedOrder>;
export type StoredOrderAddress = StoredOrder["billingAddress"];
export type StoredOrderLineItem = StoredOrder["lineItems"][number];
export type StoredShipment = StoredOrder["shipments"][number];
export type StoredOrderConsignment = NonNullable<StoredOrder["consignments"]>[number];
export type StoredOrderTax = StoredOrder["taxes"][number];
export type StoredPayment = StoredOrder["payments"][number];
