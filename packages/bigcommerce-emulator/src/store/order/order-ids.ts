import { IdSource } from "../catalog/id-source.js";
import type { SparseOrder } from "./sparse-order.js";

/** Ids for what is inside orders. No two orders of a store share one. */
export class OrderIds {
  /** Of products and of gift certificates that were bought. */
  readonly lines: IdSource;
  readonly consignments: IdSource;
  readonly coupons: IdSource;
  readonly options: IdSource;
  readonly payments: IdSource;
  readonly shipments: IdSource;
  readonly taxes: IdSource;

  constructor(orders: Iterable<SparseOrder>) {
    const known = [...orders];
    const lineItems = known.flatMap((order) => order.lineItems);
    const certificates = known.flatMap((order) => order.giftCertificates ?? []);
    this.lines = new IdSource([...lineItems, ...certificates]);
    // The one consignment of an order without any has the order's own id.
    this.consignments = new IdSource(
      known.flatMap((order) => (order.consignments ?? [order]).map(({ entityId }) => ({ entityId }))),
    );
    this.coupons = new IdSource(known.flatMap((order) => order.couponDiscounts));
    this.options = new IdSource(lineItems.flatMap((line) => line.productOptions));
    this.payments = new IdSource(known.flatMap((order) => order.payments));
    this.shipments = new IdSource(known.flatMap((order) => order.shipments));
    this.taxes = new IdSource(known.flatMap((order) => order.taxes));
  }
}
