import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { compile } from "./compile.js";
import { codeBlocks, pages, repository } from "./pages.js";

// The code of templates is compiled as an app of its own, and a test says when a page has other code.
const blocks = pages.flatMap(codeBlocks).filter(({ template }) => template === undefined);
const typescript = blocks.filter(({ language }) => language !== "graphql");
const graphql = blocks.filter(({ language }) => language === "graphql");

const planted = {
  page: "docs/planted.md",
  line: 7,
  language: "ts" as const,
  code: 'import { createBigCommerce } from "next-bigcommerce";\n\ncreateBigCommerce({ timeoutMs: "1" });',
};

let errors: string[];
beforeAll(() => {
  errors = compile([...typescript, planted], "code-blocks");
}, 180_000);

test("the TypeScript of the pages has no type errors", () => {
  expect(typescript.length).toBeGreaterThan(20);
  expect(errors.filter((error) => !error.startsWith(planted.page))).toEqual([]);
});

test("a type error is told with the page's name and line", () => {
  expect(errors).toContainEqual(
    expect.stringMatching(/^docs\/planted\.md:9: error TS2769: No overload matches/),
  );
});

test("the GraphQL of the pages is valid at BigCommerce", () => {
  const file = "packages/bigcommerce-emulator/src/resolvers/schema.graphql";
  const schema = buildSchema(readFileSync(new URL(file, repository), "utf8"));
  expect(graphql.length).toBeGreaterThan(0);
  for (const { code } of graphql) expect(validate(schema, parse(code))).toEqual([]);
});
