/**
 * A node of an ESTree program, as any parser makes it: with TypeScript and JSX or without. Fields are read by name, because
 * parsers differ in what they add.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly loc?: SourceSpan | null;
}

/** From a place of a file to another. */
export interface SourceSpan {
  /** Its first character. */
  readonly start: SourcePlace;
  /** Behind its last character. */
  readonly end: SourcePlace;
}

/** A place in a file, as linters name it. */
export interface SourcePlace {
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 0. */
  readonly column: number;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

export const isNode = (value: unknown): value is SyntaxNode =>
  isObject(value) && "type" in value && typeof value.type === "string";

/** A field of any object from outside; `undefined` if it has none of this name. */
export const field = (owner: unknown, name: string): unknown =>
  isObject(owner) ? Reflect.get(owner, name) : undefined;

/** The node in a field. */
export function child(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  const value = field(node, name);
  return isNode(value) ? value : undefined;
}

/** The nodes in a field that holds a list. Holes in arrays are left out. */
export function children(node: SyntaxNode | undefined, name: string): SyntaxNode[] {
  const value = field(node, name);
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The string in a field. */
export function text(node: SyntaxNode | undefined, name: string): string | undefined {
  const value = field(node, name);
  return typeof value === "string" ? value : undefined;
}

const notChildren = new Set(["parent", "loc", "range", "tokens", "comments", "errors"]);

/** The fields that hold nodes, by the node's type. Linters know them; without them every field is looked at. */
export type VisitorKeys = object;

function childNodes(node: SyntaxNode, visitorKeys: VisitorKeys | undefined): SyntaxNode[] {
  const known = field(visitorKeys, node.type);
  const names: unknown[] = Array.isArray(known)
    ? known
    : Object.keys(node).filter((name) => !notChildren.has(name));
  return names.flatMap((name) => {
    const value = field(node, String(name));
    return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
  });
}

/** Each node of a program with the one that holds it, outer before inner. */
export function parentsOf(
  program: SyntaxNode,
  visitorKeys?: VisitorKeys,
): Map<SyntaxNode, SyntaxNode | undefined> {
  const parents = new Map<SyntaxNode, SyntaxNode | undefined>([[program, undefined]]);
  const waiting = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const inner of childNodes(node, visitorKeys).reverse()) {
      if (parents.has(inner)) continue;
      parents.set(inner, node);
      waiting.push(inner);
    }
  }
  return parents;
}

const wrappers: ReadonlySet<string> = new Set([
  "AwaitExpression",
  "ChainExpression",
  "JSXExpressionContainer",
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
]);

/** The expression without what only awaits it or gives it a type. */
export function unwrap(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node;
  while (inner !== undefined && wrappers.has(inner.type)) inner = wrappedIn(inner);
  return inner;
}

/** What a node only awaits or gives a type. */
export const wrappedIn = (node: SyntaxNode): SyntaxNode | undefined =>
  wrappers.has(node.type) ? (child(node, "expression") ?? child(node, "argument")) : undefined;

/** The value of a literal string, or of a template without a place for a value. */
export function stringValue(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "Literal" || node?.type === "StringLiteral") return text(node, "value");
  if (node?.type !== "TemplateLiteral" || children(node, "expressions").length > 0) return undefined;
  const cooked = field(field(children(node, "quasis")[0], "value"), "cooked");
  return typeof cooked === "string" ? cooked : undefined;
}

/** What a member or a property is called, if the source says it: `a.b`, `a["b"]`, `{ b }`, `{ "b": c }`. */
export function keyOf(node: SyntaxNode | undefined): string | undefined {
  const key = child(node, "property") ?? child(node, "key");
  const isName =
    field(node, "computed") !== true && (key?.type === "Identifier" || key?.type === "JSXIdentifier");
  return isName ? text(key, "name") : stringValue(key);
}

const functions: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

interface FunctionNode extends SyntaxNode {
  readonly type: "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression";
}

export const isFunction = (node: SyntaxNode | undefined): node is FunctionNode =>
  node !== undefined && functions.has(node.type);

/** The strings that a program or a function begins with, such as "use cache". */
export function directivesOf(node: SyntaxNode): string[] {
  const body = node.type === "Program" ? node : child(node, "body");
  const directives: string[] = [];
  for (const statement of children(body, "body")) {
    const value = statement.type === "ExpressionStatement" && stringValue(child(statement, "expression"));
    if (typeof value !== "string") break;
    directives.push(value);
  }
  return directives;
}
