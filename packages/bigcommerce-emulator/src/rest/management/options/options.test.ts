import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_products_read_only"] }],
});
const api = managementCaller(emulator);
const path = "v3/catalog/products/105/options";

const size = {
  display_name: "Size",
  type: "rectangles",
  option_values: [
    { label: "Large", sort_order: 1 },
    { label: "Small", sort_order: 0, is_default: true },
  ],
};

const variants = async (productId = 105) =>
  (await api.get(`v3/catalog/products/${productId}/variants`)).each("option_values");

test("options come first and variants of their values after them, as scripts do it", async () => {
  const created = await api.post(path, size);
  expect([created.status, created.at("data")]).toMatchObject([
    200,
    {
      product_id: 105,
      display_name: "Size",
      type: "rectangles",
      option_values: [
        { label: "Small", is_default: true },
        { label: "Large", is_default: false },
      ],
    },
  ]);
  const option_id = created.at("data.id");
  for (const index of [0, 1]) {
    const value = { option_id, id: created.at(`data.option_values.${index}.id`) };
    await api.post("v3/catalog/products/105/variants", { sku: `S-${index}`, option_values: [value] });
  }
  expect(await variants()).toMatchObject([[{ label: "Small" }], [{ label: "Large" }]]);
  const seen = await queryStorefront(
    emulator,
    "{ site { product(entityId: 105) { productOptions { edges { node { displayName isVariantOption } } } variants { edges { node { sku } } } } } }",
  );
  expect(seen.at("site.product.productOptions.edges.0.node")).toEqual({
    displayName: "Size",
    isVariantOption: true,
  });
  expect(JSON.stringify(seen.at("site.product.variants"))).toContain('"sku":"S-1"');
  emulator.restore(emulator.snapshot());
});

test("an option of a product that has variants gives each its first value, and takes it away again", async () => {
  const before = await variants(106);
  const options = "v3/catalog/products/106/options";
  const created = await api.post(options, { ...size, display_name: "Roast" });
  expect(await variants(106)).toMatchObject([
    [{}, { label: "Small", option_display_name: "Roast" }],
    [{}, { label: "Small" }],
  ]);
  const id = created.at("data.id");
  const renamed = await api.put(`${options}/${id}`, { display_name: "Grind", type: "dropdown" });
  expect(renamed.at("data")).toMatchObject({ display_name: "Grind", type: "dropdown" });
  expect((await api.get(options)).each("display_name")).toContain("Grind");
  expect((await api.delete(`${options}/${id}`)).status).toBe(204);
  expect(await variants(106)).toEqual(before);
  expect((await api.get(`${options}/${id}`)).status).toBe(404);
});

test("values are added, changed and removed, with the variants that have them", async () => {
  const [option] = (await api.get("v3/catalog/products/106/options")).each("id");
  const values = `v3/catalog/products/106/options/${option}/values`;
  const added = await api.post(values, { label: "Tin", sort_order: 0, is_default: true });
  expect([added.status, added.at("data")]).toMatchObject([200, { label: "Tin", sort_order: 0 }]);
  const own = `${values}/${added.at("data.id")}`;
  expect((await api.put(own, { label: "Caddy", sort_order: 2 })).at("data")).toMatchObject({
    label: "Caddy",
    sort_order: 2,
    is_default: true,
  });
  expect((await api.get(own)).at("data.label")).toBe("Caddy");
  expect((await api.delete(own)).status).toBe(204);
  const [first, second] = (await api.get(values)).each("id");
  expect((await api.delete(`${values}/${first}`)).status).toBe(204);
  expect(await variants(106)).toMatchObject([[{ id: second }]]);
  expect((await api.delete(`${values}/${second}`)).status).toBe(409);
});

test.each([
  [{ ...size, option_values: [] }, 422],
  [{ ...size, type: "checkbox" }, 422],
  [{ ...size, option_values: [{ label: "A" }, { label: "A" }] }, 409],
  [{ display_name: "Size", type: "swatch" }, 422],
])("creating %j is refused with %d", async (body, status) => {
  expect((await api.post(path, body)).status).toBe(status);
  expect((await api.get(path)).each("id")).toEqual([]);
  expect((await managementCaller(emulator, "reads").post(path, body)).status).toBe(403);
});

test("a name is there once among options and modifiers, and so is a label", async () => {
  const id = (await api.post(path, size)).at("data.id");
  expect((await api.post(path, size)).status).toBe(409);
  const modifier = { type: "text", required: false, display_name: "Size" };
  expect((await api.post("v3/catalog/products/105/modifiers", modifier)).status).toBe(409);
  expect((await api.post(`${path}/${id}/values`, { label: "Small" })).status).toBe(409);
  expect((await api.get(`${path}?colour=red`)).status).toBe(422);
});
