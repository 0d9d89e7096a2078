import { cacheLife } from "next/cache";
import { createOrderPage } from "../../lib/create-order-page.js";
import { fetchOrders } from "../../lib/fetch-orders.js";
import { mintToken, tokenLifetimeSeconds } from "../../lib/mint-token.js";

async function readToken() {
  "use cache";
  cacheLife({
    stale: 300,
    revalidate: tokenLifetimeSeconds / 2,
    expire: tokenLifetimeSeconds - 30,
  });
  return mintToken();
}

export default createOrderPage(async () => fetchOrders(await readToken()));
