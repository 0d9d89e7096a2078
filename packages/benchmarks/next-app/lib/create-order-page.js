import { connection } from "next/server";

/** The page of every candidate: they differ in `readOrders` alone. */
export function createOrderPage(readOrders) {
  return async function OrderPage() {
    await connection();
    const orders = await readOrders();
    return (
      <ul>
        {orders.slice(0, 10).map(({ entityId, totalIncTax }) => (
          <li key={entityId}>{`Order ${entityId}: ${totalIncTax.value} ${totalIncTax.currencyCode}`}</li>
        ))}
      </ul>
    );
  };
}
