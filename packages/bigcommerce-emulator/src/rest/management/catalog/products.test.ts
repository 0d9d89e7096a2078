import { describe, expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const statusPage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";

const emulator = emulatorForEachTest({
  accessTokens: [{ token: "reads", scopes: ["store_v2_products_read_only"] }],
});
const api = managementCaller(emulator);

const jar = { name: "Bean jar", type: "physical", weight: 12, price: 25 };

const productQuery = (id: unknown, fields: string) => `{ site { product(entityId: ${id}) { ${fields} } } }`;

describe("a list of products", () => {
  test("has BigCommerce's fields and pages of 50", async () => {
    const answer = await api.get("v3/catalog/products?id=106");
    expect(answer.at("data.0")).toMatchObject({
      id: 106,
      name: "First Flush Darjeeling",
      type: "physical",
      sku: "KF-FIRFLUDAR",
      price: 24,
      sale_price: 0,
      calculated_price: 24,
      categories: [21],
      brand_id: 12,
      inventory_level: 53,
      inventory_tracking: "variant",
      is_visible: true,
      availability: "available",
      condition: "New",
      base_variant_id: null,
      custom_url: { url: "/first-flush-darjeeling/", is_customized: false },
      date_created: "2026-06-02T09:00:00Z",
    });
    expect(answer.at("data.0.variants")).toBeUndefined();
    const all = await api.get("v3/catalog/products?limit=20&page=2");
    expect(all.at("meta.pagination")).toMatchObject({ total: 28, count: 8, per_page: 20, total_pages: 2 });
  });

  test.each([
    ["id:in=101,102", [101, 102]],
    ["name=stone-ground matcha", [109]],
    ["sku=KF-STOGROMAT", [109]],
    ["brand_id=12&sort=price&direction=desc", [109, 106, 107, 108]],
    ["categories:in=21&price:min=20", [106, 109]],
    ["keyword=matcha granite", [109]],
    ["out_of_stock=true", [128]],
    ["is_visible=false", []],
    ["id:greater=126", [127, 128]],
  ])("of %s is %j", async (query, ids) => {
    expect((await api.get(`v3/catalog/products?${query}`)).each("id")).toEqual(ids);
  });

  test("shows sub-resources and fields that are asked for", async () => {
    const query = "id=106&include=variants,images,custom_fields,options,modifiers&include_fields=name";
    const answer = await api.get(`v3/catalog/products?${query}`);
    expect(Object.keys(Object(answer.at("data.0"))).sort()).toEqual(
      ["id", "name", "variants", "images", "custom_fields", "options", "modifiers"].sort(),
    );
    expect(answer.at("data.0.variants.1")).toMatchObject({
      product_id: 106,
      price: 43,
      option_values: [{ label: "8 oz refill", option_display_name: "Size" }],
    });
    expect(answer.at("data.0.images.0")).toMatchObject({
      is_thumbnail: true,
      url_standard: expect.stringContaining("/images/stencil/500w/products/106/10601/"),
    });
    expect(answer.at("data.0.custom_fields.0")).toMatchObject({ name: "Origin", value: "India" });
    expect(answer.at("data.0.options.0")).toMatchObject({ display_name: "Size", type: "rectangles" });
    expect(answer.at("meta.pagination.per_page")).toBe(10);
  });

  test.each([
    ["colour=red", "The filter(s): colour are not valid filter parameter(s)."],
    [
      "id:in=1,two",
      'Query parameter "id:in" value may contain only integer values. For input string: "two".',
    ],
  ])("is refused for %s", async (query, title) => {
    const answer = await api.get(`v3/catalog/products?${query}`);
    expect([answer.status, answer.at("title")]).toEqual([422, title]);
  });
});

describe("creating a product", () => {
  test("puts it on sale in GraphQL", async () => {
    const created = await api.post("v3/catalog/products", {
      ...jar,
      sku: "JAR",
      categories: [27],
      brand_name: "Glassworks",
      inventory_tracking: "product",
      inventory_level: 7,
      sale_price: 20,
      custom_fields: [{ name: "Volume", value: "1 l" }],
    });
    expect([created.status, created.at("meta")]).toEqual([200, {}]);
    expect(created.at("data")).toMatchObject({
      sku: "JAR",
      calculated_price: 20,
      inventory_level: 7,
      base_variant_id: expect.any(Number),
      custom_url: { url: "/bean-jar/" },
    });
    const fields =
      "name sku path brand { name } prices { price { value } } inventory { aggregated { availableToSell } }";
    const seen = await queryStorefront(emulator, productQuery(created.at("data.id"), fields));
    expect(seen.at("site.product")).toMatchObject({
      name: "Bean jar",
      sku: "JAR",
      path: "/bean-jar/",
      brand: { name: "Glassworks" },
      prices: { price: { value: 20 } },
    });
  });

  test("with variants makes its options", async () => {
    const variant = (label: string, price: number) => ({
      sku: `JAR-${label}`,
      price,
      option_values: [{ option_display_name: "Lid", label }],
    });
    const created = await api.post("v3/catalog/products?include=variants,options", {
      ...jar,
      variants: [variant("Cork", 25), variant("Steel", 31)],
    });
    expect(created.at("data.options.0.option_values.1.label")).toBe("Steel");
    expect([created.at("data.variants.0.price"), created.at("data.variants.1.price")]).toEqual([null, 31]);
    const seen = await queryStorefront(
      emulator,
      productQuery(created.at("data.id"), "variants { edges { node { sku prices { price { value } } } } }"),
    );
    expect(seen.at("site.product.variants.edges.1.node")).toEqual({
      sku: "JAR-Steel",
      prices: { price: { value: 31 } },
    });
  });

  test("names what is missing", async () => {
    const answer = await api.post("v3/catalog/products", { name: "Bean jar", price: "dear" });
    expect(answer.json).toEqual({
      status: 422,
      title: "JSON data is missing or invalid",
      type: statusPage,
      errors: {
        type: "error.path.missing",
        weight: "error.path.missing",
        price: "error.expected.jsnumber",
      },
    });
  });

  test.each([
    [{ name: "stone-ground matcha" }, "The product name is a duplicate", "name"],
    [{ sku: "KF-STOGROMAT" }, "The product sku is a duplicate", "sku"],
    [{ sku: "KF-FIRFLUDAR-8OZR" }, "The product sku is a duplicate", "sku"],
  ])("is a conflict for %j", async (change, title, field) => {
    const answer = await api.post("v3/catalog/products", { ...jar, ...change });
    expect(answer.json).toEqual({ status: 409, title, type: statusPage, errors: { [field]: title } });
  });

  test.each([[{ categories: [99] }], [{ brand_id: 99 }], [{ custom_url: { url: "/coffee/" } }]])(
    "is a conflict for %j, and leaves nothing behind",
    async (change) => {
      expect((await api.post("v3/catalog/products", { ...jar, ...change })).status).toBe(409);
      expect((await api.get("v3/catalog/products")).at("meta.pagination.total")).toBe(28);
    },
  );

  test("with two variants of the same values is a conflict, and leaves nothing behind", async () => {
    const twice = { option_values: [{ option_display_name: "Lid", label: "Cork" }] };
    const answer = await api.post("v3/catalog/products", { ...jar, variants: [twice, twice] });
    expect([answer.status, answer.at("title")]).toEqual([
      409,
      "Variant with the same option values set exists",
    ]);
    expect((await api.get("v3/catalog/products")).at("meta.pagination.total")).toBe(28);
  });
});

describe("updating a product", () => {
  test("changes what is given; a variant keeps a price of its own", async () => {
    const answer = await api.put("v3/catalog/products/106?include=variants", {
      price: 30,
      name: "Darjeeling",
    });
    expect(answer.at("data")).toMatchObject({ name: "Darjeeling", price: 30, sku: "KF-FIRFLUDAR" });
    expect([answer.at("data.variants.0.price"), answer.at("data.variants.1.price")]).toEqual([null, 43]);
    const seen = await queryStorefront(emulator, productQuery(106, "name prices { price { value } }"));
    expect(seen.at("site.product")).toEqual({ name: "Darjeeling", prices: { price: { value: 30 } } });
  });

  test("to a product that is not visible takes it from the storefront", async () => {
    await api.put("v3/catalog/products/109", { is_visible: false });
    expect((await queryStorefront(emulator, productQuery(109, "name"))).at("site.product")).toBeNull();
    const search =
      '{ site { search { searchProducts(filters: { searchTerm: "matcha" }) { products { edges { node { entityId } } } } } route(path: "/stone-ground-matcha/") { node { id } } } }';
    const seen = await queryStorefront(emulator, search);
    expect(seen.at("site.route.node")).toBeNull();
    expect(JSON.stringify(seen.data)).not.toContain("109");
  });

  test("in a batch is all or none", async () => {
    const answer = await api.put("v3/catalog/products", [
      { id: 105, price: 1 },
      { id: 999, price: 1 },
    ]);
    expect([answer.status, answer.at("title")]).toEqual([404, "A product was not found with an id of 999"]);
    expect((await api.get("v3/catalog/products/105")).at("data.price")).not.toBe(1);
    const batch = await api.put("v3/catalog/products", [{ id: 105, inventory_tracking: "none" }]);
    expect(batch.at("data.0.inventory_tracking")).toBe("none");
  });

  test("keeps fields that only the Management API has", async () => {
    await api.put("v3/catalog/products/105", { cost_price: 4.5, bin_picking_number: "B12", unknown: 1 });
    const answer = await api.get("v3/catalog/products/105");
    expect(answer.at("data")).toMatchObject({ cost_price: 4.5, bin_picking_number: "B12" });
    expect(answer.at("data.unknown")).toBeUndefined();
  });

  test("writes codes and texts that GraphQL shows", async () => {
    await api.put("v3/catalog/products/105", { upc: "036000291452", page_title: "Best scale" });
    const seen = await queryStorefront(emulator, productQuery(105, "upc seo { pageTitle }"));
    expect(seen.at("site.product")).toEqual({ upc: "036000291452", seo: { pageTitle: "Best scale" } });
  });
});

test("a deleted product is gone everywhere", async () => {
  expect((await api.delete("v3/catalog/products/110")).status).toBe(204);
  const answer = await api.get("v3/catalog/products/110");
  expect([answer.status, answer.at("title")]).toEqual([404, "A product was not found with an id of 110"]);
  expect((await api.get("v3/wishlists/31")).at("data.items.0.product_id")).toBe(114);
  expect((await api.delete("v3/catalog/products?id:in=111,112")).status).toBe(204);
  expect((await api.get("v3/catalog/products?id:in=110,111,112")).at("data")).toEqual([]);
  expect((await api.delete("v3/catalog/products")).status).toBe(422);
});

test("custom fields have paths of their own", async () => {
  const created = await api.post("v3/catalog/products/105/custom-fields", {
    name: "Made in",
    value: "Oregon",
  });
  const path = `v3/catalog/products/105/custom-fields/${created.at("data.id")}`;
  expect((await api.put(path, { name: "Made in", value: "Ohio" })).at("data.value")).toBe("Ohio");
  const seen = await queryStorefront(
    emulator,
    productQuery(105, 'customFields(names: ["Made in"]) { edges { node { value } } }'),
  );
  expect(seen.at("site.product.customFields.edges.0.node.value")).toBe("Ohio");
  expect((await api.delete(path)).status).toBe(204);
  expect((await api.get(path)).status).toBe(404);
});

test("an account with the read-only scope changes nothing", async () => {
  const reader = managementCaller(emulator, "reads");
  expect((await reader.get("v3/catalog/products/105")).status).toBe(200);
  expect((await reader.put("v3/catalog/products/105", { price: 1 })).status).toBe(403);
  expect((await reader.delete("v3/catalog/products/105")).status).toBe(403);
});
