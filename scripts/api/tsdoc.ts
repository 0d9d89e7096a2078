import {
  type DocBlock,
  DocCodeSpan,
  type DocComment,
  DocFencedCode,
  DocLinkTag,
  type DocNode,
  DocPlainText,
} from "@microsoft/tsdoc";

const within = (node: DocNode): DocNode[] => [node, ...node.getChildNodes().flatMap(within)];

const blocks = (comment: DocComment, tag: string): DocBlock[] =>
  comment.customBlocks.filter(({ blockTag }) => blockTag.tagName === tag);

const link = "@link";

/** The words before the first tag, with `@link` in the place of each link. */
export function summaryOf(comment: DocComment): string {
  const words = within(comment.summarySection).map((node) => {
    if (node instanceof DocPlainText) return node.text;
    if (node instanceof DocCodeSpan) return `\`${node.code}\``;
    return node instanceof DocLinkTag ? link : "";
  });
  return words.join("").trim();
}

export const hasExample = (comment: DocComment): boolean =>
  blocks(comment, "@example").some(({ content }) =>
    within(content).some((node) => node instanceof DocFencedCode && /^tsx?$/.test(node.language)),
  );

/** Whether a comment leaves its example to the function whose options it describes. */
export const isOptionsOf = (comment: DocComment): boolean =>
  summaryOf(comment).startsWith(`Options of ${link}`);

interface Throws {
  /** The error codes that are named. */
  readonly codes: readonly string[];
  /** Whether the codes stand with another declaration, which is linked. */
  readonly refers: boolean;
}

/** Each `@throws` of a comment. */
export const throwsOf = (comment: DocComment): Throws[] =>
  blocks(comment, "@throws").map(({ content }) => {
    const nodes = within(content);
    return {
      codes: nodes.flatMap((node) => (node instanceof DocCodeSpan && isCode(node.code) ? node.code : [])),
      refers: nodes.some((node) => node instanceof DocLinkTag),
    };
  });

// Codes of one word, such as `timeout`, cannot be told from other words.
const isCode = (text: string) => /^[a-z]+(?:_[a-z]+)+$/.test(text);
