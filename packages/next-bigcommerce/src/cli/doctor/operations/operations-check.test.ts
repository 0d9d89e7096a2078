import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { idsOf, nothingFound, subjectOf } from "../store/store-subject.fixture.js";
import { checkFiles, noSchema, removeFoldersAfterAll, repository } from "./operations.fixture.js";
import { createOperationsCheck } from "./operations-check.js";

removeFoldersAfterAll();

const fields = (levels: number): string => (levels === 0 ? "entityId" : `children { ${fields(levels - 1)} }`);
const tree = (levels: number) => `query Tree { site { categoryTree { ${fields(levels)} } } }`;
const productsOf = (page: string) =>
  `query Products { site { products(${page}) { edges { node { name } } } } }`;
const address = "deleteCustomerAddress(input: { addressEntityId: 1 }) { errors { __typename } }";

interface Seeded {
  readonly id: string;
  readonly fault: string;
  readonly wrong: string;
  readonly right: string;
  readonly line?: number;
}

/** Each with what is right in its place. */
const seeded: readonly Seeded[] = [
  {
    id: "operations.syntax",
    fault: "a brace too few",
    wrong: "query A {\n  site {\n",
    right: "query A { __typename }",
    line: 3,
  },
  {
    id: "operations.invalid",
    fault: "a field that is not there",
    wrong: "query A {\n  site { nothing }\n}",
    right: "query A { site { settings { storeName } } }",
    line: 2,
  },
  {
    id: "operations.invalid",
    fault: "a variable of another type",
    wrong: "query A($id: String!) { site { product(entityId: $id) { name } } }",
    right: "query A($id: Int!) { site { product(entityId: $id) { name } } }",
  },
  {
    id: "operations.invalid",
    fault: "a required argument that is not given",
    wrong: "query A { site { category { name } } }",
    right: "query A { site { category(entityId: 1) { name } } }",
  },
  {
    id: "operations.invalid",
    fault: "a fragment that nobody wrote",
    wrong: "query A { site { ...Missing } }",
    right: "query A { site { ...Here } }\nfragment Here on Site { settings { storeName } }",
  },
  {
    id: "operations.invalid",
    fault: "a fragment that no operation uses",
    wrong: "fragment A on Site { nothing }",
    right: "fragment A on Site { settings { storeName } }",
  },
  {
    id: "operations.subscription",
    fault: "a subscription",
    wrong: "subscription A { prices }",
    right: "query A { __typename }",
  },
  {
    id: "operations.mutations",
    fault: "two mutations in one namespace",
    wrong: `mutation A { customer {\n a: ${address}\n b: ${address} } }`,
    right: `mutation A { customer { ${address} } }`,
    line: 3,
  },
  {
    id: "operations.mutations",
    fault: "two mutations at the root, one by a fragment",
    wrong: `mutation A { ...Logout customer { ${address} } } fragment Logout on Mutation { logout { result } }`,
    right: "mutation A { ...Logout } fragment Logout on Mutation { logout { result } }",
  },
  { id: "operations.depth", fault: "17 levels", wrong: tree(14), right: tree(13) },
  {
    id: "operations.page-size",
    fault: "51 products",
    wrong: productsOf("first: 51"),
    right: productsOf("first: 50"),
  },
  {
    id: "operations.page-size",
    fault: "60 products by the default of a variable",
    wrong: productsOf("last: $n").replace("Products", "Products($n: Int = 60)"),
    right: productsOf("last: $n").replace("Products", "Products($n: Int = 12)"),
  },
  {
    id: "operations.unnamed",
    fault: "a query without a name",
    wrong: "{ site { settings { storeName } } }",
    right: "query Store { site { settings { storeName } } }",
  },
  {
    id: "operations.duplicate",
    fault: "two queries of one name",
    wrong: "query A { __typename }\nquery A { site { __typename } }",
    right: "query A { __typename }\nquery B { site { __typename } }",
    line: 2,
  },
];

describe("a seeded fault is found by its name, and what is right in its place is not", () => {
  it.each(seeded)("$id: $fault", async ({ id, wrong, right, line = 1 }) => {
    const { findings, notChecked } = await checkFiles({ "src/a.graphql": wrong });
    expect(findings.map((finding) => [finding.id, finding.file, finding.line])).toEqual([
      [id, "src/a.graphql", line],
    ]);
    expect(notChecked).toEqual([]);
    expect(idsOf(await checkFiles({ "src/a.graphql": right }))).toEqual(nothingFound);
  });

  it("operations.several: two operations in one string of the code", async () => {
    const two = "query A { __typename }\n  query B { __typename }";
    const code = `import { graphql } from "@/gql";\nexport const Both = graphql(\`${two}\`);\n`;
    const { findings } = await checkFiles({ "src/a.ts": code });
    expect(findings.map(({ id, line }) => [id, line])).toEqual([["operations.several", 3]]);
    expect(idsOf(await checkFiles({ "src/a.graphql": two }))).toEqual(nothingFound);
  });

  it("operations.deprecated: a deprecated field, with what to use", async () => {
    const schema = 'type Query { old: Int @deprecated(reason: "Use `new`."), new: Int }';
    const files = (field: string) => ({ "schema.graphql": schema, "a.graphql": `query A { ${field} }` });
    const { findings } = await checkFiles(files("old"), { schema: undefined });
    expect(findings).toMatchObject([{ id: "operations.deprecated", severity: "warning", file: "a.graphql" }]);
    expect(findings[0]?.problem).toContain("Use `new`.");
    expect(idsOf(await checkFiles(files("new"), { schema: undefined }))).toEqual(nothingFound);
  });
});

it("the example storefront's documents have nothing to find", async () => {
  const check = createOperationsCheck({ fetchSchema: noSchema });
  const folder = join(repository, "examples/storefront");
  const result = await check({ ...subjectOf({ url: "" }), folder });
  expect([result.findings, result.notChecked]).toEqual([[], []]);
  expect(result.facts?.[0]?.text).toMatch(/^Operations held against .*schema\.graphql: [4-9]\d\.$/);
});
