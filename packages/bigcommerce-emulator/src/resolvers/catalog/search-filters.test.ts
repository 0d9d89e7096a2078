import { expect, test } from "vitest";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { products } from "../../fixtures/products.js";
import { createStoreData } from "../../store/store-data.js";

const selection = `__typename displayName isCollapsedByDefault
  ... on ProductAttributeSearchFilter { filterKey attributes { edges { node { value isSelected productCount } } } }
  ... on PriceSearchFilter { selected { minPrice maxPrice } }
  ... on RatingSearchFilter { ratings { edges { node { value isSelected productCount } } } }
  ... on OtherSearchFilter { freeShipping { isSelected productCount } isFeatured { isSelected productCount } isInStock { displayName productCount } }`;

const filtersOf = (filters: string, shop = storefrontCaller()) =>
  shop
    .data(
      `{ site { search { searchProducts(filters: ${filters}) { filters { edges { node { ${selection} } } } } } } }`,
    )
    .nodesAt("site.search.searchProducts.filters");

const named = (filters: readonly unknown[], name: string) =>
  filters.find((filter) => valueAt(filter, "displayName") === name);

test("a search has a filter of each kind, those after price folded", () => {
  const filters = filtersOf("{}");
  expect(filters.map((filter) => valueAt(filter, "displayName"))).toEqual([
    "Category",
    "Brand",
    "Colour",
    "Size",
    "Roast",
    "Origin",
    "Material",
    "Price",
    "Rating",
    "Other",
  ]);
  expect(filters.slice(-2).map((filter) => valueAt(filter, "isCollapsedByDefault"))).toEqual([true, true]);
});

test("an attribute counts the products that have its values", () => {
  const filters = filtersOf('{ productAttributes: [{ attribute: "Roast", values: ["Medium"] }] }');
  expect(named(filters, "Roast")).toMatchObject({
    filterKey: "Roast",
    attributes: { edges: [{ node: { value: "Medium", isSelected: true } }] },
  });
});

test("of a price filter with one bound, the other is null", () => {
  const selected = (filters: string) => valueAt(named(filtersOf(filters), "Price"), "selected");
  expect(selected("{ price: { minPrice: 5 } }")).toEqual({ minPrice: 5, maxPrice: null });
  expect(selected("{}")).toBeNull();
});

test("a rating counts the products with that rating or a better one", () => {
  const nodes = valueAt(named(filtersOf("{ rating: { minRating: 3 } }"), "Rating"), "ratings.edges");
  expect(nodes).toMatchObject([
    { node: { value: "3", isSelected: true } },
    { node: { value: "4", isSelected: false } },
    { node: { value: "5", isSelected: false } },
  ]);
});

test("what no product found has is not offered", () => {
  const other = named(filtersOf('{ searchTerm: "paper filters" }'), "Other");
  expect(other).toMatchObject({
    freeShipping: null,
    isInStock: { displayName: "In Stock", productCount: 2 },
  });
  expect(filtersOf('{ searchTerm: "xyzzy" }').map((filter) => valueAt(filter, "__typename"))).toEqual([
    "PriceSearchFilter",
  ]);
});

test("a store without product filtering has no filters, and ignores three", () => {
  const settings = {
    search: { productFilteringEnabled: false, defaultSearchProductSort: "A_TO_Z", filteredAttributes: null },
  } as const;
  const shop = storefrontCaller({ data: createStoreData(fixtures, { settings }) });
  expect(filtersOf("{}", shop)).toEqual([]);
  const { at } = shop.data(
    "{ site { search { searchProducts(filters: { rating: { minRating: 5 }, hideOutOfStock: true }) { products(first: 1) { collectionInfo { totalItems } edges { node { name } } } suggestions { sourceField } } } } }",
  );
  expect(at("site.search.searchProducts")).toEqual({
    products: {
      collectionInfo: { totalItems: products.length },
      edges: [{ node: { name: "Camp Enamel Mug" } }],
    },
    suggestions: [],
  });
});

test("with topLevelOnly, categories have no sub-categories", () => {
  const of = (filters: string) =>
    storefrontCaller()
      .data(
        `{ site { search { searchProducts(filters: ${filters}) { filters(first: 1) { edges { node { ... on CategorySearchFilter { categories { edges { node { subCategories { edges { node { name } } } } } } } } } } } } } }`,
      )
      .at("site.search.searchProducts.filters");
  expect(JSON.stringify(of("{ topLevelOnly: true }"))).not.toContain('"name"');
  expect(JSON.stringify(of("{}"))).toContain('"name"');
});

test("popular brands are those with the most products", () => {
  const brands = storefrontCaller()
    .data("{ site { popularBrands { edges { node { name count path } } } } }")
    .nodesAt("site.popularBrands");
  const counts = brands.map((brand) => Number(valueAt(brand, "count")));
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts.length).toBeGreaterThan(3);
});
