import fc from "fast-check";
import { buildSchema, getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { costOfOperation } from "./query-cost.js";

const schema = buildSchema(`
  type Query { site: Site node: Node }
  interface Node { id: ID }
  type Site { products(first: Int, last: Int, after: String): ProductConnection brands(first: Int): BrandConnection }
  type ProductConnection { pageInfo: PageInfo edges: [ProductEdge!] }
  type ProductEdge { node: Product }
  type Product implements Node { id: ID name: String related(first: Int): ProductConnection }
  type BrandConnection { edges: [BrandEdge!] }
  type BrandEdge { node: Product }
  type PageInfo { hasNextPage: Boolean }
  type Mutation { login: Product cart: CartMutations }
  type CartMutations { create: Product remove: Product }
`);
const switches = { mutationComplexity: 10, pageInfoComplexity: 5, otherPageSizeLimit: 50, texts: {} };

function cost(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const definition = getOperationAST(document);
  if (!definition) throw new Error("The query has no operation");
  return costOfOperation(schema, { document, definition, variables }, switches);
}

test.each([
  ["a field is 1", "{ node { id } }", 2],
  ["introspection is free", "{ __schema { types { name } } node { __typename } }", 1],
  ["a page is 10 unless it says otherwise", "{ site { products { edges { node { name } } } } }", 2 + 10 * 3],
  ["first counts", "{ site { products(first: 3) { edges { node { name } } } } }", 2 + 3 * 3],
  ["last counts", "{ site { products(last: 4) { edges { node { name } } } } }", 2 + 4 * 3],
  ["a page of none is free", "{ site { products(first: 0) { edges { node { name } } } } }", 2],
  [
    "nested pages multiply",
    "{ site { products(first: 3) { edges { node { related(first: 5) { edges { node { name } } } } } } } }",
    2 + 3 * (2 + 1 + 5 * 3),
  ],
  ["pageInfo costs extra, once", "{ site { products(first: 9) { pageInfo { hasNextPage } } } }", 2 + 2 + 5],
  ["a mutation costs extra", "mutation { login { id } }", 2 + 10],
  ["a namespace does not", "mutation { cart { create { id } } }", 3 + 10],
  [
    "other arguments are free",
    '{ site { products(first: 1, after: "x") { edges { cursor: node { id } } } } }',
    2 + 3,
  ],
])("%s", (_rule, query, complexity) => {
  expect(cost(query).complexity).toBe(complexity);
});

test("page sizes come from variables, then from their defaults", () => {
  const query = "query Q($n: Int = 7) { site { products(first: $n) { edges { node { id } } } } }";
  expect(cost(query).complexity).toBe(2 + 7 * 3);
  expect(cost(query, { n: 2 }).complexity).toBe(2 + 2 * 3);
});

test("depth counts levels of fields, not fragments", () => {
  expect(cost("{ site { products { edges { node { ... on Product { name } } } } } }").depth).toBe(5);
});

test("a mutation is counted under any alias, a namespace never", () => {
  expect(
    cost("mutation { a: login { id } b: login { id } cart { create { id } remove { id } } }").mutations,
  ).toBe(4);
});

test("moving fields into a fragment changes nothing", () => {
  const fields = fc.subarray(["id", "name", "related(first: 4) { edges { node { id } } }"], { minLength: 1 });
  fc.assert(
    fc.property(fields, fc.integer({ min: 0, max: 60 }), (selected, first) => {
      const page = (inner: string) =>
        `{ site { products(first: ${first}) { edges { node { ${inner} } } } } }`;
      const inline = cost(page(selected.join(" ")));
      expect(cost(`${page("...F")} fragment F on Product { ${selected.join(" ")} }`)).toEqual(inline);
      expect(cost(page(`... { ${selected.join(" ")} }`))).toEqual(inline);
    }),
  );
});

test("fragments that add up to a million spreads are counted quickly", () => {
  const levels = Array.from(
    { length: 20 },
    (_, level) => `fragment F${level} on Product { ...F${level + 1} ...F${level + 1} }`,
  );
  const query = `{ node { ...F0 } } ${levels.join(" ")} fragment F20 on Product { id }`;
  expect(cost(query).complexity).toBe(1 + 2 ** 20);
});
