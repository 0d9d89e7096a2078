import { expect, test } from "vitest";
import { storefrontCaller, valueAt, wholesaleId } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import type { StoredModifier } from "../../store/catalog/product-modifier.js";
import { createStoreData } from "../../store/store-data.js";

const optionFields = `__typename entityId displayName isRequired isVariantOption
  ... on MultipleChoiceOption { displayStyle values(first: 50) { edges { node { __typename entityId label isDefault isSelected
    ... on SwatchOptionValue { hexColors imageUrl(lossy: true, width: 40) }
    ... on ProductPickListOptionValue { productId autoAdjustInventory defaultImage { altText url: urlTemplate(lossy: true) }
      linkedProduct { entityId name inventory { isInStock isStockTracked hasVariantInventory } } } } } } }
  ... on CheckboxOption { checkedByDefault label checkedOptionValueEntityId uncheckedOptionValueEntityId }
  ... on NumberFieldOption { defaultNumber: defaultValue highest isIntegerOnly limitNumberBy lowest }
  ... on TextFieldOption { defaultText: defaultValue maxLength minLength }
  ... on MultiLineTextFieldOption { defaultText: defaultValue maxLength minLength maxLines }
  ... on DateFieldOption { defaultDate: defaultValue earliest latest limitDateBy }
  ... on FileUploadFieldOption { maxFileSize fileTypes }`;

function callerWith(modifiers: StoredModifier[], customerId: number | null = null) {
  const data = createStoreData(fixtures);
  const product = data.products.get(105);
  if (product !== undefined) data.products.set(105, { ...product, modifiers });
  return storefrontCaller({ data, customerId });
}

const described = (entityId: number, displayName: string) => ({ entityId, displayName, isRequired: false });
const values = (...labels: string[]) => labels.map((label, index) => ({ entityId: 900 + index, label }));

/** The options of product 105, without the variant options that it does not have. */
function optionsOf(modifiers: StoredModifier[]): readonly unknown[] {
  return callerWith(modifiers)
    .data(`{ site { product(entityId: 105) { productOptions { edges { node { ${optionFields} } } } } } }`)
    .nodesAt("site.product.productOptions");
}

test("the built-in products have options of many kinds, after those that make the variants", () => {
  const typesOf = (entityId: number) =>
    storefrontCaller()
      .data(
        `{ site { product(entityId: ${entityId}) { productOptions(first: 50) { edges { node { ${optionFields} } } } } } }`,
      )
      .nodesAt("site.product.productOptions")
      .map((option) => [valueAt(option, "__typename"), valueAt(option, "isVariantOption")]);
  expect(typesOf(119)).toEqual([
    ["MultipleChoiceOption", true],
    ["TextFieldOption", false],
    ["CheckboxOption", false],
  ]);
  expect(typesOf(121)).toEqual([
    ["MultipleChoiceOption", true],
    ["MultipleChoiceOption", false],
    ["NumberFieldOption", false],
    ["FileUploadFieldOption", false],
  ]);
  expect(typesOf(122).slice(2)).toEqual([
    ["MultiLineTextFieldOption", false],
    ["DateFieldOption", false],
  ]);
});

test.each([
  "Swatch",
  "RectangleBoxes",
  "DropdownList",
  "RadioButtons",
  "ProductPickList",
  "ProductPickListWithImages",
] as const)("a multiple choice in the style %s has its values", (displayStyle) => {
  const [option] = optionsOf([
    { kind: "multipleChoice", ...described(90, "Lid"), displayStyle, values: values("Screw", "Flip") },
  ]);
  expect(option).toMatchObject({
    __typename: "MultipleChoiceOption",
    displayStyle,
    isVariantOption: false,
    values: {
      edges: [
        { node: { entityId: 900, label: "Screw", isDefault: false, isSelected: null } },
        { node: { entityId: 901, label: "Flip" } },
      ],
    },
  });
});

test("a swatch has its colours, a pick list the products that it stands for", () => {
  const nodes = optionsOf([
    {
      kind: "multipleChoice",
      ...described(90, "Pick"),
      displayStyle: "Swatch",
      values: [
        { entityId: 900, label: "Ink", hexColors: ["#33435a"] },
        { entityId: 901, label: "Tumbler", productEntityId: 118, adjustsInventory: true },
        { entityId: 902, label: "Gone", productEntityId: 999 },
      ],
    },
  ]);
  expect(valueAt(nodes[0], "values.edges")).toMatchObject([
    { node: { __typename: "SwatchOptionValue", hexColors: ["#33435a"], imageUrl: null } },
    {
      node: {
        __typename: "ProductPickListOptionValue",
        productId: 118,
        autoAdjustInventory: true,
        defaultImage: { altText: "Ouri Tumbler" },
        linkedProduct: {
          entityId: 118,
          name: "Ouri Tumbler",
          inventory: { isInStock: true, isStockTracked: true, hasVariantInventory: true },
        },
      },
    },
    { node: { productId: 999, defaultImage: null, linkedProduct: null } },
  ]);
});

test("limits say on which side they are", () => {
  const earliest = "2026-12-01T00:00:00Z";
  const latest = "2026-12-24T00:00:00Z";
  const date = (limits: object) => ({ kind: "date" as const, ...described(90, "Day"), ...limits });
  const number = (limits: object) => ({
    kind: "number" as const,
    ...described(91, "Count"),
    isIntegerOnly: true,
    ...limits,
  });
  const limitsOf = (modifiers: StoredModifier[]) =>
    optionsOf(modifiers).map((option) => valueAt(option, "limitDateBy") ?? valueAt(option, "limitNumberBy"));
  expect(limitsOf([date({}), date({ earliest }), date({ latest }), date({ earliest, latest })])).toEqual([
    "NO_LIMIT",
    "EARLIEST_DATE",
    "LATEST_DATE",
    "RANGE",
  ]);
  expect(
    limitsOf([number({}), number({ lowest: 0 }), number({ highest: 0 }), number({ lowest: 0, highest: 0 })]),
  ).toEqual(["NO_LIMIT", "LOWEST_VALUE", "HIGHEST_VALUE", "RANGE"]);
});

test("what is not set is null, not left out", () => {
  expect(
    optionsOf([
      { kind: "text", ...described(90, "Name"), defaultValue: "Ada", minLength: 2 },
      { kind: "multiLineText", ...described(91, "Note") },
      { kind: "file", ...described(92, "Logo"), maxFileSizeKilobytes: 512, fileTypes: [] },
    ]),
  ).toMatchObject([
    { defaultText: "Ada", minLength: 2, maxLength: null },
    { defaultText: null, minLength: null, maxLength: null, maxLines: null },
    { maxFileSize: 512, fileTypes: [] },
  ]);
});

const priced: StoredModifier[] = [
  {
    kind: "multipleChoice",
    ...described(90, "Lid"),
    displayStyle: "RadioButtons",
    values: [
      { entityId: 900, label: "Plain", isDefault: true },
      { entityId: 901, label: "Brass", priceAdjuster: { adjuster: "percentage", adjusterValue: 25 } },
    ],
  },
  {
    kind: "checkbox",
    ...described(91, "Box"),
    label: "Boxed",
    checkedByDefault: true,
    checkedValueEntityId: 910,
    uncheckedValueEntityId: 911,
    priceAdjuster: { adjuster: "relative", adjusterValue: 4 },
  },
];

function priceOf(args: string, customerId: number | null = null) {
  const answer = callerWith(priced, customerId).data(
    `{ site { product(entityId: 105${args}) { prices { price { value } basePrice { value } }
      productOptions { edges { node { ... on MultipleChoiceOption { values { edges { node { isSelected } } } } } } } } } }`,
  );
  const selected = valueAt(answer.nodesAt("site.product.productOptions")[0], "values.edges");
  return {
    price: answer.at("site.product.prices.price.value"),
    selected: Array.isArray(selected) ? selected.map((edge) => valueAt(edge, "node.isSelected")) : [],
  };
}

test("what is chosen changes the price, by an amount or by a share", () => {
  const option = (optionEntityId: number, valueEntityId: number) => ({ optionEntityId, valueEntityId });
  const chosen = (...selections: { optionEntityId: number; valueEntityId: number }[]) =>
    `, optionValueIds: [${selections.map((it) => `{ optionEntityId: ${it.optionEntityId}, valueEntityId: ${it.valueEntityId} }`).join(", ")}]`;
  expect(priceOf("")).toEqual({ price: 16, selected: [null, null] });
  expect(priceOf(chosen(option(90, 901)))).toEqual({ price: 20, selected: [false, true] });
  expect(priceOf(chosen(option(91, 910))).price).toBe(20);
  expect(priceOf(chosen(option(91, 911))).price).toBe(16);
  expect(priceOf(chosen(option(90, 901), option(91, 910))).price).toBe(24);
  expect(priceOf(chosen(option(90, 901)), wholesaleId).price).toBe(16);
  expect(priceOf(chosen(option(77, 770))).price).toBe(16);
});

test("default selections are chosen on demand, and those given override them", () => {
  expect(priceOf(", useDefaultOptionSelections: true")).toEqual({ price: 20, selected: [true, false] });
  expect(
    priceOf(
      ", useDefaultOptionSelections: true, optionValueIds: [{ optionEntityId: 91, valueEntityId: 911 }]",
    ).price,
  ).toBe(16);
});

test("a variant chosen by some of its options takes the defaults of the others on demand only", () => {
  const flask = (args: string) =>
    storefrontCaller()
      .data(`{ site { product(entityId: 122, ${args}) { sku prices { price { value } } } } }`)
      .at("site.product");
  const [size, colour] = [1220, 1221];
  const larger = `optionValueIds: [{ optionEntityId: ${size}, valueEntityId: ${size * 10 + 1} }]`;
  expect(flask(`${larger}, useDefaultOptionSelections: true`)).toEqual({
    sku: "KF-TRAFLA-750M-PINE",
    prices: { price: { value: 48 } },
  });
  expect(
    flask(
      `optionValueIds: [{ optionEntityId: ${colour}, valueEntityId: ${colour * 10 + 1} }], useDefaultOptionSelections: true`,
    ),
  ).toMatchObject({ sku: "KF-TRAFLA-500M-SLAT" });
});

test("a variant's own options are its values alone", () => {
  const [variant] = storefrontCaller()
    .data(
      `{ site { product(entityId: 119) { variants(first: 1) { edges { node { productOptions { edges { node { ${optionFields} } } } } } } } } }`,
    )
    .nodesAt("site.product.variants");
  expect(valueAt(variant, "productOptions.edges")).toMatchObject([
    { node: { displayName: "Glaze", values: { edges: [{ node: { label: "Dune", isSelected: true } }] } } },
  ]);
});
