import type { SparseOrder } from "../order/sparse-order.js";
import type { Problem } from "./check.js";
import { uniqueIds } from "./unique-values.js";

/** What an order names and does not have, or of which it names more than it has. */
export function* orderReferences(orders: readonly SparseOrder[]): Iterable<Problem> {
  for (const [index, order] of orders.entries()) yield* below([index], problemsIn(order));
}

function* problemsIn(order: SparseOrder): Iterable<Problem> {
  const { lineItems, consignments = [], shipments } = order;
  yield* below(["lineItems"], uniqueIds(lineItems));
  yield* below(["consignments"], uniqueIds(consignments));
  yield* below(["shipments"], uniqueIds(shipments));
  yield* refunds(order);
  yield* unknownConsignments(order);
  yield* quantities(order, "in consignments", consignedParts(order));
  yield* quantities(order, "shipped", shippedParts(order));
}

function* below(path: Problem["path"], problems: Iterable<Problem>): Iterable<Problem> {
  for (const problem of problems) yield { ...problem, path: [...path, ...problem.path] };
}

function* refunds({ lineItems }: SparseOrder): Iterable<Problem> {
  for (const [index, { refundedQuantity, quantity }] of lineItems.entries())
    if (refundedQuantity > quantity)
      yield {
        path: ["lineItems", index, "refundedQuantity"],
        message: `${refundedQuantity} are refunded, but the line has ${quantity}`,
      };
}

/** An order without consignments is one itself, with its own id. */
const consignmentIds = ({ consignments, entityId }: SparseOrder) =>
  new Set(consignments?.map((consignment) => consignment.entityId) ?? [entityId]);

function* unknownConsignments(order: SparseOrder): Iterable<Problem> {
  const known = consignmentIds(order);
  for (const list of ["shipments", "taxes"] as const)
    for (const [index, { consignmentEntityId: id }] of order[list].entries())
      if (id !== undefined && !known.has(id))
        yield {
          path: [list, index, "consignmentEntityId"],
          message: `${id} is not a consignment of the order: it has ${[...known].join(", ") || "none"}`,
        };
}

interface Part {
  /** Of the list of items. */
  readonly path: Problem["path"];
  readonly items: readonly { readonly lineItemEntityId: number; readonly quantity: number }[];
}

const consignedParts = ({ consignments = [] }: SparseOrder): Part[] =>
  consignments.map(({ lineItems }, index) => ({
    path: ["consignments", index, "lineItems"],
    items: lineItems,
  }));

/** A shipment that does not say what is in it has all of its consignment. */
function shippedParts({ lineItems, consignments, shipments }: SparseOrder): Part[] {
  const whole = lineItems.map(({ entityId, quantity }) => ({ lineItemEntityId: entityId, quantity }));
  return shipments.map(({ items, consignmentEntityId: id }, index) => {
    const consignment = consignments?.find(({ entityId }) => id === undefined || entityId === id);
    const all = consignments === undefined ? whole : (consignment?.lineItems ?? []);
    return { path: ["shipments", index, "items"], items: items ?? all };
  });
}

function* quantities({ lineItems }: SparseOrder, what: string, parts: readonly Part[]): Iterable<Problem> {
  const lines = new Map(lineItems.map(({ entityId, quantity }) => [entityId, quantity]));
  const sums = new Map<number, number>();
  for (const { path, items } of parts)
    for (const [index, { lineItemEntityId: id, quantity }] of items.entries()) {
      const sum = (sums.get(id) ?? 0) + quantity;
      sums.set(id, sum);
      const all = lines.get(id);
      if (all === undefined)
        yield { path: [...path, index, "lineItemEntityId"], message: `${id} is not a line of the order` };
      else if (sum > all)
        yield {
          path: [...path, index, "quantity"],
          message: `${sum} of the line ${id} are ${what}, but it has ${all}`,
        };
    }
}
