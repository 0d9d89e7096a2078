import type { ListItem, RootContent } from "mdast";
import { expect, test } from "vitest";
import { tokenEndpoints } from "../../src/config/token-endpoints.js";
import { errorCodes } from "../../src/errors.js";
import { inlineCodes, nodesWithin, readPage, textOf } from "./pages.js";

interface Entry {
  readonly code: string;
  readonly parts: readonly ListItem[];
}

/** The entries of the page: a heading that is a code, and the list below it. */
function entriesOf(content: readonly RootContent[]): Entry[] {
  return content.flatMap((node, place) => {
    if (node.type !== "heading" || node.depth !== 3) return [];
    const next = content[place + 1];
    return { code: textOf(node), parts: next?.type === "list" ? next.children : [] };
  });
}

const entries = entriesOf(readPage("packages/next-bigcommerce/docs/errors.md").children);

test("docs/errors.md has one entry for each code and no other", () => {
  expect(entries.map(({ code }) => code).sort()).toEqual([...errorCodes].sort());
});

test("the scopes that BigCommerce wants are named for either kind of token", () => {
  const entry = entries.find(({ code }) => code === "scope_missing");
  const named = entry?.parts.flatMap(inlineCodes);
  for (const { scopeName, scopeParameter } of Object.values(tokenEndpoints)) {
    expect(named).toEqual(expect.arrayContaining([scopeName, scopeParameter]));
  }
});

test.each(entries)("the entry of $code says what it means, why it happens and what to do", ({ parts }) => {
  const titles = parts.map((part) => nodesWithin(part).find((node) => node.type === "strong"));
  expect(titles.map((title) => title && textOf(title))).toEqual(["Meaning:", "Likely cause:", "What to do:"]);
  for (const part of parts) expect(textOf(part).length).toBeGreaterThan(30);
});
