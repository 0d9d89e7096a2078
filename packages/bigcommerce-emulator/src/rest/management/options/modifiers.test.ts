import { expect, test } from "vitest";
import { managementCaller, queryStorefront } from "../../../../test/management-calls.js";
import { emulatorForEachTest } from "../../../../test/running-emulator.js";

const emulator = emulatorForEachTest({
  restQuota: { requests: 1_000, windowMs: 30_000 },
  accessTokens: [{ token: "reads", scopes: ["store_v2_products_read_only"] }],
});
const api = managementCaller(emulator);
const path = "v3/catalog/products/105/modifiers";

const inGraphql = async () =>
  (
    await queryStorefront(
      emulator,
      `{ site { product(entityId: 105) { productOptions { edges { node { __typename entityId displayName isRequired
        ... on MultipleChoiceOption { values { edges { node { entityId label isDefault } } } }
        ... on TextFieldOption { minLength maxLength defaultValue }
        ... on NumberFieldOption { lowest highest isIntegerOnly } ... on CheckboxOption { label checkedByDefault }
      } } } } } }`,
    )
  ).at("site.product.productOptions.edges");

const size = {
  type: "dropdown",
  required: true,
  display_name: "Grind",
  option_values: [
    { label: "Fine", sort_order: 1, adjusters: { price: { adjuster: "relative", adjuster_value: 1.5 } } },
    { label: "Coarse", sort_order: 0, is_default: true },
  ],
};

test("the modifiers of a product are listed, and are in the product if they are included", async () => {
  const list = await api.get("v3/catalog/products/119/modifiers");
  expect(list.at("data.1")).toMatchObject({
    id: 1196,
    product_id: 119,
    display_name: "Gift box",
    type: "checkbox",
    required: false,
    config: { checkbox_label: "In a box, with a ribbon", checked_by_default: false },
    option_values: [
      {
        id: 11_960,
        option_id: 1196,
        label: "Yes",
        value_data: { checked_value: true },
        adjusters: { price: { adjuster: "relative", adjuster_value: 4 } },
      },
      { id: 11_961, label: "No", is_default: true },
    ],
  });
  expect(list.at("meta.pagination.total")).toBe(list.each("id").length);
  const product = await api.get("v3/catalog/products/119?include=modifiers");
  expect(product.at("data.modifiers")).toEqual(list.at("data"));
  expect((await api.get(`${path}?colour=red`)).status).toBe(422);
});

test("a modifier that is created is an option of GraphQL, and its values change the price of a line", async () => {
  const created = await api.post(path, size);
  expect([created.status, created.at("data")]).toMatchObject([
    200,
    {
      type: "dropdown",
      config: [],
      option_values: [
        { label: "Coarse", is_default: true },
        { label: "Fine", is_default: false },
      ],
    },
  ]);
  expect(await inGraphql()).toMatchObject([
    { node: { __typename: "MultipleChoiceOption", entityId: created.at("data.id"), isRequired: true } },
  ]);
  const price = async (value: unknown) => {
    const selection = { option_id: created.at("data.id"), option_value: value };
    const line = { product_id: 105, quantity: 1, option_selections: [selection] };
    return Number((await api.post("v3/carts", { line_items: [line] })).at("data.base_amount"));
  };
  const coarse = await price(created.at("data.option_values.0.id"));
  expect(await price(created.at("data.option_values.1.id"))).toBeCloseTo(coarse + 1.5);
});

test.each([
  [
    { type: "text", config: { default_value: "Hi", text_characters_limited: true, text_max_length: 9 } },
    { __typename: "TextFieldOption", maxLength: 9, defaultValue: "Hi" },
  ],
  [
    {
      type: "numbers_only_text",
      config: {
        number_limited: true,
        number_limit_mode: "lowest",
        number_lowest_value: 2,
        number_highest_value: 5,
      },
    },
    { __typename: "NumberFieldOption", lowest: 2, highest: null, isIntegerOnly: false },
  ],
  [
    { type: "checkbox", config: { checkbox_label: "Yes, please", checked_by_default: true } },
    { __typename: "CheckboxOption", label: "Yes, please", checkedByDefault: true },
  ],
  [{ type: "date", config: { date_limited: true, date_earliest_value: "2026-01-01" } }, {}],
  [{ type: "file", config: { file_types_mode: "specific", file_types_other: ["pdf"] } }, {}],
  [{ type: "multi_line_text", config: { text_lines_limited: true, text_max_lines: 3 } }, {}],
  [
    { type: "product_list", config: [], option_values: [{ label: "A", value_data: { product_id: 106 } }] },
    {},
  ],
  [{ type: "swatch", option_values: [{ label: "Red", value_data: { colors: ["#f00"] } }] }, {}],
])("a modifier of %j is kept, shown and the same after a change of its name", async (input, shown) => {
  const created = await api.post(path, { required: false, display_name: "A", ...input });
  expect([created.status, created.at("data.type")]).toEqual([200, input.type]);
  expect(await inGraphql()).toMatchObject([{ node: shown }]);
  const renamed = await api.put(`${path}/${created.at("data.id")}`, { display_name: "B" });
  expect(renamed.at("data.config")).toEqual(created.at("data.config"));
  expect(renamed.at("data.option_values")).toEqual(created.at("data.option_values"));
  expect(renamed.at("data.display_name")).toBe("B");
  emulator.restore(emulator.snapshot());
});

test("modifiers stand in the order that is asked for, and go", async () => {
  const text = { type: "text", required: false };
  await api.post(path, { ...text, display_name: "A" });
  await api.post(path, { ...text, display_name: "B" });
  const first = await api.post(path, { ...text, display_name: "C", sort_order: 0 });
  expect((await api.get(path)).each("display_name")).toEqual(["C", "A", "B"]);
  await api.put(`${path}/${first.at("data.id")}`, { sort_order: 2, type: "text", required: true });
  expect((await api.get(path)).each("display_name")).toEqual(["A", "B", "C"]);
  expect((await api.delete(`${path}/${first.at("data.id")}`)).status).toBe(204);
  expect((await api.get(`${path}/${first.at("data.id")}`)).status).toBe(404);
});

test("values are added, changed and removed one by one", async () => {
  const values = `${path}/${(await api.post(path, size)).at("data.id")}/values`;
  const added = await api.post(values, { label: "Whole", sort_order: 0, is_default: true });
  expect([added.status, added.at("data.sort_order")]).toEqual([200, 0]);
  expect((await api.get(values)).each("is_default")).toEqual([true, false, false]);
  const changed = await api.put(`${values}/${added.at("data.id")}`, {
    label: "Beans",
    adjusters: { price: { adjuster: "percentage", adjuster_value: -10 } },
  });
  expect(changed.at("data")).toMatchObject({
    label: "Beans",
    is_default: true,
    adjusters: { price: { adjuster: "percentage", adjuster_value: -10 } },
  });
  expect((await api.delete(`${values}/${added.at("data.id")}`)).status).toBe(204);
  expect((await api.delete(`${values}/${added.at("data.id")}`)).status).toBe(404);
  expect((await api.get(values)).each("label")).toEqual(["Coarse", "Fine"]);
});

test("of a checkbox the price of the checked box changes, and stays when its name does", async () => {
  const box = "v3/catalog/products/119/modifiers/1196";
  const price = { adjuster: "relative", adjuster_value: 7 };
  await api.put(`${box}/values/11960`, { adjusters: { price } });
  await api.put(box, { display_name: "Box" });
  expect((await api.get(`${box}/values/11960`)).at("data.adjusters.price")).toEqual(price);
  expect((await api.post(`${box}/values`, { label: "Perhaps" })).status).toBe(422);
});

test.each([
  [{ type: "text", required: true }, 422],
  [{ type: "slider", required: true, display_name: "A" }, 422],
  [{ type: "text", required: true, display_name: "A", option_values: [{ label: "A" }] }, 422],
  [{ ...size, option_values: [{ label: "A", value_data: { product_id: 999_999 } }] }, 422],
  [
    {
      type: "product_list",
      required: true,
      display_name: "A",
      config: { product_list_adjusts_pricing: true },
    },
    422,
  ],
  [{ type: "date", required: true, display_name: "A", config: { date_earliest_value: "soon" } }, 422],
])("creating %j is refused with %d", async (body, status) => {
  expect((await api.post(path, body)).status).toBe(status);
  expect((await api.get(path)).each("id")).toEqual([]);
});

test("a name is there once, and a type stays of its kind", async () => {
  const { json, ...created } = await api.post(path, size);
  expect(json).toBeDefined();
  expect((await api.post(path, size)).status).toBe(409);
  const own = `${path}/${created.at("data.id")}`;
  expect((await api.put(own, { type: "text" })).status).toBe(422);
  expect((await api.put(own, { type: "swatch" })).at("data.type")).toBe("swatch");
});

test("a product has at most 250 modifiers, and a modifier as many values", async () => {
  const values = (length: number) => Array.from({ length }, (_, index) => ({ label: `V${index}` }));
  expect((await api.post(path, { ...size, option_values: values(251) })).status).toBe(422);
  const full = await api.post(path, { ...size, option_values: values(250) });
  expect((await api.post(`${path}/${full.at("data.id")}/values`, { label: "A" })).status).toBe(422);
  const text = { type: "text", required: false };
  for (let index = 0; index < 249; index += 1) await api.post(path, { ...text, display_name: `N${index}` });
  expect((await api.post(path, { ...text, display_name: "one more" })).status).toBe(422);
});

test("an account with the read-only scope changes nothing", async () => {
  const reader = managementCaller(emulator, "reads");
  expect((await reader.get(path)).status).toBe(200);
  expect((await reader.post(path, size)).status).toBe(403);
});
