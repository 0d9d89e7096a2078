import type { StoredOrder, StoredShipment } from "../../../store/order.js";
import { bodyOf } from "../protocol/body.js";
import { idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v2Data, v2List } from "../protocol/envelope.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { orderAt } from "./order-at.js";
import {
  createShipment,
  newShipmentSchema,
  shipmentChangesSchema,
  updateShipment,
} from "./shipment-input.js";
import { shipmentJson } from "./shipment-json.js";

function shipmentAt(call: ManagementCall): { order: StoredOrder; shipment: StoredShipment } {
  const order = orderAt(call);
  const shipment = order.shipments.find(({ entityId }) => entityId === idParam(call, "shipment_id"));
  if (shipment === undefined) throw refusals.v2.notFound();
  return { order, shipment };
}

function listShipments(call: ManagementCall) {
  const order = orderAt(call);
  return v2List(call, order.shipments, (shipment) => shipmentJson(order, shipment));
}

function addShipment(call: ManagementCall) {
  const order = orderAt(call);
  const shipment = createShipment(call, order, bodyOf(call, newShipmentSchema));
  return v2Data(shipmentJson(order, shipment), 201);
}

function showShipment(call: ManagementCall) {
  const { order, shipment } = shipmentAt(call);
  return v2Data(shipmentJson(order, shipment));
}

function changeShipment(call: ManagementCall) {
  const { order, shipment } = shipmentAt(call);
  updateShipment(order, shipment, bodyOf(call, shipmentChangesSchema));
  order.updatedAt = timeOf(call);
  return v2Data(shipmentJson(order, shipment));
}

/** The order keeps its status, as documented. */
function deleteShipments(call: ManagementCall, isDeleted: (shipment: StoredShipment) => boolean) {
  const order = orderAt(call);
  order.shipments = order.shipments.filter((shipment) => !isDeleted(shipment));
  order.updatedAt = timeOf(call);
  return noContent();
}

function deleteShipment(call: ManagementCall) {
  const { shipment } = shipmentAt(call);
  return deleteShipments(call, (other) => other === shipment);
}

export const shipmentResources = [
  resource("v2/orders/{order_id}/shipments", scopes.orders, {
    GET: listShipments,
    POST: addShipment,
    DELETE: (call) => deleteShipments(call, () => true),
  }),
  resource("v2/orders/{order_id}/shipments/count", scopes.orders, {
    GET: (call) => v2Data({ count: orderAt(call).shipments.length }),
  }),
  resource("v2/orders/{order_id}/shipments/{shipment_id}", scopes.orders, {
    GET: showShipment,
    PUT: changeShipment,
    DELETE: deleteShipment,
  }),
];
