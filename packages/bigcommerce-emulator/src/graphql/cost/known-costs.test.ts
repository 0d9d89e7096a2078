import { getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { KnownCosts } from "./known-costs.js";
import type { QueryCost } from "./query-cost.js";

const document = parse(`query Q($id: Int!, $first: Int, $full: Boolean!) {
  product(id: $id) { name @include(if: $full) variants(first: $first) { sku } }
}`);

function costsOf(...calls: readonly Record<string, unknown>[]): readonly number[] {
  const definition = getOperationAST(document);
  if (!definition) throw new Error("The document has no operation");
  const known = new KnownCosts();
  let counted = 0;
  const count = (): QueryCost => {
    counted += 1;
    return { complexity: counted, depth: 1, mutations: 0, pageSizeProblems: [] };
  };
  return calls.map((variables) => known.of({ document, definition, variables }, count).complexity);
}

test("an operation is counted once for each page size and condition", () => {
  const costs = costsOf(
    { id: 1, first: 5, full: true },
    { id: 2, first: 5, full: true },
    { id: 2, first: 6, full: true },
    { id: 2, first: 6, full: false },
    { id: 2, full: false },
    { id: 3, first: 5, full: true },
    { id: 3, first: null, full: true },
    { id: 3, full: true },
  );
  expect(costs).toEqual([1, 1, 2, 3, 4, 1, 5, 6]);
});

test("many page sizes are not all kept", () => {
  const sizes = Array.from({ length: 1_000 }, (_, first) => ({ id: 1, first, full: true }));
  expect(costsOf(...sizes, { id: 1, first: 0, full: true }).at(-1)).toBe(1_001);
});
