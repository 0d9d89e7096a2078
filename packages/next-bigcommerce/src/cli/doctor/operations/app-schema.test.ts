import { describe, expect, it } from "vitest";
import { idsOf, nothingFound } from "../store/store-subject.fixture.js";
import { checkFiles, removeFoldersAfterAll } from "./operations.fixture.js";

removeFoldersAfterAll();

describe("the schema", () => {
  const schema = "type Query { here: Int }";
  const document = { "a.graphql": "query A { here }" };
  const withSchema = (files: Readonly<Record<string, string>>) =>
    checkFiles({ ...document, ...files }, { schema: undefined });

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
    const result = await checkFiles(document, { schema: undefined, fetchSchema: async () => schema });
    expect(idsOf(result)).toEqual(nothingFound);
    expect(result.facts).toEqual([
      { id: "operations", text: "Operations held against the store's own schema: 1." },
      {
        id: "operations.complexity",
        text: expect.stringContaining("an estimated complexity of about 1 of 10,000"),
      },
    ]);
  });

  it("without any, what needs none is checked all the same", async () => {
    const result = await checkFiles({ "a.graphql": "{ here }" }, { schema: undefined });
    expect(idsOf(result)).toEqual({ found: ["operations.unnamed"], notChecked: ["operations.invalid"] });
    expect(result.notChecked[0]?.reason).toContain("store_unauthorized");
  });

  it.each([
    ["that is not there", { schema: "missing.graphql" }],
    ["that is none", { schema: "a.graphql" }],
  ])("a file %s is said", async (_case, options) => {
    expect(idsOf(await checkFiles(document, options))).toEqual({
      found: [],
      notChecked: ["operations.invalid"],
    });
  });
});
