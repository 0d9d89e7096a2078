import { join } from "node:path";
import fc from "fast-check";
import * as graphql from "graphql";
import { expect, it } from "vitest";
import { AppDocumentSet } from "../documents.js";
import { readAppDocuments } from "../read-documents.js";
import { countedByEmulator, estimate, startEmulatorBeforeAll } from "./emulator-complexity.fixture.js";

startEmulatorBeforeAll();

const repository = join(import.meta.dirname, "../../../../../../..");

/** Each operation of an app with its fragments, once. */
async function operationsOf(folder: string): Promise<readonly string[]> {
  const { documents: written } = await readAppDocuments(join(repository, folder), []);
  const documents = new AppDocumentSet(graphql, written);
  const texts = documents.parsed.flatMap((document) =>
    document.operations.map((operation) => graphql.print(documents.complete(operation, document))),
  );
  return [...new Set(texts)];
}

it.each([
  ["examples/storefront", 40],
  ["packages/next-bigcommerce/templates", 5],
])(
  "doctor and the emulator count alike for every operation of %s, none of them over the limit",
  async (folder, least) => {
    const operations = await operationsOf(folder);
    expect(operations.length).toBeGreaterThanOrEqual(least);
    for (const operation of operations) {
      const { points } = estimate(operation);
      expect([operation, points]).toEqual([operation, await countedByEmulator(operation)]);
      expect([operation, points <= 10_000]).toEqual([operation, true]);
    }
  },
);

const pick = fc.constantFrom;
const directive = pick(
  "",
  "@skip(if: true)",
  "@include(if: false)",
  ...["on", "off", "given"].flatMap((name) => [`@skip(if: $${name})`, `@include(if: $${name})`]),
);
/** A page with an alias of its own, so that pages of several sizes may stand side by side. */
const page = (field: string, inner: fc.Arbitrary<string>) =>
  fc
    .tuple(
      pick("", "first: 3", "first: 50", "last: 40", "first: $sized", "first: $unsized"),
      directive,
      inner,
    )
    .map(([size, when, selections]) => {
      const alias = `${field}${size.replace(/\W/g, "")}`;
      const given = size === "" ? "" : `(${size})`;
      return `${alias}: ${field}${given} ${when} { pageInfo { hasNextPage } edges { node { ${selections} } } }`;
    });
const several = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...parts), { maxLength: 4 }).map((chosen) => ["__typename", ...chosen].join(" "));

const variant = several(
  pick("sku", "other: sku", "prices { price { value } }"),
  page("options", fc.constant("displayName")),
);
const plain = several(
  pick("name", "title: name", "entityId", "prices { price { value } }", "...Card", "brand { name }"),
  directive.map((when) => `sku ${when}`),
  page("variants", variant),
);
const product = several(
  plain,
  page("relatedProducts", plain),
  fc.tuple(pick("", "on Product", "on Node"), directive).map(([on, when]) => `... ${on} ${when} { id }`),
  fc.tuple(directive, plain).map(([when, fields]) => `... on Product ${when} { ${fields} }`),
  directive.map((when) => `...Card ${when}`),
);
const filter = `__typename name ... on BrandSearchFilter { displayProductCount brands(first: 30) { edges { node { name } } } }
  ... on CategorySearchFilter { displayProductCount }`;
const site = several(
  product.map((fields) => `product(entityId: 1) { ${fields} }`),
  page("products", product),
  page("brands", fc.constant("name ... on Node { id }")),
  product.map(
    (fields) =>
      `route(path: "/") { redirect { to { __typename ... on ProductRedirect { path } } } node { id ... on Product { ${fields} } ... on Brand { name } } }`,
  ),
  fc
    .tuple(page("products", product), directive)
    .map(
      ([list, when]) =>
        `search { searchProducts(filters: {}) { ${list} filters ${when} { edges { node { ${filter} } } } } }`,
    ),
  product.map(
    (fields) => `cart { entityId lineItems { physicalItems { name baseCatalogProduct { ${fields} } } } }`,
  ),
);
const query = several(
  site.map((fields) => `site { ${fields} }`),
  fc
    .tuple(product, directive)
    .map(([fields, when]) => `node(id: "1") ${when} { id ... on Product { ${fields} } }`),
  pick("customer { firstName }", "__schema { queryType { name } }", "...Start"),
).map((selections) => document("query", selections));

const mutation = fc
  .oneof(
    product.map(
      (fields) =>
        `cart { addCartLineItems(input: { cartEntityId: "1", data: {} }) { cart { entityId lineItems {
          physicalItems { name baseCatalogProduct { ${fields} } } } } } }`,
    ),
    directive.map(
      (when) =>
        `customer { deleteCustomerAddress(input: { addressEntityId: 1 }) { errors { __typename
          ... on Error { message } ... on CustomerNotLoggedInError ${when} { message } } } }`,
    ),
    directive.map((when) => `login(email: "a@example.com", password: "p") ${when} { customer { entityId } }`),
  )
  .map((selections) => document("mutation", `__typename ${selections}`));

const fragments: Readonly<Record<string, string>> = {
  Card: "fragment Card on Product { name path prices { price { value currencyCode } } brand { ...Name } }",
  Name: "fragment Name on Brand { name }",
  Start: "fragment Start on Query { site { settings { storeName } } }",
};
const variables: Readonly<Record<string, string>> = {
  on: "Boolean = true",
  off: "Boolean = false",
  given: "Boolean!",
  sized: "Int = 25",
  unsized: "Int",
};

/** With the fragments and variables that are used, because others would make it invalid. */
function document(kind: string, selections: string): string {
  const used = Object.entries(fragments).filter(([name]) => selections.includes(`...${name}`));
  const all = [...used.map(([, text]) => text), ...(selections.includes("...Card") ? [fragments.Name] : [])];
  const declared = Object.entries(variables).filter(([name]) => selections.includes(`$${name}`));
  const list = declared.map(([name, type]) => `$${name}: ${type}`).join(", ");
  return `${kind} Q${list === "" ? "" : `(${list})`} { ${selections} } ${all.join(" ")}`;
}

it("and for any operation", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ arbitrary: query, weight: 3 }, mutation), async (text) => {
      const counted = await Promise.all([true, false].map((given) => countedByEmulator(text, { given })));
      expect(estimate(text).points).toBe(Math.max(...counted));
    }),
  );
});
