import { expect, it } from "vitest";
import { idsOf, nothingFound } from "../store/store-subject.fixture.js";
import { checkFiles, removeFoldersAfterAll } from "./operations.fixture.js";

removeFoldersAfterAll();

const deleteCart = (when = "") => `deleteCart(input: $i) ${when} { deletedCartEntityId }`;
const mutation = (variables: string, fields: string, fragments = "") =>
  `mutation Mut($i: DeleteCartInput!${variables}) { cart { ${fields} } } ${fragments}`;
const fragmentsWith = (first: string, second: string) =>
  `fragment A on CartMutations { ${first} } fragment B on CartMutations { ${second} }`;
const findings = async (document: string) => (await checkFiles({ "a.graphql": document })).findings;

it.each([
  ["that two fragments ask for", mutation("", "...A ...B", fragmentsWith(deleteCart(), deleteCart()))],
  [
    "of which a variable leaves one out",
    mutation(", $a: Boolean!", `${deleteCart("@include(if: $a)")} x: ${deleteCart("@skip(if: $a)")}`),
  ],
  [
    "of which a variable with a default leaves one out",
    mutation(
      ", $a: Boolean = true",
      `... @include(if: $a) { ${deleteCart()} } ... @skip(if: $a) { x: ${deleteCart()} }`,
    ),
  ],
  ["that a namespace is asked for twice", mutation("", `${deleteCart()} } cart { ${deleteCart()}`)],
])("one mutation %s is one", async (_what, document) => {
  expect(idsOf(await checkFiles({ "a.graphql": document }))).toEqual(nothingFound);
});

it.each([
  ["by their aliases", "", "...A ...B", 2],
  ["unless the default of a variable changes", ", $a: Boolean = false", "...A ...B @include(if: $a)", 2],
  [
    "whatever the variable is",
    ", $a: Boolean!",
    `...A ... @include(if: $a) { ...B } ... @skip(if: $a) { y: ${deleteCart()} z: ${deleteCart()} }`,
    3,
  ],
])("several mutations are several: %s", async (_what, variables, fields, count) => {
  const document = mutation(variables, fields, fragmentsWith(deleteCart(), `x: ${deleteCart()}`));
  const found = await findings(document);
  expect(found.map(({ id }) => id)).toEqual(["operations.mutations"]);
  expect(found[0]?.problem).toContain(`has ${count} mutations`);
});

/** Each asks for the next one twice. */
const doubling = (type: string, twice: (next: string) => string, last: string, levels = 40) =>
  [
    ...Array.from({ length: levels }, (_, n) => `fragment F${n} on ${type} {\n ${twice(`...F${n + 1}`)} }`),
    `fragment F${levels} on ${type} {\n ${last} }`,
  ].join("\n");

it("fragments that repeat each other are looked at once", async () => {
  const fragments = doubling(
    "Site",
    (next) => `${next} ... on Site { ${next} }`,
    "products(first: 51) { edges { node { name } } }",
  );
  const found = await findings(`query Home { site { ...F0 } }\n${fragments}`);
  expect(found.map(({ id, line }) => [id, line])).toEqual([["operations.page-size", 83]]);
});

it("fragments that double the fields at each level are as deep, and more complex than can be counted", async () => {
  const fragments = doubling(
    "CategoryTreeItem",
    (next) => `children { ${next} } more: children { ${next} }`,
    "entityId",
  );
  const found = await findings(`query Tree { site { categoryTree { ...F0 } } }\n${fragments}`);
  expect(found.map(({ id, line }) => [id, line])).toEqual([
    ["operations.depth", 31],
    ["operations.complexity", 1],
  ]);
  expect(found[0]?.problem).toContain("is 43 levels deep");
  expect(found[1]?.problem).toContain("an estimated complexity of more than 20,000");
});

it("a fragment is as deep as where it is spread the deepest", async () => {
  const fragment = "fragment Item on CategoryTreeItem { entityId }";
  const nested = `${"children { ".repeat(14)} ...Item ${"} ".repeat(14)}`;
  const found = await findings(`query Tree { site { categoryTree { ...Item ${nested} } } } ${fragment}`);
  expect(found.map(({ id }) => id)).toEqual(["operations.depth"]);
  expect(found[0]?.problem).toContain("is 17 levels deep");
});
