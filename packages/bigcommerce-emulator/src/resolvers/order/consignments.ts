import type { StoredOrder, StoredOrderLineItem, StoredShipment } from "../../store/order.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { productNode } from "../catalog/product.js";
import { variantOf } from "../catalog/product-options.js";
import { connection, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { moneyIn } from "../common/money.js";
import { dateTimeExtended, type GraphNode } from "../common/node.js";

/** The consignments of an order: the emulated store ships everything in one. */
export function consignmentsNode(context: StorefrontContext, order: StoredOrder): GraphNode {
  return {
    shipping: (args: PageArguments) =>
      connection([order], args, (shipped) => shippingConsignment(context, shipped)),
    pickups: (args: PageArguments) => connection([], args, (pickup) => pickup),
    downloads: [],
    email: { giftCertificates: (args: PageArguments) => connection([], args, (certificate) => certificate) },
  };
}

function shippingConsignment(context: StorefrontContext, order: StoredOrder) {
  return {
    entityId: order.entityId,
    shippingAddress: order.shippingAddress,
    shippingCost: moneyIn(order.currencyCode, order.shippingCost),
    handlingCost: moneyIn(order.currencyCode, order.handlingCost),
    lineItems: (args: PageArguments) =>
      connection(order.lineItems, args, (line) => lineItemNode(context, order, line)),
    shipments: (args: PageArguments) => connection(order.shipments, args, shipmentNode),
  };
}

function lineItemNode(context: StorefrontContext, order: StoredOrder, line: StoredOrderLineItem) {
  const product = context.data.products.get(line.productEntityId);
  const variant = variantOf(product, line.variantEntityId) ?? null;
  return {
    entityId: line.entityId,
    productEntityId: line.productEntityId,
    name: line.name,
    sku: line.sku,
    quantity: line.quantity,
    refundedQuantity: line.refundedQuantity,
    backorderedQuantity: 0,
    subTotalListPrice: moneyIn(order.currencyCode, line.listPrice * line.quantity),
    subTotalSalePrice: moneyIn(order.currencyCode, line.salePrice * line.quantity),
    parentLineItemEntityId: null,
    brand: line.brand,
    wrapping: null,
    productOptions: line.productOptions,
    image: line.imageSlug === null ? null : image(context, line.imageSlug, line.name, true),
    baseCatalogProduct: product === undefined ? null : productNode(context, product),
    catalogProductWithOptionSelections: product === undefined ? null : productNode(context, product, variant),
  };
}

function shipmentNode(shipment: StoredShipment) {
  return {
    entityId: shipment.entityId,
    shippedAt: dateTimeExtended(shipment.shippedAt),
    shippingProviderName: shipment.shippingProviderName,
    shippingMethodName: shipment.shippingMethodName,
    tracking: tracking(shipment),
  };
}

function tracking({ trackingNumber: number, trackingUrl: url }: StoredShipment) {
  if (number !== null && url !== null)
    return { __typename: "OrderShipmentNumberAndUrlTracking", number, url };
  if (number !== null) return { __typename: "OrderShipmentNumberOnlyTracking", number };
  return url === null ? null : { __typename: "OrderShipmentUrlOnlyTracking", url };
}
