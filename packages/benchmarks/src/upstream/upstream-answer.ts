const firstOrderId = 100_001;
const firstOrderAtMs = Date.UTC(2026, 0, 31, 12);
const statuses = ["Awaiting payment", "Awaiting pick-up", "Partly delivered"] as const;

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

/** All as long as each other, and as varied as orders are: they decide how well an answer compresses. */
function orderOf(entityId: number) {
  const orderedAtMs = firstOrderAtMs + ((entityId * 7_919) % 31_536_000) * 1_000;
  return {
    id: Buffer.from(`Order:${entityId}`).toString("base64"),
    entityId,
    status: { label: statuses[entityId % statuses.length] },
    orderedAt: { utc: new Date(orderedAtMs).toISOString() },
    totalIncTax: { value: 129.95, currencyCode: "EUR" },
  };
}
