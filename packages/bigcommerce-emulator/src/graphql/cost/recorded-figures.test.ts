import { existsSync, readFileSync } from "node:fs";
import { buildSchema, getOperationAST, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { costOfOperation } from "./query-cost.js";
import { fittedWithin } from "./scores.js";

/** Requests recorded from a live store, beside the project; absent in a clone of the project alone. */
const reference = new URL("../../../../../../shared/reference/", import.meta.url);
const recorded = (name: string) => new URL(`recorded/${name}.json`, reference);
const isPresent = existsSync(recorded("product-by-path"));

const recordingSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullable(),
});

function recording(name: string): { query: string; variables: Record<string, unknown> } {
  const { query, variables } = recordingSchema.parse(JSON.parse(readFileSync(recorded(name), "utf8")));
  return { query, variables: variables ?? {} };
}

describe.skipIf(!isPresent)("requests as recorded", () => {
  const sdl = isPresent
    ? readFileSync(new URL("bigcommerce-storefront.graphql", reference), "utf8")
    : "type Query";
  const schema = buildSchema(sdl, { assumeValidSDL: true });

  function complexity(query: string, variables: Record<string, unknown> = {}): number {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const definition = getOperationAST(document);
    if (!definition) throw new Error("The recording has no operation");
    return costOfOperation(schema, { document, definition, variables }, { otherPageSizeLimit: 50, texts: {} })
      .complexity;
  }

  const edited = (name: string, from: string | RegExp, to: string) => {
    const { query, variables } = recording(name);
    const text = query.replace(from, to);
    if (text === query) throw new Error(`${name} has changed: nothing in it matches ${from}`);
    return complexity(text, variables);
  };
  const asRecorded = (name: string) => complexity(recording(name).query, recording(name).variables);
  const byId = () => {
    const { query } = recording("product-by-path");
    const fields = /\.\.\.ProductDetail.*?(?=\n {6}\}\n {4}\}\n {2}\}\n\})/s.exec(query)?.[0] ?? "";
    const fragments = query.slice(query.indexOf("fragment "));
    return complexity(`{ site { product(entityId: 1) { ${fields} } } } ${fragments}`);
  };

  test.each([
    ["a category with a list of products", 4_724, () => asRecorded("category-top-level")],
    [
      "a category whose products are left out",
      1_022,
      () => edited("category-top-level", "products(first: 10)", "products(first: 10) @include(if: false)"),
    ],
    ["a product by its path", 4_048, () => asRecorded("product-by-path")],
    ["a product by its id", 3_443, byId],
    ["a search with 10 products", 4_664, () => asRecorded("search-by-category")],
    [
      "a search with 12 products",
      4_698,
      () => edited("search-by-category", "products(first: 10)", "products(first: 12)"),
    ],
    ["a cart that is created", 9_200, () => asRecorded("cart-create-mutation")],
    ["a cart that is added to", 9_200, () => asRecorded("error-cart-not-found")],
  ])("%s: %i", (_case, figure, score) => {
    const share = score() / figure;
    expect(share).toBeGreaterThan(1 - fittedWithin);
    expect(share).toBeLessThan(1 + fittedWithin);
  });
});
