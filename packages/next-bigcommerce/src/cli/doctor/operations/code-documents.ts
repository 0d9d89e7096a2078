import {
  child,
  children,
  lineAt,
  nameOf,
  parseScript,
  type SyntaxNode,
  templateText,
  walk,
} from "../../app/code/syntax.js";
import type { DocumentText } from "./document-text.js";

const tags = new Set(["gql", "graphql"]);
const comment = /\/\*\s*GraphQL\s*\*\//;

/** What was found in one file of code. */
export interface CodeDocuments {
  readonly documents: readonly DocumentText[];
  /** Lines of documents that are put together when the app runs. */
  readonly unread: readonly number[];
}

/** Whether it is worth parsing. */
export function mayHaveDocuments(code: string): boolean {
  return /\b(?:gql|graphql)\s*[`(<]/.test(code) || comment.test(code);
}

/**
 * The documents in TypeScript or JavaScript: `graphql(…)` and `gql(…)` with a string, the same as tags, and strings
 * after the comment GraphQL. Nothing is run. `undefined` if the code cannot be parsed.
 */
export function readCodeDocuments(file: string, code: string): CodeDocuments | undefined {
  const program = parseScript(file, code);
  if (program === undefined) return undefined;
  const documents: DocumentText[] = [];
  const unread: number[] = [];
  for (const literal of findLiterals(program, code)) {
    const line = lineAt(code, literal.start);
    const text = readLiteral(literal);
    if (text === undefined) unread.push(line);
    else documents.push({ text, file, line, origin: "code" });
  }
  return { documents, unread };
}

/** Strings that the code says are GraphQL, each once. */
function findLiterals(program: SyntaxNode, code: string): ReadonlySet<SyntaxNode> {
  const literals = new Set<SyntaxNode>();
  walk(program, (node) => {
    const literal = literalOf(node, code);
    if (literal !== undefined) literals.add(literal);
    return undefined;
  });
  return literals;
}

function literalOf(node: SyntaxNode, code: string): SyntaxNode | undefined {
  if (node.type === "TaggedTemplateExpression" && isTag(node, "tag")) return child(node, "quasi");
  if (node.type === "CallExpression" && isTag(node, "callee")) {
    const [first] = children(node, "arguments");
    return first !== undefined && isString(first) ? first : undefined;
  }
  return isString(node) && isAfterComment(node, code) ? node : undefined;
}

const isTag = (node: SyntaxNode, field: string) => tags.has(nameOf(child(node, field)) ?? "");

const isString = ({ type }: SyntaxNode) => type === "TemplateLiteral" || type === "StringLiteral";

function isAfterComment({ start }: SyntaxNode, code: string): boolean {
  return /\/\*\s*GraphQL\s*\*\/\s*$/.test(code.slice(Math.max(0, start - 40), start));
}

/** The text, without what is put in between its definitions: fragments, which are found by name. */
function readLiteral(literal: SyntaxNode): string | undefined {
  if (typeof literal.value === "string") return literal.value;
  const parts = children(literal, "quasis").map(templateText);
  const isOutside = parts.slice(0, -1).every((_part, index) => {
    const before = parts.slice(0, index + 1).join("");
    return count(before, "{") === count(before, "}");
  });
  return isOutside ? parts.join("") : undefined;
}

const count = (text: string, sign: string) => text.split(sign).length - 1;
