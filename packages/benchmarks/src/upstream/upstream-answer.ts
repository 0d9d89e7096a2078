const firstOrderId = 100_001;

/** An answer to a query for a customer's orders, of exactly so many bytes. */
export function createUpstreamAnswer(bytes: number): string {
  const without = answerOf(0, "").length;
  const oneOrder = answerOf(2, "").length - answerOf(1, "").length;
  const orders = Math.max(0, Math.floor((bytes - without) / oneOrder));
  const rest = bytes - answerOf(orders, "").length;
  if (rest < 0) throw new RangeError(`An answer has at least ${without} bytes; ${bytes} were asked for.`);
  return answerOf(orders, "x".repeat(rest));
}

function answerOf(orders: number, notes: string): string {
  const edges = Array.from({ length: orders }, (_, index) => ({ node: orderOf(firstOrderId + index) }));
  return JSON.stringify({ data: { customer: { entityId: 1, notes, orders: { edges } } } });
}

function orderOf(entityId: number) {
  return {
    entityId,
    status: { label: "Awaiting fulfilment" },
    orderedAt: { utc: "2026-01-31T12:00:00Z" },
    totalIncTax: { value: 129.95, currencyCode: "EUR" },
  };
}
