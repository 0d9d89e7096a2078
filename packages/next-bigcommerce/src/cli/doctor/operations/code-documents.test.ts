import { describe, expect, it } from "vitest";
import { idsOf, nothingFound } from "../store/store-subject.fixture.js";
import { checkFiles, removeFoldersAfterAll } from "./operations.fixture.js";

removeFoldersAfterAll();

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
    const { findings } = await checkFiles({
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
    const { findings } = await checkFiles(files);
    expect(findings).toMatchObject([{ id: "operations.invalid", file: "src/price.ts", line: 1 }]);
  });

  it("a document that is put together at run time is not checked, and a file that is no code neither", async () => {
    const files = {
      "src/a.ts": `const A = gql\`query A { site { ${put("fields")} } }\`;`,
      "src/b.ts": "const A = gql`query A { __typename }`; const = 3 ==;",
    };
    expect(idsOf(await checkFiles(files))).toEqual({ found: [], notChecked: ["operations", "operations"] });
  });

  it("other code, a server's schema, tests and directives of gql.tada are left alone", async () => {
    const files = {
      "src/a.ts": "const words = `query A { nothing }`; const other = graphql.parse(words);",
      "src/server.ts": "const types = gql`type Query { nothing: Int }`;",
      "src/a.test.ts": "const A = gql`query A { nothing }`;",
      "src/b.ts":
        "const B = graphql(`query B { cartIsOpen @client site { ...S @_unmask } } fragment S on Site { settings { status } }`);",
    };
    expect(idsOf(await checkFiles(files))).toEqual(nothingFound);
  });
});
