import { createClient } from "@bigcommerce/catalyst-client";
import { createOrderPage } from "../../lib/create-order-page.js";
import { document, ordersOf, staticToken, variables } from "../../lib/orders-request.js";

const client = createClient({ storeHash: "emulator", storefrontToken: staticToken, channelId: "1" });
// It knows BigCommerce's own https address only. Here it talks plain http to the same upstream as the others.
client.getCanonicalUrl = async () => process.env.BIGCOMMERCE_STOREFRONT_URL;

export default createOrderPage(async () => {
  const fetchOptions = { cache: "no-store", headers: { "x-bc-customer-id": "1" } };
  const { data } = await client.fetch({ document, variables, fetchOptions });
  return ordersOf(data);
});
