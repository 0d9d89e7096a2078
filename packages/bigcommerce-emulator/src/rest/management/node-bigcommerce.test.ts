import { Agent } from "node:https";
import { connect } from "node:tls";
import BigCommerce from "node-bigcommerce";
import { describe, expect, test } from "vitest";
import { valueAt } from "../../../test/execute-storefront.js";
import { emulatorForFile } from "../../../test/running-emulator.js";

// The client is what npm has, and calls https://api.bigcommerce.com:443 as always; its own option `agent` brings the
// connection here, as a hosts file would.
const emulator = emulatorForFile({
  https: true,
  allowHosts: ["api.bigcommerce.com"],
  accessTokens: [{ token: "products-only", scopes: ["store_v2_products_read_only"] }],
});

class AgentToEmulator extends Agent {
  override createConnection(options: object) {
    const { port } = new URL(emulator.url);
    const servername = "api.bigcommerce.com";
    return connect({ ...options, host: "127.0.0.1", port: Number(port), servername });
  }
}

function client(apiVersion: "v2" | "v3", accessToken = "emulator-access-token") {
  return new BigCommerce({
    clientId: "emulator-client-id",
    accessToken,
    storeHash: "emulator",
    apiVersion,
    responseType: "json",
    failOnLimitReached: true,
    agent: new AgentToEmulator({ ca: emulator.caCertificate ?? "" }),
  });
}

const email = "ada@example.com";
const ada = { first_name: "Ada", last_name: "Lane", email };

describe("node-bigcommerce runs unchanged", () => {
  test("token endpoints: it can create both kinds of token for servers", async () => {
    const minted = await client("v3").post("/storefront/api-token-customer-impersonation", {
      expires_at: 2_000_000_000,
      channel_ids: [1],
    });
    const token = String(valueAt(minted, "data.token"));
    expect(token.split(".")).toHaveLength(3);
    const privateToken = await client("v3").post("/storefront/api-token-private", {
      expires_at: 2_000_000_000,
      channel_ids: [1],
      scopes: ["Unauthenticated"],
    });
    expect(valueAt(privateToken, "data.token")).toEqual(expect.any(String));
  });

  test("customers: create, find by e-mail, validate, delete", async () => {
    const authentication = { new_password: "lovelace-1843" };
    const created = await client("v3").post("/customers", [{ ...ada, authentication }]);
    const id = valueAt(created, "data.0.id");
    const found = await client("v3").get(
      `/customers?email:in=${encodeURIComponent(email)}&include=addresses`,
    );
    expect(valueAt(found, "data.0.id")).toBe(id);
    const credentials = { email, password: "lovelace-1843" };
    const validated = await client("v3").post("/customers/validate-credentials", credentials);
    expect(validated).toEqual({ is_valid: true, customer_id: id });
    expect(await client("v3").delete(`/customers?id:in=${id}`)).toBe("");
  });

  test("products: create, update, read with variants", async () => {
    const jar = { name: "Jar", type: "physical", weight: 1, price: 10 };
    const created = await client("v3").post("/catalog/products", jar);
    const path = `/catalog/products/${valueAt(created, "data.id")}`;
    await client("v3").put(path, { price: 12 });
    const read = await client("v3").get(`${path}?include=variants`);
    expect([valueAt(read, "data.price"), valueAt(read, "data.variants.0.product_id")]).toEqual([
      12,
      valueAt(created, "data.id"),
    ]);
  });

  test("orders, customer groups, coupons and the store of v2", async () => {
    const orders = await client("v2").get("/orders?customer_id=1043&limit=2");
    expect(orders).toHaveLength(2);
    expect(valueAt(await client("v2").get("/customer_groups"), "0.name")).toBe("Wholesale");
    const coupon = { name: "Ten", code: "TEN", type: "percentage_discount", amount: 10 };
    expect(valueAt(await client("v2").post("/coupons", coupon), "amount")).toBe("10.0000");
    expect(valueAt(await client("v2").get("/store"), "id")).toBe("emulator");
    expect(valueAt(await client("v2").get("/time"), "time")).toEqual(expect.any(Number));
  });

  test("price lists and webhooks of v3", async () => {
    const list = await client("v3").post("/pricelists", { name: "Partners" });
    const hook = { scope: "store/order/*", destination: "https://app.example/hooks" };
    expect(valueAt(await client("v3").post("/hooks", hook), "data.scope")).toBe(hook.scope);
    expect(valueAt(await client("v3").get(`/pricelists/${valueAt(list, "data.id")}`), "data.name")).toBe(
      "Partners",
    );
  });

  test("an empty list of v2 is an empty answer, and refusals are its errors", async () => {
    expect(await client("v2").get("/orders?customer_id=1044")).toBe("");
    await expect(client("v2").get("/orders/1")).rejects.toMatchObject({
      code: 404,
      responseBody: '[{"status":404,"message":"The requested resource was not found."}]',
    });
    await expect(client("v3", "products-only").get("/customers")).rejects.toMatchObject({ code: 403 });
    await expect(client("v3", "wrong").get("/customers")).rejects.toMatchObject({ code: 401 });
    await expect(
      client("v3").post("/customers", [{ ...ada, email: "new@example.com" }]),
    ).rejects.toMatchObject({ code: 422 });
  });
});
