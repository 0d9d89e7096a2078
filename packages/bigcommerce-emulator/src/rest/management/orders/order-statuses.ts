import { statusLabel } from "../../../resolvers/order/order-node.js";
import type { OrderStatusValue } from "../../../store/order.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { v2Data, v2List } from "../protocol/envelope.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

/** The place of a status is its id. */
const statuses = [
  "INCOMPLETE",
  "PENDING",
  "SHIPPED",
  "PARTIALLY_SHIPPED",
  "REFUNDED",
  "CANCELLED",
  "DECLINED",
  "AWAITING_PAYMENT",
  "AWAITING_PICKUP",
  "AWAITING_SHIPMENT",
  "COMPLETED",
  "AWAITING_FULFILLMENT",
  "MANUAL_VERIFICATION_REQUIRED",
  "DISPUTED",
  "PARTIALLY_REFUNDED",
] as const satisfies readonly OrderStatusValue[];

export const statusIdOf = (status: OrderStatusValue): number => statuses.indexOf(status);

/** Undefined if there is no status with the id. */
export const statusOfId = (id: number): OrderStatusValue | undefined => statuses[id];

function statusJson(status: OrderStatusValue) {
  const label = statusLabel(status);
  return {
    id: statusIdOf(status),
    name: label,
    system_label: label,
    custom_label: label,
    system_description: "",
    order: statusIdOf(status),
  };
}

/** Every status with its number of orders. */
export function statusCounts(counted: readonly OrderStatusValue[]) {
  return statuses.map((status) => ({
    ...statusJson(status),
    count: counted.filter((other) => other === status).length,
    sort_order: statusIdOf(status),
  }));
}

function showStatus(call: ManagementCall) {
  const status = statusOfId(idParam(call, "status_id"));
  if (status === undefined) throw refusals.v2.notFound();
  return v2Data(statusJson(status));
}

export const orderStatusResources = [
  resource("v2/order_statuses", scopes.orders, { GET: (call) => v2List(call, statuses, statusJson) }),
  resource("v2/order_statuses/{status_id}", scopes.orders, { GET: showStatus }),
];
