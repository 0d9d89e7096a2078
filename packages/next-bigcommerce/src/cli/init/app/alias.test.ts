import { expect, test } from "vitest";
import { folder, prepareFolders, putFiles } from "../init.fixture.js";
import { readAliases, rewriteImports } from "./alias.js";

prepareFolders();

const template = 'import { getSession } from "@/lib/session";\nimport "./login.css";\n';

/** How an app with this tsconfig writes the import of a template. */
async function importIn(files: Record<string, string>, sourceFolder: string): Promise<string | undefined> {
  putFiles(files);
  const style = { aliases: await readAliases(folder), sourceFolder };
  return /"(.*session)"/.exec(
    rewriteImports(template, `${sourceFolder || "."}/app/login/page.tsx`, style),
  )?.[1];
}

const paths = (paths: object, rest: object = {}) => JSON.stringify({ compilerOptions: { ...rest, paths } });

test.each([
  ["create-next-app", "", paths({ "@/*": ["./*"] }), "@/lib/session"],
  ["create-next-app with src/", "src", paths({ "@/*": ["./src/*"] }), "@/lib/session"],
  ["another alias", "src", paths({ "~/*": ["src/*"] }), "~/lib/session"],
  ["an alias of the whole app, and src/", "src", paths({ "@/*": ["./*"] }), "@/src/lib/session"],
  [
    "one for a folder below, too",
    "src",
    paths({ "@/*": ["./src/*"], "@lib/*": ["./src/lib/*"] }),
    "@lib/session",
  ],
  ["one for another folder", "src", paths({ "@ui/*": ["./src/ui/*"] }), "../../lib/session"],
  ["baseUrl", "src", paths({ "#/*": ["*"] }, { baseUrl: "src" }), "#/lib/session"],
  ["no alias", "src", "{}", "../../lib/session"],
  ["a tsconfig that is broken", "", "{", "../../lib/session"],
])("%s", async (_name, sourceFolder, tsconfig, specifier) => {
  expect(await importIn({ "tsconfig.json": tsconfig }, sourceFolder)).toBe(specifier);
});

test("an alias of the tsconfig that is extended counts, from where that one stands", async () => {
  const files = {
    "tsconfig.json": '{ "extends": ["./none.json", "./config/base"], /* ours */ }',
    "config/base.json": paths({ "@/*": ["../src/*"] }),
  };
  expect(await importIn(files, "src")).toBe("@/lib/session");
});

test("files that extend one another in a circle end", async () => {
  const files = {
    "tsconfig.json": '{ "extends": "./other.json" }',
    "other.json": '{ "extends": "./tsconfig.json" }',
  };
  expect(await importIn(files, "")).toBe("../../lib/session");
});

test("imports of files beside it stay", () => {
  expect(rewriteImports(template, "app/login/page.tsx", { aliases: [], sourceFolder: "" })).toContain(
    '"./login.css"',
  );
});
