import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const packageFolder = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, packageFolder), "utf8");
const [config = "", emptyModule = ""] = codeBlocks(read("docs/testing.md"));

/** The TypeScript in a page, without the comment that names its file. */
function codeBlocks(page: string): string[] {
  return [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) =>
    code.replace(/^\/\/.*\n/, ""),
  );
}

test("the configuration of docs/testing.md is the one that an app's vitest is run with", () => {
  // The fixture is JavaScript: it runs in an app that has no TypeScript.
  const fixture = read("test/fixtures/app-tests/vitest.config.mjs");
  expect(config.replace("server-only.ts", "server-only.mjs")).toBe(fixture);
  expect(emptyModule).toBe(read("test/fixtures/app-tests/server-only.mjs"));
});
