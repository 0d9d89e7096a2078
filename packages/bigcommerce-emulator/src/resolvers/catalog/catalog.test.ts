import { expect, test } from "vitest";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";

const caller = storefrontCaller();

function names(source: string, path: string): string[] {
  const nodes = caller.data(source).nodesAt(path);
  return nodes.map((node) => String(valueAt(node, "name")));
}

function search(filters: string, sort = ""): string[] {
  const source = `{ site { search { searchProducts(filters: ${filters} ${sort}) { products(first: 50) { edges { node { name } } } } } } }`;
  return names(source, "site.search.searchProducts.products");
}

test("a product is found by entity id, node id, SKU, variant and path", () => {
  const sources = [
    "product(entityId: 119) { name }",
    `product(id: "${Buffer.from("Product:119").toString("base64")}") { name }`,
    'product(sku: "KF-DUNMUG") { name }',
    "product(variantEntityId: 11901) { name }",
  ];
  for (const source of sources)
    expect(caller.data(`{ site { ${source} } }`).at("site.product.name")).toBe("Dune Mug");
  const route = caller.data(
    '{ site { route(path: "dune-mug?from=mail") { node { __typename ... on Product { name } } } } }',
  );
  expect(route.at("site.route.node")).toEqual({ __typename: "Product", name: "Dune Mug" });
});

test("route finds categories and brands by their paths, and nothing at other paths", () => {
  const node = (path: string) =>
    caller.data(`{ site { route(path: "${path}") { node { __typename } } } }`).at("site.route.node");
  expect(node("/brewing/pour-over/")).toEqual({ __typename: "Category" });
  expect(node("/brands/ouri-ceramics")).toEqual({ __typename: "Brand" });
  expect(node("/nowhere/")).toBeNull();
});

test("an unknown product is null", () => {
  expect(caller.data("{ site { product(entityId: 9) { name } } }").at("site.product")).toBeNull();
  expect(caller.data('{ site { product(sku: "") { name } } }').at("site.product")).toBeNull();
});

test("options are multiple choice, colours are swatches, and a variant marks its own values", () => {
  const answer =
    caller.data(`{ site { product(entityId: 110, variantEntityId: 11001) { defaultImage { url(width: 80) altText } productOptions { edges { node {
    __typename displayName isVariantOption ... on MultipleChoiceOption { displayStyle values { edges { node { __typename label isSelected ... on SwatchOptionValue { hexColors } } } } } } } } } } }`);
  const option = "site.product.productOptions.edges.0.node";
  expect(answer.at(`${option}.__typename`)).toBe("MultipleChoiceOption");
  expect(answer.at(`${option}.values.edges`)).toEqual([
    {
      node: { __typename: "SwatchOptionValue", label: "Graphite", isSelected: false, hexColors: ["#3d4347"] },
    },
    { node: { __typename: "SwatchOptionValue", label: "Fern", isSelected: true, hexColors: ["#5f7a5c"] } },
    { node: { __typename: "SwatchOptionValue", label: "Cream", isSelected: false, hexColors: ["#e9dfcb"] } },
  ]);
  expect(answer.at("site.product.defaultImage")).toEqual({
    url: expect.stringContaining("/80w/products/110/11002/heron-gooseneck-kettle--fern__"),
    altText: "Heron Gooseneck Kettle in Fern",
  });
});

test("availability tells preorder, unavailable and in stock apart", () => {
  const of = (entityId: number) =>
    caller
      .data(
        `{ site { product(entityId: ${entityId}) { availabilityV2 { __typename status } inventory { isInStock } } } }`,
      )
      .at("site.product");
  expect(of(123)).toEqual({
    availabilityV2: { __typename: "ProductPreOrder", status: "Preorder" },
    inventory: { isInStock: true },
  });
  expect(of(128)).toEqual({
    availabilityV2: { __typename: "ProductUnavailable", status: "Unavailable" },
    inventory: { isInStock: false },
  });
  expect(of(101)).toEqual({
    availabilityV2: { __typename: "ProductAvailable", status: "Available" },
    inventory: { isInStock: true },
  });
});

test("the plain description is cut at the limit", () => {
  const text = (limit: string) =>
    String(
      caller
        .data(`{ site { product(entityId: 101) { plainTextDescription${limit} } } }`)
        .at("site.product.plainTextDescription"),
    );
  expect(text("")).toHaveLength(120);
  expect(text("(characterLimit: 20)")).toBe("Our everyday coffee:");
});

test("the category tree nests, and breadcrumbs lead down to the category", () => {
  const answer = caller.data(
    "{ site { categoryTree { name hasChildren children { name productCount } } category(entityId: 23) { breadcrumbs(depth: 3) { edges { node { name } } } } } }",
  );
  expect(answer.at("site.categoryTree.2")).toEqual({
    name: "Brewing",
    hasChildren: true,
    children: [
      { name: "Pour over", productCount: 4 },
      { name: "Grinders & scales", productCount: 2 },
    ],
  });
  expect(
    names(
      "{ site { category(entityId: 23) { breadcrumbs(depth: 3) { edges { node { name } } } } } }",
      "site.category.breadcrumbs",
    ),
  ).toEqual(["Brewing", "Pour over"]);
});

test("search needs every word, in name, text, brand or keywords", () => {
  expect(search('{ searchTerm: "ouri mug" }')).toEqual(["Dune Mug"]);
  expect(search('{ searchTerm: "DECAFFEINATED" }')).toEqual(["Night Train Decaf"]);
  expect(search('{ searchTerm: "submarine" }')).toEqual([]);
  expect(search("{}")).toHaveLength(28);
});

test("search filters by price, category, brand, rating, attribute and stock", () => {
  expect(search("{ price: { maxPrice: 12 } }")).toEqual(["Paper Filters, 100", "Orchard Rooibos"]);
  expect(search("{ categoryEntityId: 22 }")).toHaveLength(8);
  expect(search("{ brandEntityIds: [11] }")).toHaveLength(5);
  expect(search("{ rating: { minRating: 5 }, brandEntityIds: [14] }")).toEqual([
    "Dune Mug",
    "Ouri Tumbler",
    "Fold Dripper",
  ]);
  expect(search('{ productAttributes: [{ attribute: "Glaze", values: ["Moss"] }] }')).toEqual([
    "Dune Mug",
    "Ouri Tumbler",
  ]);
  expect(search("{ hideOutOfStock: true }")).not.toContain("The Slow Morning");
  expect(search("{ isFeatured: true, isFreeShipping: true }")).toEqual([
    "Walnut Serving Tray",
    "Heron Gooseneck Kettle",
  ]);
  expect(search("{ categoryIdsFilter: { entityIds: [25, 26], matchBehavior: AND } }")).toEqual([
    "Camp Enamel Mug",
  ]);
});

test("search sorts by each of its orders", () => {
  expect(search("{}", "sort: A_TO_Z").slice(0, 2)).toEqual(["Camp Enamel Mug", "Canvas Field Tote"]);
  expect(search("{}", "sort: Z_TO_A")).toEqual(search("{}", "sort: A_TO_Z").reverse());
  expect(search("{}", "sort: LOWEST_PRICE")[0]).toBe("Paper Filters, 100");
  expect(search("{}", "sort: HIGHEST_PRICE")[0]).toBe("Lark Hand Grinder");
  expect(search("{}", "sort: NEWEST")[0]).toBe("Ember Camp Stove");
  expect(search("{}", "sort: BEST_SELLING")[0]).toBe("Paper Filters, 100");
  expect(search('{ searchTerm: "dripper" }', "sort: RELEVANCE")[0]).toBe("Fold Dripper");
});

test("the filters of a search count what is found", () => {
  const answer = caller.data(
    `{ site { search { searchProducts(filters: { brandEntityIds: [15] }) { filters { edges { node { __typename ... on BrandSearchFilter { brands { edges { node { name productCount isSelected } } } } } } } } } } }`,
  );
  expect(answer.at("site.search.searchProducts.filters.edges.1.node.brands.edges")).toEqual([
    { node: { name: "Pinecrest", productCount: 4, isSelected: true } },
  ]);
});

test("the shop's lists are the newest, the best sold and the featured", () => {
  expect(
    names("{ site { newestProducts(first: 2) { edges { node { name } } } } }", "site.newestProducts"),
  ).toEqual(["Ember Camp Stove", "Walnut Serving Tray"]);
  expect(
    names(
      "{ site { bestSellingProducts(first: 1) { edges { node { name } } } } }",
      "site.bestSellingProducts",
    ),
  ).toEqual(["Paper Filters, 100"]);
  expect(
    names("{ site { featuredProducts(first: 50) { edges { node { name } } } } }", "site.featuredProducts"),
  ).toHaveLength(9);
});

test("settings name the store, its channel, its currency and its password rule", () => {
  const answer = caller.data(
    "{ site { settings { storeName storeHash channelId currency { defaultCurrency } customers { passwordComplexitySettings { minimumPasswordLength } } locales { code isDefault } } } }",
  );
  expect(answer.at("site.settings")).toEqual({
    storeName: "Kettle & Fern",
    storeHash: "emulator",
    channelId: 1,
    currency: { defaultCurrency: "USD" },
    customers: { passwordComplexitySettings: { minimumPasswordLength: 7 } },
    locales: [
      { code: "en", isDefault: true },
      { code: "fr", isDefault: false },
    ],
  });
});
