import { around, type LintedProgram, type LintProblem } from "./program.js";
import { child, children, field, keyOf, type SyntaxNode, text, unwrap } from "./syntax.js";
import { partsOf } from "./values.js";
import { importOf } from "./variables.js";

/**
 * Tokens given to a component or an element in JSX. A component of the same file is a Server Component like its page, and
 * passes them to nobody by that.
 */
export function findTokensInProps(program: LintedProgram): LintProblem[] {
  if (program.directives.includes("use client")) return [];
  return [...program.parents.keys()].flatMap((node) => {
    if (node.type !== "JSXOpeningElement" || isOwnComponent(node, program)) return [];
    const given = children(node, "attributes").flatMap((attribute) => child(attribute, "value") ?? []);
    return given.filter((value) => holdsToken(value, program)).map((value) => ({ node: value }));
  });
}

function isOwnComponent(element: SyntaxNode, { variables }: LintedProgram): boolean {
  const name = text(child(element, "name"), "name") ?? "";
  const variable = /^[A-Z]/.test(name) ? variables.ofModule(name) : undefined;
  return variable !== undefined && importOf(variable) === undefined;
}

/** Also a text with a token in it, such as a header. */
function holdsToken(value: SyntaxNode, program: LintedProgram): boolean {
  const node = unwrap(value) ?? value;
  if (isToken(node, program)) return true;
  const isCollection = node.type === "ObjectExpression" || node.type === "ArrayExpression";
  return !isCollection && partsOf(node).some((part) => holdsToken(part, program));
}

function isToken(value: SyntaxNode, { meanings }: LintedProgram): boolean {
  const meaning = meanings.of(value);
  return meaning === "token" || meaning === "issuedToken";
}

/** Tokens, and what holds one, in a call of `console`. A token's object prints none, and so may be logged. */
export function findTokensInLogs({ parents, meanings }: LintedProgram): LintProblem[] {
  return [...parents.keys()]
    .filter((node) => meanings.of(node) === "token")
    .flatMap((node) => {
      const parent = parents.get(node);
      const isPartOfToken = parent !== undefined && meanings.of(parent) === "token";
      return isRead(node, parent) && !isPartOfToken && isLogged(node, parents) ? [{ node }] : [];
    });
}

/** Not the name of a property, or of what is declared. */
function isRead(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (node.type !== "Identifier") return true;
  const isKey =
    field(parent, "computed") !== true &&
    (child(parent, "key") === node || child(parent, "property") === node);
  return !isKey || child(parent, "value") === node;
}

function isLogged(node: SyntaxNode, parents: LintedProgram["parents"]): boolean {
  let inner = node;
  for (const outer of around(node, parents)) {
    if (outer.type === "CallExpression" && !isJson(child(outer, "callee")))
      return isConsole(child(outer, "callee")) && child(outer, "callee") !== inner;
    if (outer.type !== "CallExpression" && !partsOf(outer).includes(inner)) return false;
    inner = outer;
  }
  return false;
}

/** Its result has the whole value in it. */
function isJson(callee: SyntaxNode | undefined): boolean {
  const node = unwrap(callee);
  return keyOf(node) === "stringify" && text(child(node, "object"), "name") === "JSON";
}

function isConsole(callee: SyntaxNode | undefined): boolean {
  const node = unwrap(callee);
  return node?.type === "MemberExpression" && text(child(node, "object"), "name") === "console";
}
