import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nodesWithin, pages, readPage, repository } from "./pages.js";

const maxWidth = 120;
// Written by the benchmarks, and by the tool that writes the reference of the API.
const written = /\/(?:performance|api|benchmarks\/README)\.md$/;
const own = pages.filter((page) => !written.test(page));

/** What of a page is text: not code, not a table, nothing that has one line however long it is. */
function wideLines(page: string): string[] {
  const lines = readFileSync(new URL(page, repository), "utf8").split("\n");
  const kept = nodesWithin(readPage(page)).flatMap(({ type, position }) =>
    (type === "code" || type === "table" || type === "html") && position ? [position] : [],
  );
  const isKept = (line: number) => kept.some(({ start, end }) => line >= start.line && line <= end.line);
  return lines.filter((line, index) => line.length > maxWidth && !isKept(index + 1));
}

const wideCells = (page: string): string[] => {
  const text = readFileSync(new URL(page, repository), "utf8");
  return nodesWithin(readPage(page)).flatMap(({ type, position }) => {
    if (type !== "tableCell" || position === undefined) return [];
    const cell = text.slice(position.start.offset, position.end.offset).replace(/^\|\s*|\s*\|?$/g, "");
    return cell.length > maxWidth ? [cell] : [];
  });
};

test.each(own)("%s is wrapped, and has no table cell that is a paragraph", (page) => {
  expect(wideLines(page)).toEqual([]);
  expect(wideCells(page)).toEqual([]);
});
