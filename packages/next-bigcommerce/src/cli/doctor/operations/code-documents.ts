import { isRecord } from "../../../values.js";
import type { DocumentText } from "./document-text.js";

type Syntax = Readonly<Record<PropertyKey, unknown>>;

const tags = new Set(["gql", "graphql"]);

/** What was found in one file of code. */
export interface CodeDocuments {
  readonly documents: readonly DocumentText[];
  /** Lines of documents that are put together when the app runs. */
  readonly unread: readonly number[];
}

/** Whether it is worth parsing. */
export function mayHaveDocuments(code: string): boolean {
  return /\b(?:gql|graphql)\s*[`(<]|\/\*\s*GraphQL\s*\*\//.test(code);
}

/**
 * The documents in TypeScript or JavaScript: `graphql(…)` and `gql(…)` with a string, the same as tags, and strings
 * after the comment GraphQL. Nothing is run. `undefined` if the code cannot be parsed.
 */
export async function readCodeDocuments(file: string, code: string): Promise<CodeDocuments | undefined> {
  const { parse } = await import("@babel/parser");
  let program: unknown;
  try {
    const plugins: ("typescript" | "jsx")[] = /\.[cm]?ts$/.test(file)
      ? ["typescript"]
      : ["typescript", "jsx"];
    program = parse(code, { sourceType: "unambiguous", errorRecovery: true, plugins }).program;
  } catch {
    return undefined;
  }
  const documents: DocumentText[] = [];
  const unread: number[] = [];
  for (const literal of findLiterals(program)) {
    const line = lineOf(literal);
    const text = readLiteral(literal);
    if (text === undefined) unread.push(line ?? 1);
    else documents.push({ text, file, line, origin: "code" });
  }
  return { documents, unread };
}

/** Strings that the code says are GraphQL, each once. */
function findLiterals(program: unknown): ReadonlySet<Syntax> {
  const literals = new Set<Syntax>();
  visit(program, (node) => {
    const literal = literalOf(node);
    if (literal !== undefined) literals.add(literal);
  });
  return literals;
}

function literalOf(node: Syntax): Syntax | undefined {
  if (node.type === "TaggedTemplateExpression" && isTag(node.tag)) return asRecord(node.quasi);
  if (node.type === "CallExpression" && isTag(node.callee)) {
    const first: unknown = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
    return isString(first) ? first : undefined;
  }
  return isString(node) && hasComment(node) ? node : undefined;
}

function isTag(node: unknown): boolean {
  return isRecord(node) && node.type === "Identifier" && tags.has(String(node.name));
}

function isString(node: unknown): node is Syntax {
  return isRecord(node) && (node.type === "TemplateLiteral" || node.type === "StringLiteral");
}

function hasComment({ leadingComments }: Syntax): boolean {
  if (!Array.isArray(leadingComments)) return false;
  return leadingComments.some((comment) => isRecord(comment) && String(comment.value).trim() === "GraphQL");
}

/** The text, without what is put in between its definitions: fragments, which are found by name. */
function readLiteral(literal: Syntax): string | undefined {
  if (typeof literal.value === "string") return literal.value;
  const quasis: readonly unknown[] = Array.isArray(literal.quasis) ? literal.quasis : [];
  const parts = quasis.map((quasi) => {
    const value = isRecord(quasi) ? quasi.value : undefined;
    return isRecord(value) ? String(value.cooked ?? value.raw) : "";
  });
  const isOutside = parts.slice(0, -1).every((_part, index) => {
    const before = parts.slice(0, index + 1).join("");
    return count(before, "{") === count(before, "}");
  });
  return isOutside ? parts.join("") : undefined;
}

const count = (text: string, sign: string) => text.split(sign).length - 1;

function lineOf({ loc }: Syntax): number | undefined {
  const start = isRecord(loc) && isRecord(loc.start) ? loc.start.line : undefined;
  return typeof start === "number" ? start : undefined;
}

const asRecord = (value: unknown) => (isRecord(value) ? value : undefined);

/** Calls for each node of the syntax tree. */
function visit(value: unknown, onNode: (node: Syntax) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, onNode);
    return;
  }
  if (!isRecord(value) || typeof value.type !== "string") return;
  onNode(value);
  for (const [name, child] of Object.entries(value)) if (!name.endsWith("Comments")) visit(child, onNode);
}
