import { bigcommerce } from "../../lib/bigcommerce.js";
import { createOrderPage } from "../../lib/create-order-page.js";
import { document, ordersOf, variables } from "../../lib/orders-request.js";

export default createOrderPage(async () => ordersOf(await bigcommerce.customer.query(document, variables)));
