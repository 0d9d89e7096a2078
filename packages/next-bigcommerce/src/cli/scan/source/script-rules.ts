import type { LintedProgram } from "../../../lint/program.js";
import { fillIn, rules } from "../../../lint/rules.js";
import { child, children, keyOf, type SyntaxNode, stringValue, unwrap } from "../../../lint/syntax.js";
import { accessTokenHeader } from "../search/tokens.js";
import { type ConstantContext, constantOf } from "./constants.js";
import { farExpiry, isFarSeconds } from "./expiry.js";

/** Something found on a line of a source. */
export interface FoundInSource {
  /** From 1. */
  readonly line: number;
  readonly id: string;
  readonly kind: string;
}

const lineOf = (node: SyntaxNode) => node.loc?.start.line ?? 1;

/** What the lint rules find, and secrets and times that the code only works out. */
export function findInProgram(program: LintedProgram, nowMs: number): FoundInSource[] {
  const context = { variables: program.variables, nowMs };
  const linted = Object.entries(rules).flatMap(([id, { kind, find }]) =>
    find(program).map(({ node, data }) => ({ line: lineOf(node), id, kind: fillIn(kind, data) })),
  );
  const named = [...program.parents.keys()].flatMap((node) => findInNamed(node, context));
  return [...linted, ...named, ...findFarTokens(program, context)];
}

/** A value with the name it is given, as a property, in an assignment, a call or a pair. */
function* namedValues(
  node: SyntaxNode,
): Generator<readonly [name: string | undefined, value: SyntaxNode | undefined]> {
  if (node.type === "Property") yield [keyOf(node), child(node, "value")];
  if (node.type === "AssignmentExpression") yield [keyOf(child(node, "left")), child(node, "right")];
  if (node.type === "VariableDeclarator") yield [nameOf(child(node, "id")), child(node, "init")];
  const pair =
    node.type === "CallExpression" ? "arguments" : node.type === "ArrayExpression" ? "elements" : "";
  const [name, value] = children(node, pair);
  if (value) yield [stringValue(name), value];
}

const nameOf = (node: SyntaxNode | undefined) => {
  const name: unknown = node?.type === "Identifier" ? Reflect.get(node, "name") : undefined;
  return typeof name === "string" ? name : undefined;
};

function findInNamed(node: SyntaxNode, context: ConstantContext): FoundInSource[] {
  return [...namedValues(node)].flatMap(([name, expression]) => {
    if (expression === undefined) return [];
    const line = lineOf(node);
    if (/^x-auth-token$/i.test(name ?? "")) {
      const value = constantOf(expression, context);
      const { id, kind } = accessTokenHeader;
      return typeof value === "string" && /^[A-Za-z0-9]{20,}$/.test(value) ? [{ line, id, kind }] : [];
    }
    return name === "expires_at" && isFar(expression, context) ? [{ line, ...farExpiry }] : [];
  });
}

/** `expiresAt` is a word of many libraries: only what is given to the package's own methods is a token's. */
function findFarTokens({ parents, meanings }: LintedProgram, context: ConstantContext): FoundInSource[] {
  return [...parents.keys()].flatMap((node) => {
    if (node.type !== "CallExpression" || meanings.of(child(node, "callee")) !== "createToken") return [];
    const options = unwrap(children(node, "arguments")[0]);
    const given = children(options, "properties").filter((property) => keyOf(property) === "expiresAt");
    const far = given.filter((property) => isFar(child(property, "value"), context));
    return far.map((property) => ({ line: lineOf(property), ...farExpiry }));
  });
}

function isFar(expression: SyntaxNode | undefined, context: ConstantContext): boolean {
  const value = constantOf(expression, context);
  return typeof value === "number" && isFarSeconds(value, context.nowMs);
}
