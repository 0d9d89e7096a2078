import { getIntrospectionQuery } from "graphql";
import { expect, test } from "vitest";
import { createStorefrontSchema } from "../resolvers/storefront-schema.js";
import { DocumentReader } from "./documents.js";

const settings = { schema: createStorefrontSchema(), inferred: { texts: {} } };

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const lines = (count: number) => "\n".repeat(count);

function problemOf(query: string): string | undefined {
  const reading = new DocumentReader(settings).read(query);
  return "errors" in reading ? reading.errors[0]?.message : undefined;
}

test.each([
  ["the introspection of tools", getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
  [
    "a fragment used often",
    `{ ${"...A ".repeat(100)} } fragment A on Query { site { settings { storeName } } }`,
  ],
  [
    "100 fragments on 4,000 lines",
    `{ site { settings {\n${many(100, (index) => `...F${index}\n`)} } } }\n${many(100, (index) => `fragment F${index} on Settings {\n${many(40, (n) => `a${index}x${n}: storeName\n`)}}\n`)}`,
  ],
])("%s is accepted", (_case, query) => {
  expect(problemOf(query)).toBeUndefined();
});

test.each([
  ["selections in 9,000 levels", `${"{a".repeat(9000)}${"}".repeat(9000)}`, "nested too deeply"],
  ["lists in 9,000 levels", `{site(a:${"[".repeat(9000)}${"]".repeat(9000)}){x}}`, "nested too deeply"],
  ["inline fragments in 6,000 levels", `{${"...{".repeat(6000)}__typename${"}".repeat(6000)}}`, "too deeply"],
  ["a million fields", `{${"a ".repeat(1_000_000)}}`, "too long"],
  ["a list of a million items", `{site(a:[${"1 ".repeat(1_000_000)}]){x}}`, "too long"],
  [
    "introspection under 500 aliases",
    `{${Array.from({ length: 500 }, (_, index) => `a${index}:__schema{types{fields{type{name}}}}`).join(" ")}}`,
    "introspection is too large",
  ],
  [
    "introspection multiplied by fragments",
    `{__schema{...A ...B}}
     fragment A on __Schema{a:types{...C b:fields{type{...C}}}} fragment B on __Schema{b:types{...C d:fields{type{...C}}}}
     fragment C on __Type{${Array.from({ length: 60 }, (_, index) => `c${index}:fields{name}`).join(" ")}}`,
    "introspection is too large",
  ],
  ["400,000 lines before 100 unknown fields", `${lines(400_000)}{${many(100, () => "x")}}`, "lines"],
  [
    "700 fragments of two fields in one place",
    `{site{${many(700, (index) => `...F${index}`)}}} ${many(700, (index) => `fragment F${index} on Site{settings{storeName} products{edges{cursor}}}`)}`,
    "too many fragments",
  ],
  [
    "1,500 fragments, each in the one before it",
    `{site{...F0}} ${many(1500, (index) => `fragment F${index} on Site{settings{storeName} ...F${index + 1}}`)} fragment F1500 on Site{settings{storeName}}`,
    "too many fragments",
  ],
])("%s: refused in less than a second", (_case, query, problem) => {
  const start = performance.now();
  expect(problemOf(query)).toContain(problem);
  expect(performance.now() - start).toBeLessThan(1000);
});

test("in a document of 9,000 lines a dozen errors are reported, because each counts the lines before it", () => {
  const reading = new DocumentReader(settings).read(`${lines(9_000)}{${many(200, () => "x")}}`);
  expect("errors" in reading && reading.errors).toHaveLength(12 + 1);
});

test("a valid document is read once, and one that is not valid is not kept", () => {
  const reader = new DocumentReader(settings);
  expect(reader.read("{ __typename }")).toBe(reader.read("{ __typename }"));
  expect(reader.read("{ nothing }")).not.toBe(reader.read("{ nothing }"));
});

test("documents are kept by the memory they take: large ones push out those before them", () => {
  const reader = new DocumentReader(settings);
  const first = reader.read("{ __typename }");
  for (let index = 0; index < 40; index += 1)
    reader.read(`query A${index} {${Array.from({ length: 3000 }, (_, n) => `a${n}:__typename`).join(" ")}}`);
  expect(reader.read("{ __typename }")).not.toBe(first);
});
