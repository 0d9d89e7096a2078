import { LRUCache } from "lru-cache";
import { createOrderPage } from "../../lib/create-order-page.js";
import { fetchOrders } from "../../lib/fetch-orders.js";
import { mintToken, tokenLifetimeSeconds } from "../../lib/mint-token.js";

const tokens = new LRUCache({ max: 10, ttl: (tokenLifetimeSeconds - 30) * 1000, fetchMethod: mintToken });

export default createOrderPage(async () => fetchOrders(await tokens.forceFetch("token")));
