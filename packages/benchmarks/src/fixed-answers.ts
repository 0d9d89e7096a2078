/** A customer's orders, as many as fill an answer of about `bytes`. */
export function largeAnswer(bytes: number): string {
  const orders: object[] = [];
  let size = 200;
  for (let number = 1; size < bytes; number += 1) {
    const order = {
      node: {
        entityId: 1000 + number,
        orderedAt: { utc: "2026-01-15T10:00:00Z" },
        status: { label: "Shipped", value: "SHIPPED" },
        totalIncTax: { value: 10 + number / 100, currencyCode: "USD" },
      },
    };
    size += JSON.stringify(order).length + 1;
    orders.push(order);
  }
  const customer = { entityId: 7, firstName: "Ada", lastName: "Example", orders: { edges: orders } };
  return JSON.stringify({ data: { customer } });
}
