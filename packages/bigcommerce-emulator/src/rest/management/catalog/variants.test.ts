import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const api = managementCaller(emulator);

test("variants are listed for one product and for all", async () => {
  expect((await api.get("v3/catalog/products/106/variants")).each("id")).toEqual([10600, 10601]);
  const one = await api.get("v3/catalog/variants?sku=KF-FIRFLUDAR-8OZR");
  expect(one.json).toMatchObject({ data: [{ id: 10601, product_id: 106, price: 43, calculated_price: 43 }] });
  expect((await api.get("v3/catalog/variants?product_id=105")).each("option_values")).toEqual([[]]);
});

test("a variant's stock and price change in GraphQL", async () => {
  await api.put("v3/catalog/products/106/variants/10601", { inventory_level: 0, price: 40 });
  const seen = await queryStorefront(
    emulator,
    "{ site { product(entityId: 106) { variants(entityIds: [10601]) { edges { node { isPurchasable inventory { isInStock } prices { price { value } } } } } } } }",
  );
  expect(seen.at("site.product.variants.edges.0.node")).toEqual({
    isPurchasable: false,
    inventory: { isInStock: false },
    prices: { price: { value: 40 } },
  });
});

test("a variant that may not be bought is not purchasable, and one may have a sale price of its own", async () => {
  await api.put("v3/catalog/variants", [
    { id: 10600, purchasing_disabled: true },
    { id: 10601, sale_price: 33 },
  ]);
  const seen = await queryStorefront(
    emulator,
    "{ site { product(entityId: 106) { variants { edges { node { isPurchasable prices { price { value } salePrice { value } } } } } } } }",
  );
  expect(seen.at("site.product.variants.edges.0.node.isPurchasable")).toBe(false);
  expect(seen.at("site.product.variants.edges.1.node.prices")).toEqual({
    price: { value: 33 },
    salePrice: { value: 33 },
  });
});

test("a new variant brings its value along", async () => {
  const created = await api.post("v3/catalog/products/106/variants", {
    sku: "KF-DARJ-1KG",
    price: 90,
    option_values: [{ option_display_name: "Size", label: "1 kg bag" }],
  });
  expect(created.at("data.option_values.0")).toMatchObject({
    label: "1 kg bag",
    option_display_name: "Size",
  });
  const again = await api.post("v3/catalog/products/106/variants", {
    sku: "KF-DARJ-1KG-2",
    option_values: [{ option_display_name: "Size", label: "1 kg bag" }],
  });
  expect([again.status, again.at("title")]).toEqual([409, "Variant with the same option values set exists"]);
});

test.each([
  [{ sku: "X" }, "option_values"],
  [{ option_values: [{ option_display_name: "Size", label: "1 kg bag" }] }, "sku"],
])("a variant without what it needs is refused: %j", async (body, field) => {
  const answer = await api.post("v3/catalog/products/106/variants", body);
  expect([answer.status, answer.at("errors")]).toEqual([422, { [field]: "error.path.missing" }]);
});

test("a SKU belongs to one variant", async () => {
  const answer = await api.put("v3/catalog/products/106/variants/10601", { sku: "KF-STOGROMAT" });
  expect([answer.status, answer.at("title")]).toEqual([409, "The product sku is a duplicate"]);
  const own = await api.put("v3/catalog/products/106/variants/10601", { sku: "KF-FIRFLUDAR-8OZR" });
  expect(own.status).toBe(200);
});

test("a variant can be deleted, the last one cannot", async () => {
  expect((await api.delete("v3/catalog/products/106/variants/10600")).status).toBe(204);
  expect((await api.get("v3/catalog/products/106/variants/10600")).status).toBe(404);
  expect((await api.delete("v3/catalog/products/106/variants/10601")).status).toBe(409);
});
