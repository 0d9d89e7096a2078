import { unstable_cache } from "next/cache";
import { createOrderPage } from "../../lib/create-order-page.js";
import { fetchOrders } from "../../lib/fetch-orders.js";
import { mintToken, tokenLifetimeSeconds } from "../../lib/mint-token.js";

const readToken = unstable_cache(mintToken, ["token"], { revalidate: tokenLifetimeSeconds - 30 });

export default createOrderPage(async () => fetchOrders(await readToken()));
