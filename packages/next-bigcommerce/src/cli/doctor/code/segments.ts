import { declarationsOf, objectsOf } from "../../app/code/objects.js";
import {
  child,
  children,
  lineAt,
  literalOf,
  nameOf,
  nodesOf,
  type SyntaxNode,
} from "../../app/code/syntax.js";
import type { Module } from "../project/modules.js";

/** The value of `export const runtime = "edge"`; `undefined` if the module has no such export, or no literal. */
export function exportedLiteral(module: Module, name: string): { value: unknown; line: number } | undefined {
  const node = exportedValue(module, name);
  const literal = literalOf(node);
  if (node === undefined || literal === undefined) return undefined;
  return { value: literal.value, line: lineAt(module.text, node.start) };
}

function exportedValue({ program }: Module, name: string): SyntaxNode | undefined {
  const isExported = children(program, "body")
    .filter(({ type }) => type === "ExportNamedDeclaration")
    .some((statement) => exportedNames(statement).includes(name));
  return isExported ? declarationsOf(program).get(name) : undefined;
}

function exportedNames(statement: SyntaxNode): readonly (string | undefined)[] {
  const declaration = child(statement, "declaration");
  const variables = children(declaration, "declarations").map((variable) => nameOf(child(variable, "id")));
  const specifiers = children(statement, "specifiers").map((one) => nameOf(child(one, "exported")));
  return [nameOf(child(declaration, "id")), ...variables, ...specifiers];
}

/** The runtime that a page, layout, route, API route or middleware asks for. */
export function runtimeOf(module: Module): { value: unknown; line: number } | undefined {
  const own = exportedLiteral(module, "runtime");
  if (own !== undefined) return own;
  const config = exportedValue(module, "config");
  const [node] = objectsOf(config, declarationsOf(module.program)).flatMap(
    ({ properties }) => properties.get("runtime") ?? [],
  );
  const literal = literalOf(node);
  if (node === undefined || literal === undefined) return undefined;
  return { value: literal.value, line: lineAt(module.text, node.start) };
}

export const isEdge = (value: unknown) => value === "edge" || value === "experimental-edge";

/**
 * Calls such as `bigcommerce.customer.query(…)` below a node, also through `const { customer } = bigcommerce`. Server Actions
 * are left out: they run when a form is sent, and not with what is around them.
 */
export function customerCalls(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  const actions = nodesOf(node, "Directive")
    .filter((directive) => child(directive, "value")?.value === "use server")
    .map(({ start }) => start);
  const bodies = nodesOf(node, "BlockStatement").filter((body) =>
    children(body, "directives").some(({ start }) => actions.includes(start)),
  );
  const isInAction = ({ start }: SyntaxNode) => bodies.some((body) => body.start < start && start < body.end);
  return nodesOf(node, "CallExpression").filter((call) => {
    if (isInAction(call)) return false;
    const method = child(call, "callee");
    const object = child(method, "object");
    const who = object?.type === "Identifier" ? nameOf(object) : nameOf(child(object, "property"));
    const what = nameOf(child(method, "property")) ?? "";
    return (who === "customer" || who === "shopper") && ["query", "mutate"].includes(what);
  });
}

/** The function that a module exports by that name. */
export const exportedFunction = exportedValue;
