import { child, children, field, isNode, keyOf, type SyntaxNode, text } from "./syntax.js";

/** A variable of a program: where its name is declared, and what is written into it. */
export interface Variable {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** Expressions assigned to it after its declaration. */
  readonly writes: readonly SyntaxNode[];
  /** Whether it lives as long as the module does. */
  readonly isOfModule: boolean;
}

interface Definition {
  /** As scope managers call it: `ImportBinding`, `Variable`, `FunctionName`, `Parameter` … */
  readonly kind: string;
  /** The name where it is declared. */
  readonly name: SyntaxNode;
  /** The declarator, the function, or the specifier of the import. */
  readonly node: SyntaxNode;
  /** The declaration around it: of an import, the statement. */
  readonly parent: SyntaxNode | undefined;
}

/** What each identifier of a program stands for. */
export interface Variables {
  of(identifier: SyntaxNode): Variable | undefined;
  /** A variable at the top of the module. JSX names are no references to every scope manager. */
  ofModule(name: string): Variable | undefined;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads what a scope manager found: ESLint's, `@typescript-eslint`'s or `eslint-scope`'s. */
export function readVariables(scopeManager: unknown): Variables {
  const scopes = list(field(scopeManager, "scopes"));
  const variables = new Map<unknown, Variable>();
  const ofIdentifiers = new Map<unknown, Variable>();
  const ofModule = new Map<string, Variable>();
  for (const scope of scopes) {
    const isOfModule = field(field(scope, "block"), "type") === "Program";
    for (const found of list(field(scope, "variables"))) {
      const variable = readVariable(found, isOfModule);
      variables.set(found, variable);
      if (isOfModule && variable.definitions.length > 0) ofModule.set(variable.name, variable);
    }
  }
  for (const scope of scopes)
    for (const reference of list(field(scope, "references"))) {
      const variable = variables.get(field(reference, "resolved"));
      if (variable) ofIdentifiers.set(field(reference, "identifier"), variable);
    }
  return { of: (identifier) => ofIdentifiers.get(identifier), ofModule: (name) => ofModule.get(name) };
}

function readVariable(found: unknown, isOfModule: boolean): Variable {
  const name = field(found, "name");
  const writes = list(field(found, "references")).flatMap((reference) => {
    const written = field(reference, "writeExpr");
    const isWhole = field(reference, "init") !== true && field(reference, "partial") !== true;
    return isNode(written) && isWhole ? [written] : [];
  });
  const definitions = list(field(found, "defs")).flatMap((definition) => {
    const [kind, declared, node, parent] = ["type", "name", "node", "parent"].map((key) =>
      field(definition, key),
    );
    return typeof kind === "string" && isNode(declared) && isNode(node)
      ? [{ kind, name: declared, node, parent: isNode(parent) ? parent : undefined }]
      : [];
  });
  return { name: typeof name === "string" ? name : "", definitions, writes, isOfModule };
}

/** What a module gives a name: `*` for all of it. */
export interface Imported {
  readonly from: string;
  readonly name: string;
}

export function importOf(variable: Variable | undefined): Imported | undefined {
  const definition = variable?.definitions.find(({ kind }) => kind === "ImportBinding");
  const from = text(child(definition?.parent, "source"), "value");
  if (definition === undefined || from === undefined) return undefined;
  const { node } = definition;
  if (node.type === "ImportNamespaceSpecifier") return { from, name: "*" };
  if (node.type === "ImportDefaultSpecifier") return { from, name: "default" };
  const imported = child(node, "imported");
  return { from, name: text(imported, "name") ?? text(imported, "value") ?? "" };
}

/**
 * The keys that lead from a declared value to the name: `["customer", "query"]` for `{ customer: { query } }`, `["1"]` for
 * `[, b]`; `undefined` among them for a key that the source does not say, and for the rest of a value.
 */
export function pathTo(
  name: SyntaxNode,
  pattern: SyntaxNode | undefined,
): readonly (string | undefined)[] | undefined {
  if (pattern === undefined) return undefined;
  if (pattern === name) return [];
  if (pattern.type === "AssignmentPattern") return pathTo(name, child(pattern, "left"));
  for (const [key, inner] of partsOfPattern(pattern)) {
    const path = pathTo(name, inner);
    if (path) return [key, ...path];
  }
  return undefined;
}

type PatternPart = readonly [key: string | undefined, pattern: SyntaxNode | undefined];

function partsOfPattern(pattern: SyntaxNode): PatternPart[] {
  const partOf = (node: SyntaxNode, key: string | undefined): PatternPart =>
    node.type === "RestElement"
      ? [undefined, child(node, "argument")]
      : [key, node.type === "Property" ? child(node, "value") : node];
  if (pattern.type === "ObjectPattern")
    return children(pattern, "properties").map((property) => partOf(property, keyOf(property)));
  if (pattern.type !== "ArrayPattern") return [];
  return list(field(pattern, "elements")).flatMap((element, place) =>
    isNode(element) ? [partOf(element, String(place))] : [],
  );
}
