import { parse } from "@babel/parser";
import * as z from "zod/mini";

/** A node of the syntax tree. What is in it is asked for by name, as of other data from outside. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

// By hand: it is asked of everything in a tree.
function isNode(value: unknown): value is SyntaxNode {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  const hasPlace = "start" in value && typeof value.start === "number" && "end" in value;
  return typeof value.type === "string" && hasPlace && typeof value.end === "number";
}

/** The program of a script in JavaScript or TypeScript; `undefined` if it cannot be parsed. */
export function parseScript(path: string, text: string): SyntaxNode | undefined {
  const typed = /\.[cm]?ts$/.test(path) ? (["typescript"] as const) : (["typescript", "jsx"] as const);
  try {
    const { program } = parse(text, {
      sourceType: "unambiguous",
      plugins: [...typed, "decorators-legacy"],
      allowReturnOutsideFunction: true,
      errorRecovery: true,
      attachComment: false,
    });
    return isNode(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

export function child(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  const value = node?.[field];
  return isNode(value) ? value : undefined;
}

export function children(node: SyntaxNode | undefined, field: string): readonly SyntaxNode[] {
  const value = node?.[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The name of an identifier, or the text of a string. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === "Identifier" || node?.type === "JSXIdentifier") return textOf(node.name);
  return node?.type === "StringLiteral" ? textOf(node.value) : undefined;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Calls `visit` for the node and all below it, unless `visit` returns `false` for one: then not below that. */
export function walk(top: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined): void {
  // Generated code is nested deeper than calls can be.
  const waiting = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    if (visit(node) !== false) waiting.push(...nodesBelow(node).reverse());
}

function nodesBelow(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field === "loc" || field === "extra") continue;
    const below: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of below) if (isNode(one)) found.push(one);
  }
  return found;
}

/** All nodes of a type, from the top down. */
export function nodesOf(node: SyntaxNode | undefined, type: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  if (node !== undefined) {
    walk(node, (one) => {
      if (one.type === type) found.push(one);
      return undefined;
    });
  }
  return found;
}

/** Without what TypeScript adds around an expression. */
export function bare(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const around = /^(?:TS(?:As|Satisfies|NonNull|TypeAssertion)\w*|ParenthesizedExpression|AwaitExpression)$/;
  if (node === undefined || !around.test(node.type)) return node;
  return bare(child(node, "expression") ?? child(node, "argument"));
}

/** The value of a literal, or a list of literals; `undefined` for what only running it tells. */
export function literalOf(given: SyntaxNode | undefined): { readonly value: unknown } | undefined {
  const node = bare(given);
  if (node === undefined) return undefined;
  if (/^(?:String|Numeric|Boolean)Literal$/.test(node.type)) return { value: node.value };
  if (node.type === "TemplateLiteral" && children(node, "expressions").length === 0)
    return { value: templateText(children(node, "quasis")[0]) };
  if (node.type !== "ArrayExpression") return undefined;
  const entries = children(node, "elements").map(literalOf);
  return entries.includes(undefined) ? undefined : { value: entries.map((entry) => entry?.value) };
}

const templateSchema = z.object({ cooked: z.string() });

/** The text of one piece of a template. */
export function templateText(quasi: SyntaxNode | undefined): string {
  const read = templateSchema.safeParse(quasi?.value);
  return read.success ? read.data.cooked : "";
}

export const lineAt = (text: string, index: number) => text.slice(0, index).split("\n").length;
