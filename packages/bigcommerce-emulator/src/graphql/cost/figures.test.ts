import { getOperationAST, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { createStorefrontSchema } from "../../resolvers/storefront-schema.js";
import { costOfOperation } from "./query-cost.js";
import { fittedWithin } from "./scores.js";

/*
 * Operations of the shapes that were recorded: as many fields, in objects and pages like those. What the live store
 * charged for the recorded ones stands beside them.
 */
const schema = createStorefrontSchema();

function complexity(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const definition = getOperationAST(document);
  if (!definition) throw new Error("The query has no operation");
  return costOfOperation(schema, { document, definition, variables }, { otherPageSizeLimit: 50, texts: {} })
    .complexity;
}

const money = (...names: readonly string[]) =>
  names.map((name) => `${name} { currencyCode value }`).join(" ");
const nodes = (fields: string) => `{ edges { node { ${fields} } } }`;

const card = (more = "") => `sku id name ${more} defaultImage { altText url(width: 200) }
  prices { ${money("price", "salePrice", "basePrice")} }`;

const productList = (
  first: number,
  more = "",
) => `products(first: ${first}) { pageInfo { endCursor hasNextPage }
  collectionInfo { totalItems } edges { node { ${card(more)} } } }`;

/** What a grid of products with swatches, sizes and badges selects, above the plain card. */
const fullCard = `brand { name entityId } inventory { hasVariantInventory isInStock aggregated { availableToSell } }
  reviewSummary { summationOfRatings numberOfReviews }
  images(first: 6) ${nodes("isDefault altText url(width: 200)")}
  productOptions(first: 5) ${nodes(`displayName entityId ... on MultipleChoiceOption {
    values(first: 25) ${nodes("label entityId ... on SwatchOptionValue { hexColors }")} }`)}
  variants(first: 15) ${nodes(`isPurchasable entityId inventory { isInStock } defaultImage { url(width: 200) }
    prices { ${money("price")} }
    options(first: 5) ${nodes(`displayName values(first: 10) ${nodes("label")}`)}`)}
  metafields(namespace: "shop", first: 5) ${nodes("value key")}`;

const shelf = (
  list: string,
) => `query Shelf($path: String!, $withProducts: Boolean = true) { site { route(path: $path) {
  redirect { toUrl }
  node { ... on Category {
    id entityId name path description
    breadcrumbs(depth: 3) ${nodes("name path")}
    seo { metaDescription metaKeywords pageTitle }
    defaultImage { altText url(width: 900) }
    ... @include(if: $withProducts) { ${list} }
  } }
} } }`;

const variant = `entityId id sku mpn gtin upc
  prices { ${money("price", "basePrice", "salePrice", "retailPrice")} }
  inventory { isInStock aggregated { availableToSell warningLevel } }
  options(first: 10) ${nodes(`displayName entityId values(first: 10) ${nodes("label entityId")}`)}`;

const product = `id entityId sku name path description condition type
  availabilityV2 { description status }
  inventory { isInStock hasVariantInventory isStockTracked aggregated { warningLevel availableToSell } }
  prices { ${money("price", "basePrice", "salePrice", "retailPrice", "saved")} priceRange { ${money("min", "max")} } }
  brand { name path entityId }
  categories(first: 10) ${nodes("name path entityId")}
  defaultImage { altText isDefault urlOriginal url(width: 900) }
  images(first: 20) ${nodes("isDefault altText url(width: 900)")}
  productOptions(first: 10) ${nodes(`displayName entityId isRequired isVariantOption ... on MultipleChoiceOption {
    displayStyle values(first: 25) ${nodes("isDefault label entityId ... on SwatchOptionValue { hexColors }")} }`)}
  metafields(namespace: "shop", first: 25) ${nodes("value key entityId")}
  seo { metaDescription metaKeywords pageTitle }
  variants(first: 25) ${nodes(variant)}`;

const found = (
  list: string,
) => `query Find($filters: SearchProductsFiltersInput!, $filtered: Boolean = true) {
  site { search { searchProducts(filters: $filters) {
    ${list}
    filters(first: 25) @include(if: $filtered) { pageInfo { endCursor hasNextPage } edges { node {
      isCollapsedByDefault name
      ... on BrandSearchFilter { displayProductCount brands(first: 50) ${nodes("name entityId isSelected productCount")} }
      ... on RatingSearchFilter { ratings(first: 10) ${nodes("isSelected productCount value")} }
      ... on CategorySearchFilter { displayProductCount
        categories(first: 50) ${nodes("name entityId isSelected productCount")} }
      ... on ProductAttributeSearchFilter { displayProductCount filterName
        attributes(first: 50) ${nodes("isSelected productCount value")} }
      ... on PriceSearchFilter { selected { maxPrice minPrice } }
    } } }
  }
} } }`;

const line = `entityId productEntityId variantEntityId parentEntityId name sku brand path quantity isTaxable isMutable
  image { altText url(width: 200) } selectedOptions { name entityId }
  ${money("listPrice", "salePrice", "originalPrice", "extendedListPrice", "extendedSalePrice", "discountedAmount")}
  ${money("couponAmount")}`;

const cart = `entityId currencyCode locale isTaxIncluded createdAt { utc } updatedAt { utc }
  ${money("amount", "baseAmount", "discountedAmount")} discounts { entityId ${money("discountedAmount")} }
  lineItems { totalQuantity
    physicalItems { ${line} isShippingRequired discounts { entityId ${money("discountedAmount")} } }
    digitalItems { ${line} }
    giftCertificates { entityId name ${money("amount")} }
    customItems { entityId name quantity sku ${money("listPrice")} }
  }`;

const plainCard = "brand { name entityId }";
const byPath = `{ site { route(path: "/a/") { redirect { toUrl } node { ... on Product { ${product} } } } } }`;
const newCart = `mutation New($input: CreateCartInput!) { cart { createCart(input: $input) { cart { ${cart} } } } }`;

// The figures of lists were noted beside requests with a plain card, and measured with a full one: both are held.
test.each<[string, number, string, Record<string, unknown>?]>([
  ["a category with plain cards", 4_724, shelf(productList(10))],
  ["a category with full cards", 4_724, shelf(productList(12, fullCard))],
  ["a category whose list is left out", 1_022, shelf(productList(10)), { withProducts: false }],
  ["a product by its path", 4_048, byPath],
  ["a product by its id", 3_443, `{ site { product(entityId: 1) { ${product} } } }`],
  ["a search with 10 plain cards and filters", 4_664, found(productList(10, plainCard))],
  ["a search with 12 plain cards and filters", 4_698, found(productList(12, plainCard))],
  ["a search with 10 full cards", 4_664, found(productList(10, fullCard)), { filtered: false }],
  ["a search with 10 full cards and filters", 6_686, found(productList(10, fullCard))],
  ["a cart that is created", 9_200, newCart],
])("%s: the live store charged %i", (_shape, figure, query, variables) => {
  const share = complexity(query, variables) / figure;
  expect(share).toBeGreaterThan(1 - fittedWithin);
  expect(share).toBeLessThan(1 + fittedWithin);
});

test("a category without its list costs exactly what the live store charged", () => {
  expect(complexity(shelf(productList(10)), { withProducts: false })).toBe(1_022);
});

test("an object of two values in a list of 12 products adds 3, as recorded", () => {
  const list = (more: string) => `{ site { ${productList(12, more)} } }`;
  expect(
    complexity(list("reviewSummary { numberOfReviews summationOfRatings }")) - complexity(list("")),
  ).toBe(3);
});
