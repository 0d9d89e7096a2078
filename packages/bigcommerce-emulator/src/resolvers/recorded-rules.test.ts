import { beforeAll, expect, test } from "vitest";
import { mintToken, postGraphql } from "../../test/emulator-calls.js";
import { retailId, storefrontCaller, valueAt } from "../../test/execute-storefront.js";
import { emulatorForFile } from "../../test/running-emulator.js";
import { fixtures } from "../fixtures/fixtures.js";
import { createStoreData, type StoreDataOptions } from "../store/store-data.js";

// What a live store was seen to do, one fact a test. recorded-answers.test.ts compares whole answers.

const storeWith = (options: StoreDataOptions) =>
  storefrontCaller({ data: createStoreData(fixtures, options) });
const caller = storefrontCaller();
const decoded = (cursor: unknown) => Buffer.from(String(cursor), "base64").toString("utf8");

const createCart = `mutation { cart { createCart(input: { lineItems: [
  { productEntityId: 105, quantity: 2 } { productEntityId: 109, quantity: 1 } ] }) { cart {
    discounts { entityId discountedAmount { value currencyCode } } createdAt { utc } updatedAt { utc }
    lineItems { physicalItems { entityId discounts { entityId } } } } } } }`;

test("a cart's discounts have an entry of 0 for each line, and a line's own are empty", () => {
  const cart = storefrontCaller().data(createCart).at("cart.createCart.cart");
  const entityIds = [0, 1].map((line) => valueAt(cart, `lineItems.physicalItems.${line}.entityId`));
  expect(valueAt(cart, "discounts")).toEqual(
    entityIds.map((entityId) => ({ entityId, discountedAmount: { value: 0, currencyCode: "USD" } })),
  );
  expect(valueAt(cart, "lineItems.physicalItems.0.discounts")).toEqual([]);
});

const inSeconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

test("the times of a cart are in seconds", () => {
  const now = () => new Date("2026-11-20T12:00:00.987Z");
  const cart = storefrontCaller({ now }).data(createCart).at("cart.createCart.cart");
  expect(valueAt(cart, "createdAt.utc")).toBe("2026-11-20T12:00:00Z");
  expect(valueAt(cart, "updatedAt.utc")).toBe("2026-11-20T12:00:00Z");
});

test("so are the times of products, reviews and orders, however they are stored", () => {
  const withMilliseconds = (time: string) => time.replace("Z", ".123Z");
  const products = fixtures.products?.map((product) => ({
    ...product,
    createdAt: withMilliseconds(product.createdAt),
    reviews: product.reviews.map((review) => ({ ...review, createdAt: withMilliseconds(review.createdAt) })),
  }));
  const orders = fixtures.orders?.map((order) => ({
    ...order,
    orderedAt: withMilliseconds(order.orderedAt),
  }));
  const data = createStoreData(fixtures, { products, orders });
  const answer = storefrontCaller({ data, customerId: retailId }).data(`{
    site { product(entityId: 118) { createdAt { utc } reviews { edges { node { createdAt { utc } } } } } }
    customer { orders { edges { node { orderedAt { utc } } } } } }`);
  for (const path of [
    "site.product.createdAt.utc",
    "site.product.reviews.edges.0.node.createdAt.utc",
    "customer.orders.edges.0.node.orderedAt.utc",
  ])
    expect(answer.at(path)).toMatch(inSeconds);
});

const list = (field: string, args = "") =>
  `{ site { list: ${field} { products(first: 2${args}) { edges { cursor node { entityId } } pageInfo { endCursor } } } } }`;

test("the cursors of found products are sort values and the id", () => {
  const found = caller.data(`{ site { search { searchProducts(filters: {}) { products(first: 1) {
    edges { cursor node { entityId } } } } } } }`);
  const edge = "site.search.searchProducts.products.edges.0";
  expect(decoded(found.at(`${edge}.cursor`))).toBe(`[100000000.0,0,${found.at(`${edge}.node.entityId`)}]`);
});

test("the cursors of a category's products are their ids", () => {
  const answer = caller.data(list("category(entityId: 22)"));
  const edge = "site.list.products.edges.0";
  expect(decoded(answer.at(`${edge}.cursor`))).toBe(`{"id":${answer.at(`${edge}.node.entityId`)}}`);
});

test("the cursors of variants are their places", () => {
  const answer = caller.data("{ site { product(entityId: 110) { variants { edges { cursor } } } } }");
  expect(decoded(answer.at("site.product.variants.edges.1.cursor"))).toBe("arrayconnection:1");
});

test.each(["A_TO_Z", "LOWEST_PRICE"])(
  "a category in the order %s pages on from its own cursors",
  (sortBy) => {
    const entityIds: unknown[] = [];
    let after: unknown = "";
    for (let page = 0; page < 4; page += 1) {
      const answer = caller.data(list("category(entityId: 22)", `, sortBy: ${sortBy}, after: "${after}"`));
      entityIds.push(...answer.nodesAt("site.list.products").map((node) => valueAt(node, "entityId")));
      after = answer.at("site.list.products.pageInfo.endCursor");
    }
    const whole = caller.data(
      `{ site { category(entityId: 22) { products(first: 50, sortBy: ${sortBy}) { edges { node { entityId } } } } } }`,
    );
    expect(entityIds).toEqual(
      whole.nodesAt("site.category.products").map((node) => valueAt(node, "entityId")),
    );
  },
);

const stock = `{ site { product(entityId: 109) {
  inventory { isInStock isStockTracked aggregated { availableToSell } }
  variants { edges { node { inventory { isInStock aggregated { availableToSell } } } } } } } }`;

test.each([
  ["DONT_SHOW", 109, null],
  ["SHOW", 109, { availableToSell: 4 }],
  ["SHOW_WHEN_LOW", 109, { availableToSell: 4 }],
  ["SHOW_WHEN_LOW", 105, null],
] as const)("a store that has %s says of the stock of %i: %o", (stockLevelDisplay, entityId, aggregated) => {
  const store = storeWith({
    settings: { inventory: { ...fixtures.settings.inventory, stockLevelDisplay } },
  });
  const product = store.data(stock.replace("109", String(entityId))).at("site.product");
  expect(valueAt(product, "inventory")).toEqual({ isInStock: true, isStockTracked: true, aggregated });
  expect(valueAt(product, "variants.edges.0.node.inventory")).toEqual({ isInStock: true, aggregated });
});

test("what is not set for search engines is empty text", () => {
  const seo = "seo { pageTitle metaDescription metaKeywords }";
  const answer = caller.data(
    `{ site { product(entityId: 105) { ${seo} } category(entityId: 20) { ${seo} } brand(entityId: 10) { ${seo} } } }`,
  );
  expect(answer.at("site.product.seo")).toMatchObject({ pageTitle: "", metaKeywords: "" });
  for (const node of ["category", "brand"])
    expect(answer.at(`site.${node}.seo`)).toEqual({ pageTitle: "", metaDescription: "", metaKeywords: "" });
});

test("what is set for search engines is there", () => {
  const set = { pageTitle: "Tea, and more", metaDescription: "In tins.", metaKeywords: ["tea", "tins"] };
  const store = storeWith({
    categories: fixtures.categories?.map((category) => ({ ...category, ...set })),
  });
  expect(
    store
      .data("{ site { category(entityId: 21) { seo { pageTitle metaDescription metaKeywords } } } }")
      .at("site.category.seo"),
  ).toEqual({ ...set, metaKeywords: "tea, tins" });
});

const prices = (includeTax: boolean) =>
  `{ site { product(entityId: 110) { prices(includeTax: ${includeTax}) { price { value } basePrice { value } saved { value } priceRange { max { value } } }
    variants(first: 1) { edges { node { prices(includeTax: ${includeTax}) { price { value } } } } } } } }`;

test("prices are without tax, and with it on request", () => {
  const store = storeWith({ settings: { tax: { name: "VAT", ratePercent: 20 } } });
  expect(store.data(prices(false)).at("site.product.prices")).toEqual({
    price: { value: 89 },
    basePrice: { value: 89 },
    saved: { value: 10 },
    priceRange: { max: { value: 95 } },
  });
  const withTax = store.data(prices(true));
  expect(withTax.at("site.product.prices")).toEqual({
    price: { value: 106.8 },
    basePrice: { value: 106.8 },
    saved: { value: 12 },
    priceRange: { max: { value: 114 } },
  });
  expect(withTax.at("site.product.variants.edges.0.node.prices.price.value")).toBe(106.8);
});

test("of products found equally good, the one with the highest id comes first", () => {
  const found = caller.data(`{ site { search { searchProducts(filters: { brandEntityIds: [11] }) {
    products { edges { node { entityId } } } } } } }`);
  const entityIds = found
    .nodesAt("site.search.searchProducts.products")
    .map((node) => Number(valueAt(node, "entityId")));
  expect(entityIds).toHaveLength(5);
  expect(entityIds).toEqual(entityIds.toSorted((a, b) => b - a));
});

test("a store without product filtering has no filters, and no search has suggestions", () => {
  const query = `{ site { settings { search { productFilteringEnabled } } search { searchProducts(filters: {}) {
    filters { edges { node { name } } pageInfo { hasNextPage endCursor } } suggestions { sourceField } } } } }`;
  const search = { ...fixtures.settings.search, productFilteringEnabled: false };
  const answer = storeWith({ settings: { search } }).data(query);
  expect(answer.at("site.settings.search.productFilteringEnabled")).toBe(false);
  expect(answer.at("site.search.searchProducts")).toEqual({
    filters: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
    suggestions: [],
  });
});

test("the category tree leaves out what is not visible, and a product still names it", () => {
  const categories = fixtures.categories?.map((category) =>
    category.name === "Coffee" ? { ...category, isVisible: false } : category,
  );
  const answer = storeWith({ categories }).data(`{ site { categoryTree { name }
    product(entityId: 101) { categories { edges { node { name } } } } } }`);
  expect(answer.at("site.categoryTree")).not.toContainEqual({ name: "Coffee" });
  expect(answer.nodesAt("site.product.categories")).toContainEqual({ name: "Coffee" });
});

const emulator = emulatorForFile();
let token: string;
beforeAll(async () => {
  token = await mintToken(emulator);
});

test("the redirect URLs of a cart that is gone are null, without a GraphQL error", async () => {
  const query = `mutation { cart { createCartRedirectUrls(input: { cartEntityId: "00000000-0000-0000-0000-000000000000" }) {
    redirectUrls { redirectedCheckoutUrl } } } }`;
  const response = await postGraphql(emulator, { token, query });
  expect([response.status, await response.json()]).toEqual([
    200,
    { data: { cart: { createCartRedirectUrls: { redirectUrls: null } } } },
  ]);
});

test("an error of a field has message, path and locations, and nothing else", async () => {
  const query = `mutation { cart { deleteCart(input: { cartEntityId: "00000000-0000-0000-0000-000000000000" }) { deletedCartEntityId } } }`;
  const response = await postGraphql(emulator, { token, query });
  expect(await response.json()).toEqual({
    data: { cart: { deleteCart: null } },
    errors: [
      {
        message: "Not Found: Cart does not exist",
        path: ["cart", "deleteCart"],
        locations: [{ line: 1, column: 19 }],
      },
    ],
  });
});

test("the variables of a request that do not fit are refused with 400, without data", async () => {
  const query = "query ($id: Int!) { site { product(entityId: $id) { name } } }";
  const response = await postGraphql(emulator, { token, body: { query, variables: { id: "x" } } });
  expect([response.status, await response.json()]).toEqual([
    400,
    {
      errors: [
        {
          message: "Variable '$id' expected value of type 'Int!' but got: \"x\". Reason: Int value expected",
          locations: [{ line: 1, column: 8 }],
        },
      ],
    },
  ]);
});
