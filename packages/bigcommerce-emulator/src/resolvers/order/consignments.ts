import type {
  StoredOrder,
  StoredOrderConsignment,
  StoredOrderLineItem,
  StoredShipment,
} from "../../store/order.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { productNode } from "../catalog/product.js";
import { variantOf } from "../catalog/product-options.js";
import { connection, type PageArguments } from "../common/connection.js";
import { image } from "../common/image.js";
import { productImagePath } from "../common/image-path.js";
import { moneyIn } from "../common/money.js";
import { dateTimeExtended, type GraphNode } from "../common/node.js";
import { lineTotal } from "./order-amounts.js";
import { shipmentItems, shipmentsOf, shippingConsignments } from "./order-shipments.js";
import { orderedValues } from "./order-stock.js";

/** The consignments of an order: those that were placed, or one with everything. */
export function consignmentsNode(context: StorefrontContext, order: StoredOrder): GraphNode {
  const certificates = order.giftCertificates ?? [];
  const emails = [...new Set(certificates.map(({ recipientEmail }) => recipientEmail))];
  return {
    shipping: (args: PageArguments) =>
      connection(shippingConsignments(order), args, (shipped) =>
        shippingConsignment(context, order, shipped),
      ),
    pickups: (args: PageArguments) => connection([], args, (pickup) => pickup),
    downloads: [],
    email: {
      giftCertificates: (args: PageArguments) =>
        connection(emails, args, (email) => certificatesTo(order, email)),
    },
  };
}

function certificatesTo(order: StoredOrder, recipientEmail: string) {
  const sent = (order.giftCertificates ?? []).filter((known) => known.recipientEmail === recipientEmail);
  return {
    recipientEmail,
    lineItems: (args: PageArguments) =>
      connection(sent, args, ({ entityId, name, amount }) => ({
        entityId,
        name,
        salePrice: moneyIn(order.currencyCode, amount),
        refundedQuantity: 0,
      })),
  };
}

function shippingConsignment(
  context: StorefrontContext,
  order: StoredOrder,
  shipped: StoredOrderConsignment,
) {
  const lines = shipped.lineItems.flatMap(({ lineItemEntityId, quantity }) => {
    const line = order.lineItems.find(({ entityId }) => entityId === lineItemEntityId);
    return line === undefined ? [] : [{ ...line, quantity }];
  });
  const beforeDiscount = moneyIn(order.currencyCode, shipped.shippingCostBeforeDiscount);
  return {
    entityId: shipped.entityId,
    shippingAddress: shipped.shippingAddress,
    shippingCost: moneyIn(order.currencyCode, shipped.shippingCost),
    shippingCostBeforeDiscount: beforeDiscount,
    comparisonShippingCost: beforeDiscount,
    nonCouponDiscounts: [],
    handlingCost: moneyIn(order.currencyCode, shipped.handlingCost),
    lineItems: (args: PageArguments) => connection(lines, args, (line) => lineItemNode(context, order, line)),
    shipments: (args: PageArguments) =>
      connection(shipmentsOf(order, shipped), args, (shipment) => shipmentNode(order, shipment)),
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
    subTotalListPrice: moneyIn(order.currencyCode, lineTotal(line, line.listPrice)),
    subTotalSalePrice: moneyIn(order.currencyCode, lineTotal(line, line.salePrice)),
    parentLineItemEntityId: null,
    brand: line.brand,
    wrapping: null,
    productOptions: line.productOptions.map((option) => ({
      name: option.name,
      value: option.value,
      productAttributeEntityId: option.productAttributeEntityId ?? null,
      productAttributeValueEntityId: option.productAttributeValueEntityId ?? null,
    })),
    image:
      product === undefined || line.imageSlug === null
        ? null
        : image(context, productImagePath(product, line.imageSlug), line.name, true),
    baseCatalogProduct: product === undefined ? null : productNode(context, product),
    catalogProductWithOptionSelections:
      product === undefined ? null : productNode(context, product, variant, orderedValues(line)),
  };
}

function shipmentNode(order: StoredOrder, shipment: StoredShipment) {
  return {
    entityId: shipment.entityId,
    shippedAt: dateTimeExtended(shipment.shippedAt),
    shippingProviderName: shipment.shippingProviderName,
    shippingMethodName: shipment.shippingMethodName,
    tracking: tracking(shipment),
    items: shipmentItems(order, shipment).map(({ lineItemEntityId, quantity }) => ({
      lineItemId: lineItemEntityId,
      quantity,
    })),
  };
}

function tracking({ trackingNumber: number, trackingUrl: url }: StoredShipment) {
  if (number !== null && url !== null)
    return { __typename: "OrderShipmentNumberAndUrlTracking", number, url };
  if (number !== null) return { __typename: "OrderShipmentNumberOnlyTracking", number };
  return url === null ? null : { __typename: "OrderShipmentUrlOnlyTracking", url };
}
