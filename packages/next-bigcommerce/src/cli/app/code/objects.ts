import { branchesOf, maxDepth } from "./constants.js";
import { bare, child, children, nameOf, type SyntaxNode } from "./syntax.js";

/** An object of the source, with its properties as expressions. */
export interface WrittenObject {
  readonly properties: ReadonlyMap<string, SyntaxNode>;
  /** Whether these are all: `false` with a spread or a key that only running it tells. */
  readonly isComplete: boolean;
}

/** What the names at the top of a module stand for. */
export type Declarations = ReadonlyMap<string, SyntaxNode>;

export function declarationsOf(program: SyntaxNode | undefined): Declarations {
  const statements = children(program, "body").map((statement) =>
    /^Export(?:Named|Default)Declaration$/.test(statement.type)
      ? (child(statement, "declaration") ?? statement)
      : statement,
  );
  const variables = statements
    .filter(({ type }) => type === "VariableDeclaration")
    .flatMap((statement) => children(statement, "declarations"))
    .flatMap((variable) => entryOf(child(variable, "id"), child(variable, "init")));
  const functions = statements
    .filter(({ type }) => type === "FunctionDeclaration")
    .flatMap((statement) => entryOf(child(statement, "id"), statement));
  return new Map([...variables, ...functions]);
}

function entryOf(id: SyntaxNode | undefined, value: SyntaxNode | undefined): [string, SyntaxNode][] {
  const name = nameOf(id);
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/**
 * The objects that an expression may be, one for each branch: through names, conditions, functions and calls such as
 * `withPlugin(config)`. Empty if there is none to be read.
 */
export function objectsOf(
  expression: SyntaxNode | undefined,
  declarations: Declarations,
  depth = 0,
): readonly WrittenObject[] {
  if (depth > maxDepth) return [];
  const below = (next: SyntaxNode | undefined) => objectsOf(next, declarations, depth + 1);
  return branchesOf(expression, declarations, depth).flatMap((node) => {
    switch (node.type) {
      case "ObjectExpression":
        return [readObject(node, declarations, depth)];
      case "CallExpression":
        return children(node, "arguments")
          .flatMap(below)
          .slice(0, 1)
          .map((object) => ({ ...object, isComplete: false }));
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "FunctionDeclaration":
        return returnedBy(node).flatMap(below);
      default:
        return [];
    }
  });
}

function returnedBy(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  const body = child(node, "body");
  if (body?.type !== "BlockStatement") return [body];
  return children(body, "body").flatMap(returnsIn);
}

function returnsIn(statement: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (statement.type === "ReturnStatement") return [child(statement, "argument")];
  if (statement.type === "BlockStatement") return children(statement, "body").flatMap(returnsIn);
  if (statement.type !== "IfStatement") return [];
  const branches = [child(statement, "consequent"), child(statement, "alternate")];
  return branches.flatMap((branch) => (branch === undefined ? [] : returnsIn(branch)));
}

function readObject(node: SyntaxNode, declarations: Declarations, depth: number): WrittenObject {
  const properties = new Map<string, SyntaxNode>();
  let isComplete = true;
  for (const property of children(node, "properties")) {
    const name = property.computed === true ? undefined : nameOf(child(property, "key"));
    const value = property.type === "ObjectMethod" ? property : child(property, "value");
    if (property.type === "SpreadElement") {
      const spread = spreadObject(property, declarations, depth);
      for (const [key, held] of spread?.properties ?? []) properties.set(key, held);
      isComplete &&= spread?.isComplete === true;
    } else if (name === undefined || value === undefined) isComplete = false;
    else properties.set(name, value);
  }
  return { properties, isComplete };
}

/** `undefined` for what is spread only under a condition. */
function spreadObject(
  property: SyntaxNode,
  declarations: Declarations,
  depth: number,
): WrittenObject | undefined {
  const argument = bare(child(property, "argument"));
  if (/^(?:Logical|Conditional)Expression$/.test(argument?.type ?? "")) return undefined;
  const objects = objectsOf(argument, declarations, depth + 1);
  return objects.length === 1 ? objects[0] : undefined;
}
