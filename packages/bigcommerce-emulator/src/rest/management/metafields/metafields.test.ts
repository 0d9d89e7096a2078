import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  restQuota: { requests: 1_000, windowMs: 30_000 },
  accessTokens: [{ token: "carts", scopes: ["store_cart"] }],
});
const api = managementCaller(emulator);
const path = "v3/catalog/products/105/metafields";
const shown = { permission_set: "read_and_sf_access", namespace: "facts", key: "origin", value: "Kochi" };

const inGraphql = async (namespace = "facts") =>
  JSON.stringify(
    (
      await queryStorefront(
        emulator,
        `{ site { product(entityId: 105) { metafields(namespace: "${namespace}") { edges { node { key value } } } } } }`,
      )
    ).at("site.product.metafields.edges"),
  );

test("a metafield is on the storefront if its permission says so", async () => {
  const created = await api.post(path, shown);
  expect([created.status, created.at("data")]).toMatchObject([
    200,
    { ...shown, resource_type: "product", resource_id: 105, description: "" },
  ]);
  expect(await inGraphql()).toContain("Kochi");
  const own = `${path}/${created.at("data.id")}`;
  const hidden = await api.put(own, { permission_set: "app_only", value: "Munnar" });
  expect(hidden.at("data")).toMatchObject({ key: "origin", value: "Munnar", permission_set: "app_only" });
  expect(await inGraphql()).toBe("[]");
  expect((await api.get(own)).at("data")).toEqual(hidden.at("data"));
  expect((await api.get(`${path}?namespace=facts&key:in=origin,weight`)).each("value")).toEqual(["Munnar"]);
  expect((await api.get(`${path}?colour=red`)).status).toBe(422);
  emulator.restore(emulator.snapshot());
  expect((await api.delete(own)).status).toBe(204);
  expect((await api.get(own)).status).toBe(404);
});

test("everything that BigCommerce gives metafields to has them, and nothing that is not there", async () => {
  const cart = await api.post("v3/carts", { line_items: [{ product_id: 105, quantity: 1 }] });
  const variant = (await api.get("v3/catalog/products/105/variants")).at("data.0.id");
  const brand = (await api.get("v3/catalog/brands")).at("data.0.id");
  const owners = [
    `v3/catalog/products/105/variants/${variant}`,
    "v3/catalog/categories/20",
    `v3/catalog/brands/${brand}`,
    "v3/customers/1044",
    "v3/orders/10297",
    "v3/inventory/locations/1",
    "v3/channels/1",
    `v3/carts/${cart.at("data.id")}`,
  ];
  const created = await Promise.all(owners.map((owner) => api.post(`${owner}/metafields`, shown)));
  expect(created.map(({ status }) => status)).toEqual(owners.map(() => 200));
  expect(created.at(-1)?.at("data.resource_id")).toBe(cart.at("data.id"));
  const lists = await Promise.all(owners.map((owner) => api.get(`${owner}/metafields`)));
  expect(lists.map((list) => list.each("value"))).toEqual(owners.map(() => ["Kochi"]));
  const gone = owners.map((owner) => owner.replace(/[^/]+$/, "999999"));
  const refused = await Promise.all(gone.map((owner) => api.get(`${owner}/metafields`)));
  expect(refused.map(({ status }) => status)).toEqual(owners.map(() => 404));
});

test("a key is there once in a namespace, and a resource has at most 250 of them", async () => {
  await api.post(path, shown);
  const second = await api.post(path, shown);
  expect([second.status, second.at("title")]).toEqual([409, expect.stringContaining("origin")]);
  const other = await api.post(path, { ...shown, namespace: "b" });
  expect((await api.put(`${path}/${other.at("data.id")}`, { namespace: "facts" })).status).toBe(409);
  for (let index = 2; index < 250; index += 1) await api.post(path, { ...shown, key: `k${index}` });
  expect((await api.post(path, { ...shown, key: "one more" })).status).toBe(422);
});

test.each([
  [{ ...shown, namespace: "a".repeat(65) }],
  [{ ...shown, key: "" }],
  [{ ...shown, value: "" }],
  [{ ...shown, value: 1 }],
  [{ ...shown, permission_set: "everybody" }],
  [{ namespace: "a", key: "b", value: "c" }],
])("creating %j is refused", async (body) => {
  expect((await api.post(path, body)).status).toBe(422);
  expect((await managementCaller(emulator, "carts").post(path, body)).status).toBe(403);
});
