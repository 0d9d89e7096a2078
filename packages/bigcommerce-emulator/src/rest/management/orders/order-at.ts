import type { StoredOrder } from "../../../store/order.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { refusals } from "../protocol/refusal.js";

/** The order in the path of a request of v2. */
export function orderAt(call: ManagementCall): StoredOrder {
  const order = call.data.orders.get(idParam(call, "order_id"));
  if (order === undefined) throw refusals.v2.notFound();
  return order;
}
