import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsOf, nothingFound } from "../store/store-subject.fixture.js";
import { globPattern } from "./app-files.js";
import { checkFiles, removeFoldersAfterAll } from "./operations.fixture.js";

removeFoldersAfterAll();

describe("code generation's manifest", () => {
  const name = "src/gql/persisted-documents.json";
  const manifest = (document: string) => ({ [name]: JSON.stringify({ hash: document }) });

  it("is checked for what is in it only", async () => {
    const { findings } = await checkFiles(manifest("query Old { site { nothing } }"));
    expect(findings).toMatchObject([{ id: "operations.invalid", file: name }]);
    const repeated = {
      ...manifest("query A { site { nothing } }"),
      "a.graphql": "query A { site { __typename } }",
    };
    expect(idsOf(await checkFiles(repeated))).toEqual(nothingFound);
  });

  it("that is none is not checked", async () => {
    expect(idsOf(await checkFiles({ [name]: "[1]" }))).toEqual({
      found: [],
      notChecked: ["operations"],
    });
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
    expect((await checkFiles(files, { patterns })).findings.map(({ file }) => file)).toEqual(found);
  });

  it("none is said", async () => {
    expect(idsOf(await checkFiles(files, { patterns: ["app"] }))).toEqual({
      found: [],
      notChecked: ["operations"],
    });
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
