import type { OrderDigitalLineItemFieldsFragment, OrderQuery } from "@/gql/graphql";

export type OrderDetails = NonNullable<OrderQuery["site"]["order"]>;

/** The ways an order reaches the customer. */
export type Consignments = NonNullable<OrderDetails["consignments"]>;

type Parcels = NonNullable<NonNullable<OrderDetails["consignments"]>["shipping"]["edges"]>;
/** What goes to one address: BigCommerce's shipping consignment. */
export type ParcelDetails = Parcels[number]["node"];

export type LineItem = NonNullable<ParcelDetails["lineItems"]["edges"]>[number]["node"];
export type Shipment = NonNullable<ParcelDetails["shipments"]["edges"]>[number]["node"];
export type DownloadLine = OrderDigitalLineItemFieldsFragment;
export type Pickup = NonNullable<Consignments["pickups"]["edges"]>[number]["node"];
