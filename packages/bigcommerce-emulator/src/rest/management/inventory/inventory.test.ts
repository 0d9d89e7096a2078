import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [
    { token: "inventory", scopes: ["store_inventory_read_only"] },
    { token: "locations", scopes: ["store_locations"] },
  ],
});
const api = managementCaller(emulator);
const absolute = "v3/inventory/adjustments/absolute";
const relative = "v3/inventory/adjustments/relative";

const at = async (locationId: number, productId = 105) =>
  Number(
    (await api.get(`v3/inventory/locations/${locationId}/items?product_id:in=${productId}`)).at(
      "data.0.available_to_sell",
    ),
  );

const inGraphql = async () =>
  (
    await queryStorefront(
      emulator,
      `{ site { product(entityId: 105) { inventory { aggregated { availableToSell } } variants { edges { node { inventory {
        byLocation { edges { node { locationEntityId availableToSell } } } } } } } } } }`,
    )
  ).at("site.product");

test("locations and what is there are listed", async () => {
  const locations = await api.get("v3/inventory/locations");
  expect(locations.at("data.0")).toMatchObject({ id: 1, code: "ALDER-ST", enabled: true });
  expect((await api.get("v3/inventory/locations?location_code:in=ALDER-ST")).each("id")).toEqual([1]);
  const items = await api.get("v3/inventory/items?product_id:in=105&location_id:in=1");
  expect(items.at("data.0.identity")).toMatchObject({ product_id: 105, sku_id: null });
  expect(items.at("data.0.locations")).toHaveLength(1);
  expect((await api.get("v3/inventory/items?limit=1000")).at("meta.pagination.per_page")).toBe(1000);
  expect((await api.get("v3/inventory/items?id:in=1")).status).toBe(422);
  expect((await api.get("v3/inventory/locations/99/items")).status).toBe(404);
});

test("an adjustment changes one location, and what is in stock in GraphQL", async () => {
  const [first, second] = [await at(1), await at(2)];
  const item = { location_id: 2, product_id: 105 };
  const answer = await api.put(absolute, { reason: "Count", items: [{ ...item, quantity: 7 }] });
  expect([answer.status, answer.json]).toEqual([200, { transaction_id: expect.any(String) }]);
  expect([await at(1), await at(2)]).toEqual([first, 7]);
  expect((await api.post(relative, { items: [{ ...item, quantity: -3 }] })).status).toBe(200);
  await api.post(relative, { items: [{ ...item, location_id: 1, quantity: 5 }] });
  expect([await at(1), await at(2), second]).toEqual([first + 5, 4, expect.any(Number)]);
  const others = Number((await api.get("v3/catalog/products/105")).at("data.inventory_level"));
  const product = JSON.stringify(await inGraphql());
  expect(product).toContain(`"aggregated":{"availableToSell":${others}}`);
  expect(product).toContain('"locationEntityId":2,"availableToSell":4');
});

test("a variant is named by its id or its SKU", async () => {
  const listed = await api.get("v3/inventory/items?limit=1000");
  const rows = listed.each("identity");
  const identity = rows.find((row) => JSON.stringify(row).includes('"sku_id":1'));
  const { sku, variant_id } = JSON.parse(JSON.stringify(identity));
  const put = (item: object) => api.put(absolute, { items: [{ location_id: 1, quantity: 3, ...item }] });
  expect((await put({ variant_id })).status).toBe(200);
  expect((await put({ sku, quantity: 4 })).status).toBe(200);
  const after = await api.get(`v3/inventory/items?variant_id:in=${variant_id}&location_id:in=1`);
  expect(after.at("data.0.locations.0.available_to_sell")).toBe(4);
});

test.each([
  [{ quantity: 1 }],
  [{ product_id: 999_999, quantity: 1 }],
  [{ product_id: 105, quantity: -1 }],
  [{ product_id: 105, quantity: 3_000_000_000 }],
  [{ product_id: 105, quantity: 1, location_id: 99 }],
  [{ product_id: 106, quantity: 1 }],
])("the adjustment %j is refused, and nothing of the request is done", async (item) => {
  const before = await at(1);
  const sound = { product_id: 105, location_id: 1, quantity: 77 };
  const answer = await api.put(absolute, { items: [sound, { location_id: 1, ...item }] });
  expect(answer.status).toBe(422);
  expect(await at(1)).toBe(before);
});

test("a product without options is named by its own id, and must be tracked", async () => {
  const variant_id = (await api.get("v3/catalog/products/105/variants")).at("data.0.id");
  const put = (item: object) => api.put(absolute, { items: [{ location_id: 1, quantity: 3, ...item }] });
  expect((await put({ variant_id })).at("title")).toBe(
    `[Item with variant_id ${variant_id} is tracked by product, please update stock by product id]`,
  );
  await api.put("v3/catalog/products/105", { inventory_tracking: "none" });
  expect((await put({ product_id: 105 })).at("title")).toContain("not tracked");
});

test("stock and locations have scopes of their own", async () => {
  expect((await managementCaller(emulator, "inventory").get("v3/inventory/items")).status).toBe(200);
  expect((await managementCaller(emulator, "inventory").put(absolute, { items: [] })).status).toBe(403);
  expect((await managementCaller(emulator, "locations").get("v3/inventory/items")).status).toBe(403);
  expect((await managementCaller(emulator, "locations").get("v3/inventory/locations")).status).toBe(200);
});
