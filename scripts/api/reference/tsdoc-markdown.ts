import {
  type DocBlock,
  DocCodeSpan,
  type DocComment,
  DocErrorText,
  DocEscapedText,
  DocFencedCode,
  DocLinkTag,
  type DocNode,
  DocParagraph,
  DocPlainText,
  DocSoftBreak,
} from "@microsoft/tsdoc";
import { wrap } from "../../../packages/next-bigcommerce/scripts/reference/markdown.ts";

/** The link of the page to an export, or undefined if the page has none. */
export type FindLink = (name: string) => string | undefined;

/** What a comment says, as Markdown: the summary, what is thrown, the examples and where to read on. */
export function renderComment(comment: DocComment, findLink: FindLink): string[] {
  const { summarySection, remarksBlock, customBlocks, seeBlocks, returnsBlock } = comment;
  const section = (node: DocNode) => renderBlocks(node, findLink);
  const labelled = (label: string, block: DocBlock | undefined) => {
    const [first = "", ...more] = block ? section(block.content) : [];
    return first === "" ? [] : [wrapped(`**${label}:** ${joined(first)}`), ...more];
  };
  const named = (tag: string) => customBlocks.filter(({ blockTag }) => blockTag.tagName === tag);
  return [
    ...section(summarySection),
    ...(remarksBlock ? section(remarksBlock.content) : []),
    ...labelled("Returns", returnsBlock),
    ...named("@throws").flatMap((block) => labelled("Throws", block)),
    ...named("@example").flatMap(({ content }) => section(content)),
    ...seeBlocks.flatMap((block) => labelled("See", block)),
  ];
}

/** The parameters of a function that its comment explains, one line each. */
export const renderParameters = (comment: DocComment, findLink: FindLink): string[] =>
  comment.params.blocks.map(({ parameterName, content }) =>
    wrapped(`- \`${parameterName}\`: ${renderBlocks(content, findLink).map(joined).join(" ")}`, "  "),
  );

function renderBlocks(node: DocNode, findLink: FindLink): string[] {
  return node.getChildNodes().flatMap((child) => {
    if (child instanceof DocFencedCode) return [`\`\`\`${child.language}\n${child.code.trimEnd()}\n\`\`\``];
    if (!(child instanceof DocParagraph)) return renderBlocks(child, findLink);
    const text = child.nodes.map((inline) => renderInline(inline, findLink)).join("");
    // The type in braces that TSDoc has no place for: each error of the package is a BigCommerceError.
    const words = text.replace(/^\s*\{BigCommerceError\}/, "").trim();
    return words === "" ? [] : [wrapped(joined(words))];
  });
}

function renderInline(node: DocNode, findLink: FindLink): string {
  if (node instanceof DocCodeSpan) return `\`${node.code}\``;
  if (node instanceof DocPlainText) return node.text;
  if (node instanceof DocEscapedText) return node.decodedText;
  if (node instanceof DocErrorText) return node.text;
  if (node instanceof DocSoftBreak) return "\n";
  if (node instanceof DocLinkTag) return renderLink(node, findLink);
  return node
    .getChildNodes()
    .map((child) => renderInline(child, findLink))
    .join("");
}

function renderLink({ codeDestination, urlDestination, linkText }: DocLinkTag, findLink: FindLink): string {
  if (urlDestination !== undefined) return linkText ? `[${linkText}](${urlDestination})` : urlDestination;
  const names = codeDestination?.memberReferences.map((one) => one.memberIdentifier?.identifier ?? "") ?? [];
  const name = names.join(".");
  const target = findLink(names[0] ?? "");
  const text = linkText ?? `\`${name}\``;
  return target === undefined ? text : `[${text}](${target})`;
}

const joined = (text: string) => (text.startsWith("```") ? text : text.replaceAll(/\s*\n\s*/g, " "));

/** Broken into lines, but not within a span of code. */
function wrapped(text: string, indent = ""): string {
  if (text.startsWith("```")) return text;
  const whole = text.replaceAll(/`[^`]*`/g, (span) => span.replaceAll(" ", noSpace));
  return wrap(whole, indent).replaceAll(noSpace, " ");
}

const noSpace = "\u0000";
