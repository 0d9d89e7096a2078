import type { LintedProgram, LintProblem } from "./program.js";
import { child, children, type SyntaxNode, stringValue, text } from "./syntax.js";

/** Imports of the package's server entries in a file of browser code. Types are erased, and so may be imported. */
export function findClientImports({ directives, parents }: LintedProgram): LintProblem[] {
  if (!directives.includes("use client")) return [];
  return [...parents.keys()].flatMap((node) => {
    const name = importedBy(node);
    return name !== undefined && isOfServer(name) && !isOfTypes(node) ? [{ node, data: { name } }] : [];
  });
}

const isOfServer = (name: string) =>
  (name === "next-bigcommerce" || name.startsWith("next-bigcommerce/")) && name !== "next-bigcommerce/client";

const withSource = /^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression)$/;

function importedBy(node: SyntaxNode): string | undefined {
  if (withSource.test(node.type)) return stringValue(child(node, "source"));
  const isRequire = node.type === "CallExpression" && text(child(node, "callee"), "name") === "require";
  return isRequire ? stringValue(children(node, "arguments")[0]) : undefined;
}

function isOfTypes(node: SyntaxNode): boolean {
  if (text(node, "importKind") === "type" || text(node, "exportKind") === "type") return true;
  const specifiers = children(node, "specifiers");
  const kinds = specifiers.map((one) => text(one, "importKind") ?? text(one, "exportKind"));
  return kinds.length > 0 && kinds.every((kind) => kind === "type");
}
