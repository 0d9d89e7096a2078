import fc from "fast-check";
import { buildSchema, getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { costOfOperation } from "./query-cost.js";
import { selectionLimit } from "./selected-fields.js";

const schema = buildSchema(`
  type Query { site: Site node: Node }
  interface Node { id: ID }
  type Site {
    product: Product
    route: Route
    products(first: Int, last: Int, after: String): ProductConnection
    brands(first: Int): BrandConnection
    cart: Cart
  }
  type Route { node: Node }
  type ProductConnection { pageInfo: PageInfo edges: [ProductEdge!] }
  type ProductEdge { node: Product }
  type Product implements Node {
    id: ID name: String sku: String prices: Prices variants(first: Int): VariantConnection self: Product
  }
  type VariantConnection { edges: [VariantEdge!] }
  type VariantEdge { node: Variant }
  type Variant { sku: String prices: Prices }
  type Prices { price: Float }
  type BrandConnection { edges: [BrandEdge!] }
  type BrandEdge { node: Brand }
  type Brand implements Node { id: ID name: String }
  type PageInfo { hasNextPage: Boolean }
  type Cart { id: ID amount: Float }
  type CartResult { cart: Cart }
  type Mutation { login: Product cart: CartMutations }
  type CartMutations { create: CartResult remove: CartResult }
`);

function cost(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const definition = getOperationAST(document);
  if (!definition) throw new Error("The query has no operation");
  return costOfOperation(schema, { document, definition, variables }, { otherPageSizeLimit: 50, texts: {} });
}

const complexity = (query: string, variables?: Record<string, unknown>) => cost(query, variables).complexity;

test.each([
  ["a field is 1", "{ site { product { id name sku } } }", 2 + 600 + 3],
  ["introspection is free", "{ __schema { types { name } } site { __typename } }", 1],
  ["a node is looked up", "{ node { id } }", 1_000 + 2],
  ["a route is looked up, its node is a part of that", "{ site { route { node { id } } } }", 1_000 + 4],
  ["a list of products is looked up", "{ site { products { pageInfo { hasNextPage } } } }", 600 + 4],
  ["an alias changes nothing", "{ shop: site { all: products { pageInfo { hasNextPage } } } }", 600 + 4],
  [
    "prices are charged once",
    "{ site { product { prices { price } variants { edges { node { prices { price } } } } } } }",
    600 + 2_700 + 9,
  ],
  ["a cart is charged", "{ site { cart { id } } }", 4_000 + 3],
  ["a mutation is charged", "mutation { login { id } }", 5_000 + 2],
  ["a mutation's cart too", "mutation { cart { create { cart { id } } } }", 5_000 + 4_000 + 4],
])("%s", (_rule, query, points) => {
  expect(complexity(query)).toBe(points);
});

const brands = (first: string) => `{ site { brands${first} { edges { node { name } } } } }`;

test.each([
  ["a page of 10, which is the default", brands(""), 5],
  ["a page of 19", brands("(first: 19)"), 5],
  ["a page of 20", brands("(first: 20)"), 5 + 1],
  ["a page of none", brands("(first: 0)"), 5],
  [
    "nested pages multiply, also under last",
    "{ site { products(last: 40) { edges { node { variants(first: 30) { edges { node { sku } } } } } } } }",
    8 + 600 + (40 + 40 * 30) / 20,
  ],
])("20 objects that pages can hold are 1: %s", (_rule, query, points) => {
  expect(complexity(query)).toBe(points);
});

test("page sizes come from variables, then from their defaults", () => {
  const query = `query Q($n: Int = 40) ${brands("(first: $n)")}`;
  expect(complexity(query)).toBe(5 + 2);
  expect(complexity(query, { n: 20 })).toBe(5 + 1);
});

test.each([
  ["@skip(if: true)", {}, 2],
  ["@skip(if: false)", {}, 3],
  ["@include(if: false)", {}, 2],
  ["@include(if: true)", {}, 3],
  ["@include(if: true) @skip(if: true)", {}, 2],
  ["@include(if: $off)", {}, 2],
  ["@include(if: $off)", { off: true }, 3],
  ["@skip(if: $on)", {}, 2],
  ["@skip(if: $on)", { on: false }, 3],
])("what a directive leaves out is free: %s with %o", (directive, variables, points) => {
  const operation = (selections: string, rest = "") =>
    `query Q($off: Boolean = false, $on: Boolean = true) { site { ${selections} } } ${rest}`;
  const scores = [
    complexity(operation(`cart { id amount ${directive} }`), variables),
    complexity(operation(`cart { id ... ${directive} { amount } }`), variables),
    complexity(operation(`cart { id ...A ${directive} }`, "fragment A on Cart { amount }"), variables),
  ];
  expect(scores).toEqual(scores.map(() => 4_000 + 1 + points));
});

test("what is left out has no depth, is no mutation and has no page", () => {
  expect(cost("mutation { login { id } cart @skip(if: true) { create { cart { id } } } }")).toMatchObject({
    mutations: 1,
    depth: 2,
  });
  expect(cost("{ site { brands(first: 99) @skip(if: true) { edges { node { name } } } } }")).toMatchObject({
    pageSizeProblems: [],
  });
});

test("depth counts levels of fields, not fragments", () => {
  expect(cost("{ site { products { edges { node { ... on Product { name } } } } } }").depth).toBe(5);
});

test("a mutation is counted under any alias, a namespace never", () => {
  const query = `mutation { a: login { id } b: login { id }
    cart { create { cart { id } } remove { cart { id } } } }`;
  expect(cost(query).mutations).toBe(4);
});

test("a field of one name in fragments on two types is one field if it has one type", () => {
  const query = "{ site { route { node { ... on Product { name id } ... on Brand { name } } } } }";
  expect(complexity(query)).toBe(1_000 + 5);
});

test("how often and where a field is selected changes nothing", () => {
  const fields = fc.subarray(["id", "prices { price }", "variants(first: 4) { edges { node { sku } } }"], {
    minLength: 1,
  });
  fc.assert(
    fc.property(fields, fields, fc.integer({ min: 0, max: 60 }), (some, others, first) => {
      const page = (inner: string) =>
        `{ site { products(first: ${first}) { edges { node { ${inner} } } } } }`;
      const once = cost(page([...new Set([...some, ...others])].join(" ")));
      const [a, b] = [some.join(" "), others.join(" ")];
      expect(cost(page(`${a} ${b} ${a}`))).toEqual(once);
      expect(cost(page(`... { ${a} } ... on Product { ${b} } ... on Node { id @skip(if: true) }`))).toEqual(
        once,
      );
      expect(cost(`${page(`...A ${b} ...A`)} fragment A on Product { ${a} }`)).toEqual(once);
      expect(cost(`{ ...S ...T } fragment S on Query ${page(a)} fragment T on Query ${page(b)}`)).toEqual(
        once,
      );
    }),
  );
});

test("fragments spread twice in each other are counted once", () => {
  const levels = Array.from(
    { length: 20 },
    (_, level) => `fragment F${level} on Product { ...F${level + 1} ...F${level + 1} }`,
  );
  const query = `{ site { product { ...F0 } } } ${levels.join(" ")} fragment F20 on Product { id }`;
  expect(complexity(query)).toBe(600 + 3);
});

test("fields that add up to a million are counted quickly", () => {
  const levels = Array.from(
    { length: 20 },
    (_, level) =>
      `fragment F${level} on Product { a: self { ...F${level + 1} } b: self { ...F${level + 1} } }`,
  );
  const query = `{ site { product { ...F0 } } } ${levels.join(" ")} fragment F20 on Product { id }`;
  expect(complexity(query)).toBe(600 + 2 + (2 ** 21 - 2) + 2 ** 20);
});

test("an operation with more selections than are looked at costs at least as many", () => {
  const names = Array.from({ length: 1_000 }, (_, number) => `n${number}`);
  const query = `{ site { product { ${names.map((name) => `${name}: self { ...F }`).join(" ")} } } }
    fragment F on Product { ${names.map((name) => `${name}: name`).join(" ")} }`;
  expect(complexity(query)).toBeGreaterThanOrEqual(selectionLimit);
});

test("pages nested without end still have a score", () => {
  const nested = (levels: number): string =>
    levels === 0 ? "id" : `products(first: 50) { edges { node { ${nested(levels - 1)} } } }`;
  const deep = buildSchema(`
    type Query { products(first: Int): ProductConnection }
    type ProductConnection { edges: [Edge!] } type Edge { node: Product }
    type Product { id: ID products(first: Int): ProductConnection }
  `);
  const document = parse(`{ ${nested(300)} }`);
  const definition = getOperationAST(document);
  if (!definition) throw new Error("The query has no operation");
  const score = costOfOperation(
    deep,
    { document, definition, variables: {} },
    { otherPageSizeLimit: 50, texts: {} },
  );
  expect(Number.isSafeInteger(score.complexity)).toBe(true);
});
