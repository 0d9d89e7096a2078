import { createOrderPage } from "../../lib/create-order-page.js";

// The same orders, without a request for them: what the page itself costs.
const orders = Array.from({ length: 25 }, (_, index) => ({
  entityId: 100_001 + index,
  totalIncTax: { value: 129.95, currencyCode: "EUR" },
}));

export default createOrderPage(async () => orders);
