import { existsSync, readdirSync } from "node:fs";
import type { Root } from "mdast";
import { expect, test } from "vitest";
import { apiPage, inlineCodes, nodesWithin, pages, readPage, repository, textOf } from "./pages.js";

const exists = (path: string, base: string | URL) => existsSync(new URL(path, new URL(base, repository)));

const linksOf = (page: string) =>
  nodesWithin(readPage(page)).flatMap((node) =>
    node.type === "link" || node.type === "image" || node.type === "definition" ? node.url : [],
  );

test.each([...pages, apiPage, "AGENTS.md", "CONTRIBUTING.md", "RELEASING.md", "SECURITY.md"])(
  "the links of %s lead to files",
  (page) => {
    const relative = linksOf(page)
      .filter((url) => !/^(?:\w+:|#)/.test(url))
      .map((url) => url.replace(/#.*/, ""));
    expect(relative.filter((url) => !exists(url, page))).toEqual([]);
  },
);

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const anchorsOf = (page: string) =>
  nodesWithin(readPage(page)).flatMap((node) => (node.type === "heading" ? anchorOf(textOf(node)) : []));

test.each(pages)("the anchors that %s links to are headings", (page) => {
  const targets = linksOf(page)
    .filter((url) => /^(?!\w+:)[^#]*#/.test(url))
    .map((url) => ({ url, path: url.replace(/#.*/, ""), anchor: url.replace(/.*#/, "") }))
    .map(({ path, ...target }) => ({ ...target, page: path === "" ? page : pathFrom(page, path) }));
  const missing = targets.filter((target) => !anchorsOf(target.page).includes(target.anchor));
  expect(missing.map(({ url }) => url)).toEqual([]);
});

const pathFrom = (page: string, path: string) => new URL(path, new URL(page, "file:///")).pathname.slice(1);

// The folders that a path of these pages may begin in.
const bases = ["./", "packages/next-bigcommerce/", "packages/next-bigcommerce/src/", "examples/"];

test.each(["AGENTS.md", "CONTRIBUTING.md", "SECURITY.md"])("the files that %s names are there", (page) => {
  const files = inlineCodes(readPage(page)).filter((text) => /^[\w./[\]-]+\.(?:tsx?|md)$/.test(text));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !bases.some((base) => exists(file, base)))).toEqual([]);
});

/** The rules of SECURITY.md, each with the tests that show it. */
function rulesOf(page: Root): { rule: string; tests: string[] }[] {
  const [table] = nodesWithin(page).filter((node) => node.type === "table");
  const [, ...rows] = table?.children ?? [];
  return rows.map(({ children }) => {
    const [rule, , shownBy] = children;
    return { rule: rule ? textOf(rule) : "", tests: shownBy ? inlineCodes(shownBy) : [] };
  });
}

test("each rule of SECURITY.md is shown by tests that are there", () => {
  const rules = rulesOf(readPage("SECURITY.md"));
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter(({ tests }) => tests.length === 0)).toEqual([]);
  const missing = rules
    .flatMap(({ tests }) => tests)
    .filter((file) => !bases.some((base) => exists(file, base)));
  expect(missing).toEqual([]);
});

/** The lines of a page's tree: a folder of the repository, or below it one of its folders. */
function treeOf(page: string): string[] {
  const tree = nodesWithin(readPage(page)).find((node) => node.type === "code" && node.lang === null);
  return tree?.type === "code" ? tree.value.split("\n") : [];
}

/** The paths of the folders in a tree. */
function foldersIn(tree: readonly string[]): string[] {
  let root = "";
  return tree.map((line) => {
    const [folder = ""] = line.trimStart().split(/\s/);
    if (!line.startsWith(" ")) root = folder;
    return line.startsWith(" ") ? root + folder : folder;
  });
}

test("AGENTS.md and CONTRIBUTING.md show the same tree, with every folder of the sources", () => {
  const tree = treeOf("AGENTS.md");
  expect(treeOf("CONTRIBUTING.md")).toEqual(tree);
  const shown = foldersIn(tree);
  expect(shown.filter((folder) => !exists(folder, "./"))).toEqual([]);
  const sources = [
    "packages/next-bigcommerce/src/",
    "packages/bigcommerce-emulator/src/",
    "examples/storefront/src/",
  ];
  const folders = sources.flatMap((root) =>
    readdirSync(new URL(root, repository), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${root}${name}/`),
  );
  expect(folders.filter((folder) => !shown.includes(folder) && !notOurs.test(folder))).toEqual([]);
});

// Generated code, and the set-up of the storefront's tests.
const notOurs = /storefront\/src\/(?:gql|testing)\/$/;
