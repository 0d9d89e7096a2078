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
  ...["packages/next-bigcommerce/docs", "packages/bigcommerce-emulator/docs"].flatMap((folder) =>
    readdirSync(new URL(folder, repository))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
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

/** A block of code of a page: after its language stand words of its own, such as `template=shared/codegen.ts`. */
export interface Fence {
  /** The page's path in the repository. */
  readonly page: string;
  /** The line of the page that the code begins in. */
  readonly line: number;
  /** Empty if the page does not say. */
  readonly language: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly code: string;
}

export const fences = (page: string): Fence[] =>
  nodesWithin(readPage(page)).flatMap((node) => (node.type === "code" ? [readFence(page, node)] : []));

const readFence = (page: string, { lang, meta, value, position }: Code): Fence => ({
  page,
  line: (position?.start.line ?? 0) + 1,
  language: lang ?? "",
  attributes: new Map(words(meta).map((word) => splitAt(word, word.indexOf("=")))),
  code: value,
});

const words = (meta: string | null | undefined) => (meta ?? "").split(" ").filter((word) => word !== "");

const splitAt = (word: string, index: number): [string, string] =>
  index === -1 ? [word, ""] : [word.slice(0, index), word.slice(index + 1)];

export interface CodeBlock extends Pick<Fence, "page" | "line" | "code"> {
  readonly language: "ts" | "tsx" | "graphql";
  /** The template that the code comes from. */
  readonly template?: string | undefined;
}

/** The code of a page in a language that is compiled; of a diff, what it leaves. */
export const codeBlocks = (page: string): CodeBlock[] => fences(page).flatMap(compiledBlock);

function compiledBlock(fence: Fence): CodeBlock[] {
  const { language, code } = fence;
  if (language === "diff") return [{ ...fence, language: "ts", code: afterDiff(code) }];
  if (language !== "ts" && language !== "tsx" && language !== "graphql") return [];
  return [{ ...fence, language, template: fence.attributes.get("template") }];
}

const afterDiff = (diff: string): string =>
  diff
    .split("\n")
    .map((line) => (line.startsWith("-") ? "" : line.slice(1)))
    .join("\n");

export interface WalkthroughStep {
  readonly commands: string;
  /** Whether it goes on while the next steps are done, as in a terminal of its own. */
  readonly isBackground: boolean;
}

/** The commands of a page that a reader runs in this order: the blocks marked `walkthrough=NAME`. */
export const walkthrough = (page: string, name: string): WalkthroughStep[] =>
  fences(page)
    .filter(({ attributes }) => attributes.get("walkthrough") === name)
    .map(({ code, attributes }) => ({ commands: code, isBackground: attributes.has("background") }));
