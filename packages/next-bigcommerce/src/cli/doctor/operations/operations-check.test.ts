import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { BigCommerceError } from "../../../errors.js";
import { idsOf, instanceWith, nothingFound, subjectOf } from "../store/store-subject.fixture.js";
import { globPattern } from "./app-files.js";
import { createOperationsCheck } from "./operations-check.js";

const repository = join(import.meta.dirname, "../../../../../..");
/** Most documents are held against the emulator's schema. */
const schemaFile = join(repository, "packages/bigcommerce-emulator/src/resolvers/schema.graphql");

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "doctor-operations-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const noSchema = async () => {
  throw new BigCommerceError("store_unauthorized", "The schema is not to be asked for here.");
};

type Options = Partial<Parameters<typeof createOperationsCheck>[0]>;

async function run(
  files: Readonly<Record<string, string>>,
  options: Options = {},
  instances = [instanceWith({})],
) {
  const check = createOperationsCheck({ schema: schemaFile, fetchSchema: noSchema, ...options });
  const folder = await plant(files);
  const subject = { ...subjectOf({ url: "" }, {}, instances), folder };
  return check(subject);
}

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
    const { findings, notChecked } = await run({ "src/a.graphql": wrong });
    expect(findings.map((finding) => [finding.id, finding.file, finding.line])).toEqual([
      [id, "src/a.graphql", line],
    ]);
    expect(notChecked).toEqual([]);
    expect(idsOf(await run({ "src/a.graphql": right }))).toEqual(nothingFound);
  });

  it("operations.several: two operations in one string of the code", async () => {
    const two = "query A { __typename }\n  query B { __typename }";
    const code = `import { graphql } from "@/gql";\nexport const Both = graphql(\`${two}\`);\n`;
    const { findings } = await run({ "src/a.ts": code });
    expect(findings.map(({ id, line }) => [id, line])).toEqual([["operations.several", 3]]);
    expect(idsOf(await run({ "src/a.graphql": two }))).toEqual(nothingFound);
  });

  it("operations.deprecated: a deprecated field, with what to use", async () => {
    const schema = 'type Query { old: Int @deprecated(reason: "Use `new`."), new: Int }';
    const files = (field: string) => ({ "schema.graphql": schema, "a.graphql": `query A { ${field} }` });
    const { findings } = await run(files("old"), { schema: undefined });
    expect(findings).toMatchObject([{ id: "operations.deprecated", severity: "warning", file: "a.graphql" }]);
    expect(findings[0]?.problem).toContain("Use `new`.");
    expect(idsOf(await run(files("new"), { schema: undefined }))).toEqual(nothingFound);
  });
});

describe("operations.scope: what a private token may not read", () => {
  const orders = "query Orders { customer { orders { edges { node { entityId } } } } }";
  const store = "query Store { site { settings { storeName } } }";
  const scoped = async (document: string, options: Record<string, unknown>, others: readonly string[] = []) =>
    idsOf(await run({ "a.graphql": document }, {}, [instanceWith(options, others)]));

  it.each([
    [orders, ["Unauthenticated"]],
    [store, ["Customer"]],
    ["mutation Out { logout { result } }", ["Unauthenticated"]],
    ["query Order { site { order(filter: { entityId: 1 }) { entityId } } }", ["Unauthenticated"]],
  ])("%s with %s", async (document, scopes) => {
    const wrong = await scoped(document, { tokenKind: "private", scopes });
    expect(new Set(wrong.found)).toEqual(new Set(["operations.scope"]));
    expect(await scoped(document, { tokenKind: "private" })).toEqual(nothingFound);
    expect(await scoped(document, {})).toEqual(nothingFound);
  });

  it("is not checked if the scopes are set in code", async () => {
    expect(await scoped(orders, { tokenKind: "private" }, ["scopes"])).toEqual({
      found: [],
      notChecked: ["operations.scope"],
    });
  });

  it("counts the widest of several instances", async () => {
    const narrow = instanceWith({ tokenKind: "private", scopes: ["Unauthenticated"] });
    const result = await run({ "a.graphql": orders }, {}, [narrow, instanceWith({})]);
    expect(idsOf(result)).toEqual(nothingFound);
  });
});

/** What a template puts in. */
const put = (name: string) => `\${${name}}`;

describe("documents in code", () => {
  const wrong = "query A {\n  site { nothing }\n}";

  it.each([
    ["graphql() with a template", `const A = graphql(\`${wrong}\`);`],
    ["graphql() with types", `const A = graphql<Result, Variables>(\`${wrong}\`);`],
    ["gql as a tag", `const A = gql\`${wrong}\`;`],
    ["the comment GraphQL", `const A = /* GraphQL */ \`${wrong}\`;`],
    ["a string", `const A = gql(${JSON.stringify(wrong)});`],
  ])("%s, with the line", async (_form, code) => {
    const { findings } = await run({
      "src/a.tsx": `// a comment\n${code}\nexport const B = <b>graphql</b>;`,
    });
    expect(findings).toMatchObject([{ id: "operations.invalid", file: "src/a.tsx", line: 3 }]);
  });

  it("fragments that are put in are found by name, in whatever file they are", async () => {
    const files = {
      "src/price.ts": "export const Price = gql`fragment Price on Product { nothing }`;",
      "src/a.ts": `const A = gql\`query A { site { product(entityId: 1) { ...Price } } } ${put("Price")}\`;`,
      "src/b.ts": `const B = gql\`query B { site { product(entityId: 2) { ...Price } } } ${put("Price")}\`;`,
    };
    const { findings } = await run(files);
    expect(findings).toMatchObject([{ id: "operations.invalid", file: "src/price.ts", line: 1 }]);
  });

  it("a document that is put together at run time is not checked, and a file that is no code neither", async () => {
    const files = {
      "src/a.ts": `const A = gql\`query A { site { ${put("fields")} } }\`;`,
      "src/b.ts": "const A = gql`query A { __typename }`; const = 3 ==;",
    };
    expect(idsOf(await run(files))).toEqual({ found: [], notChecked: ["operations", "operations"] });
  });

  it("other code, a server's schema, tests and directives of gql.tada are left alone", async () => {
    const files = {
      "src/a.ts": "const words = `query A { nothing }`; const other = graphql.parse(words);",
      "src/server.ts": "const types = gql`type Query { nothing: Int }`;",
      "src/a.test.ts": "const A = gql`query A { nothing }`;",
      "src/b.ts":
        "const B = graphql(`query B { cartIsOpen @client site { ...S @_unmask } } fragment S on Site { settings { status } }`);",
    };
    expect(idsOf(await run(files))).toEqual(nothingFound);
  });
});

describe("code generation's manifest", () => {
  const name = "src/gql/persisted-documents.json";
  const manifest = (document: string) => ({ [name]: JSON.stringify({ hash: document }) });

  it("is checked for what is in it only", async () => {
    const { findings } = await run(manifest("query Old { site { nothing } }"));
    expect(findings).toMatchObject([{ id: "operations.invalid", file: name }]);
    const repeated = {
      ...manifest("query A { site { nothing } }"),
      "a.graphql": "query A { site { __typename } }",
    };
    expect(idsOf(await run(repeated))).toEqual(nothingFound);
  });

  it("that is none is not checked", async () => {
    expect(idsOf(await run({ [name]: "[1]" }))).toEqual({
      found: [],
      notChecked: ["operations"],
    });
  });
});

describe("the schema", () => {
  const schema = "type Query { here: Int }";
  const document = { "a.graphql": "query A { here }" };
  const withSchema = (files: Readonly<Record<string, string>>) =>
    run({ ...document, ...files }, { schema: undefined });

  it.each([
    ["a usual place", { "schema.graphql": schema }],
    [
      "codegen.ts",
      { "codegen.ts": 'export default { schema: "./api/bc.graphql" };', "api/bc.graphql": schema },
    ],
    [
      "a list in codegen.ts",
      { "codegen.ts": "const c = {\n schema: ['bc.graphql'],\n};", "bc.graphql": schema },
    ],
    ["codegen.yml", { "codegen.yml": "overwrite: true\nschema: bc.graphql\n", "bc.graphql": schema }],
  ])("is the app's own file: %s", async (_place, files) => {
    expect(idsOf(await withSchema(files))).toEqual(nothingFound);
  });

  it("is else the store's", async () => {
    const result = await run(document, { schema: undefined, fetchSchema: async () => schema });
    expect(idsOf(result)).toEqual(nothingFound);
    expect(result.facts).toEqual([
      { id: "operations", text: "1 operations were held against the store's own schema." },
    ]);
  });

  it("without any, what needs none is checked all the same", async () => {
    const result = await run({ "a.graphql": "{ here }" }, { schema: undefined });
    expect(idsOf(result)).toEqual({ found: ["operations.unnamed"], notChecked: ["operations.invalid"] });
    expect(result.notChecked[0]?.reason).toContain("store_unauthorized");
  });

  it.each([
    ["that is not there", { schema: "missing.graphql" }],
    ["that is none", { schema: "a.graphql" }],
  ])("a file %s is said", async (_case, options) => {
    expect(idsOf(await run(document, options))).toEqual({ found: [], notChecked: ["operations.invalid"] });
  });
});

describe("which files", () => {
  const files = { "src/a.graphql": "query A { nothing }", "lib/deep/b.graphql": "query B { nothing }" };
  it.each([
    [["src"], ["src/a.graphql"]],
    [["src/a.graphql"], ["src/a.graphql"]],
    [["lib/**/*.graphql"], ["lib/deep/b.graphql"]],
    [["**/*.{graphql,gql}"], ["lib/deep/b.graphql", "src/a.graphql"]],
    [["*/*.graphql"], ["src/a.graphql"]],
  ])("%j", async (patterns, found) => {
    expect((await run(files, { patterns })).findings.map(({ file }) => file)).toEqual(found);
  });

  it("none is said", async () => {
    expect(idsOf(await run(files, { patterns: ["app"] }))).toEqual({ found: [], notChecked: ["operations"] });
  });

  it("a path without wildcards is its own glob, and no other path's", () => {
    const path = fc.stringMatching(/^[a-z0-9._+()|[\]^$-]{1,8}(?:\/[a-z.]{1,6}){0,2}$/);
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(globPattern(one).test(one)).toBe(true);
        expect(globPattern(one).test(other)).toBe(one === other);
        expect(globPattern(`**/${one}`).test(`some/where/${one}`)).toBe(true);
      }),
    );
  });
});

it("the example storefront's documents have nothing to find", async () => {
  const check = createOperationsCheck({ fetchSchema: noSchema });
  const folder = join(repository, "examples/storefront");
  const result = await check({ ...subjectOf({ url: "" }), folder });
  expect([result.findings, result.notChecked]).toEqual([[], []]);
  expect(result.facts?.[0]?.text).toMatch(/^[4-9]\d operations were held against .*schema\.graphql\.$/);
});
