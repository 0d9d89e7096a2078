import { createOrderPage } from "../../lib/create-order-page.js";
import { fetchOrders } from "../../lib/fetch-orders.js";
import { staticToken } from "../../lib/orders-request.js";

export default createOrderPage(() => fetchOrders(staticToken));
