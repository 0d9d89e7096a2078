import { branchesOf, type Constants, constantsOf } from "../../app/code/constants.js";
import { child, children, literalOf, nameOf, nodesOf, type SyntaxNode } from "../../app/code/syntax.js";

type Part = SyntaxNode | undefined;

/** Which parts of a program only get into a Content-Security-Policy-Report-Only: a browser blocks nothing for it. */
export function createIsReportOnly(program: SyntaxNode): (node: SyntaxNode) => boolean {
  const constants = constantsOf(program);
  const parts = headersOf(program)
    .filter(([name]) => isReportOnlyName(name, constants))
    .flatMap(([, value]) => value ?? []);
  return isIn(withNamed(parts, valuesWithNames(program), usesOf(program)));
}

const isIn = (parts: readonly SyntaxNode[]) => (node: SyntaxNode) =>
  parts.some(({ start, end }) => start <= node.start && node.end <= end);

/** With the values of names that are used in these parts and nowhere else. */
function withNamed(
  parts: readonly SyntaxNode[],
  named: readonly NamedValue[],
  uses: readonly SyntaxNode[],
): readonly SyntaxNode[] {
  const added = named.filter(({ id, value }) => {
    const used = uses.filter((use) => use !== id && nameOf(use) === nameOf(id));
    return !parts.includes(value) && used.length > 0 && used.every(isIn(parts));
  });
  if (parts.length === 0 || added.length === 0) return parts;
  return withNamed([...parts, ...added.map(({ value }) => value)], named, uses);
}

/** If only now and then, the policy that blocks may be another. */
const isReportOnlyName = (name: Part, constants: Constants) =>
  branchesOf(name, constants).some((one) =>
    /^content-security-policy-report-only$/i.test(String(literalOf(one)?.value)),
  );

/** Names with the values beside them, in all ways in which headers are written. */
function headersOf(program: SyntaxNode): readonly (readonly [Part, Part])[] {
  return [
    ...nodesOf(program, "ObjectExpression").map(
      (node) => [property(node, "key"), property(node, "value")] as const,
    ),
    ...nodesOf(program, "ObjectProperty")
      .filter((node) => node.computed === true || child(node, "key")?.type === "StringLiteral")
      .map((node) => [child(node, "key"), child(node, "value")] as const),
    ...nodesOf(program, "CallExpression").map((node) => firstTwo(node, "arguments")),
    ...nodesOf(program, "ArrayExpression").map((node) => firstTwo(node, "elements")),
    ...nodesOf(program, "AssignmentExpression").map(
      (node) => [child(child(node, "left"), "property"), child(node, "right")] as const,
    ),
  ];
}

function property(node: SyntaxNode, name: string): Part {
  const found = children(node, "properties").find((one) => nameOf(child(one, "key")) === name);
  return child(found, "value");
}

function firstTwo(node: SyntaxNode, field: string): readonly [Part, Part] {
  const [first, second] = children(node, field);
  return [first, second];
}

interface NamedValue {
  readonly id: SyntaxNode;
  readonly value: SyntaxNode;
}

function valuesWithNames(program: SyntaxNode): readonly NamedValue[] {
  const variables = nodesOf(program, "VariableDeclarator").map((node) => ({
    id: child(node, "id"),
    value: child(node, "init"),
  }));
  const functions = nodesOf(program, "FunctionDeclaration").map((node) => ({
    id: child(node, "id"),
    value: child(node, "body"),
  }));
  return [...variables, ...functions].flatMap(({ id, value }) =>
    id?.type === "Identifier" && value !== undefined ? [{ id, value }] : [],
  );
}

/** Identifiers that stand for a value: no keys. */
function usesOf(program: SyntaxNode): readonly SyntaxNode[] {
  const labels = [
    ...nodesOf(program, "ObjectProperty").map((node) =>
      node.computed === true ? undefined : child(node, "key"),
    ),
    ...nodesOf(program, "MemberExpression").map((node) =>
      node.computed === true ? undefined : child(node, "property"),
    ),
  ];
  const known = new Set(labels);
  return nodesOf(program, "Identifier").filter((node) => !known.has(node));
}
