import { readdirSync, readFileSync } from "node:fs";
import type { Code, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

/** The repository's root folder. */
export const repository = new URL("../../../../", import.meta.url);

/** Made from the TSDoc, whose examples leave out more than a page does. */
export const apiPage = "packages/next-bigcommerce/docs/api.md";

/** The pages that have code in them, by their paths in the repository. */
export const pages = [
  "README.md",
  "packages/next-bigcommerce/README.md",
  "packages/bigcommerce-emulator/README.md",
  "packages/benchmarks/README.md",
  "packages/next-bigcommerce/skills/next-bigcommerce/SKILL.md",
  ...readdirSync(new URL("packages/next-bigcommerce/docs", repository)).map(
    (name) => `packages/next-bigcommerce/docs/${name}`,
  ),
].filter((page) => page !== apiPage);

export function readPage(path: string): Root {
  const text = readFileSync(new URL(path, repository), "utf8");
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** The node with everything in it, in the order of the page. */
export const nodesWithin = (node: Nodes): Nodes[] => [
  node,
  ...("children" in node ? node.children.flatMap(nodesWithin) : []),
];

export const textOf = (node: Nodes): string =>
  nodesWithin(node)
    .map((one) => (one.type === "text" || one.type === "inlineCode" ? one.value : ""))
    .join("");

/** What stands between spans of code in a page, such as the names of codes and of files. */
export const inlineCodes = (node: Nodes): string[] =>
  nodesWithin(node).flatMap((one) => (one.type === "inlineCode" ? one.value : []));

export interface CodeBlock {
  /** The page's path in the repository. */
  readonly page: string;
  /** The line of the page that the code begins in. */
  readonly line: number;
  readonly language: "ts" | "tsx" | "graphql";
  readonly code: string;
}

/** The code of a page in a language that the tests can check; of a diff, what it leaves. */
export const codeBlocks = (page: string): CodeBlock[] =>
  nodesWithin(readPage(page)).flatMap((node) => (node.type === "code" ? readBlock(page, node) : []));

function readBlock(page: string, { lang, value, position }: Code): CodeBlock[] {
  const line = (position?.start.line ?? 0) + 1;
  if (lang === "diff") return [{ page, line, language: "ts", code: afterDiff(value) }];
  if (lang !== "ts" && lang !== "tsx" && lang !== "graphql") return [];
  return [{ page, line, language: lang, code: value }];
}

const afterDiff = (diff: string): string =>
  diff
    .split("\n")
    .map((line) => (line.startsWith("-") ? "" : line.slice(1)))
    .join("\n");
