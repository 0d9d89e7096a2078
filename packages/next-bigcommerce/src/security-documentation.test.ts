import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const repository = new URL("../../../", import.meta.url);
const page = readFileSync(new URL("SECURITY.md", repository), "utf8");
const rules = page
  .split(/^## /m)
  .find((section) => section.startsWith("What each rule stops"))
  ?.split("\n")
  .filter((line) => /^\| (?!-|Rule)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, rule = "", , shownBy = ""]) => ({ rule, files: [...shownBy.matchAll(/`([^`]+)`/g)].map(pathOf) }));

function pathOf([, file = ""]: RegExpExecArray): URL {
  if (file.startsWith("storefront/")) return new URL(`examples/${file}`, repository);
  return new URL(`packages/next-bigcommerce/src/${file}`, repository);
}

test("SECURITY.md has rules", () => {
  expect(rules?.length).toBeGreaterThan(10);
});

test.each(rules ?? [])("what shows “$rule” is there", ({ files }) => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(file)).map(String)).toEqual([]);
});
