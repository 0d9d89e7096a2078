import { bare, child, children, literalOf, nameOf, nodesOf, type SyntaxNode } from "./syntax.js";

/** What the names of a module stand for that are bound once in it, at any depth, and that nothing there changes. */
export type Constants = ReadonlyMap<string, SyntaxNode>;

export function constantsOf(program: SyntaxNode): Constants {
  const variables = nodesOf(program, "VariableDeclarator");
  const functions = nodesOf(program, "FunctionDeclaration");
  const found = [
    ...variables.map((node) => [nameOf(child(node, "id")), child(node, "init")] as const),
    ...functions.map((node) => [nameOf(child(node, "id")), node] as const),
  ];
  const bound = boundNames(program);
  return new Map(
    found.flatMap(([name, value]) =>
      name === undefined || value === undefined || bound.filter((one) => one === name).length > 1
        ? []
        : [[name, value]],
    ),
  );
}

const functionTypes = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ObjectMethod",
  "ClassMethod",
];

/** Once for each time that a name gets a value, or its value is changed. */
function boundNames(program: SyntaxNode): readonly (string | undefined)[] {
  const under = (type: string, field: string) => nodesOf(program, type).map((node) => child(node, field));
  const places = [
    ...under("VariableDeclarator", "id"),
    ...under("FunctionDeclaration", "id"),
    ...under("AssignmentExpression", "left").map((left) => child(left, "object") ?? left),
    ...under("CallExpression", "callee")
      .filter(isChange)
      .map((callee) => child(callee, "object")),
    ...under("CatchClause", "param"),
    ...["ImportSpecifier", "ImportDefaultSpecifier"].flatMap((type) => under(type, "local")),
    ...functionTypes.flatMap((type) => nodesOf(program, type)).flatMap((node) => children(node, "params")),
  ];
  return places.flatMap((place) => nodesOf(place, "Identifier")).map(nameOf);
}

const isChange = (callee: SyntaxNode | undefined) =>
  /^(?:push|unshift|splice|pop|shift|fill)$/.test(nameOf(child(callee, "property")) ?? "");

/** Names that stand for each other have no end in the source. */
export const maxDepth = 8;

/** What an expression may be, one for each branch: through names and conditions. What cannot be read stays as it is. */
export function branchesOf(
  expression: SyntaxNode | undefined,
  names: ReadonlyMap<string, SyntaxNode>,
  depth = 0,
): readonly SyntaxNode[] {
  const node = bare(expression);
  if (node === undefined) return [];
  if (depth > maxDepth) return [node];
  const below = (field: string) => branchesOf(child(node, field), names, depth + 1);
  if (node.type === "ConditionalExpression") return [...below("consequent"), ...below("alternate")];
  if (node.type === "LogicalExpression") return [...below("left"), ...below("right")];
  const value = node.type === "Identifier" ? names.get(nameOf(node) ?? "") : undefined;
  return value === undefined ? [node] : branchesOf(value, names, depth + 1);
}

/** The entries of a list. */
export interface WrittenList {
  readonly entries: readonly SyntaxNode[];
  /** Whether these are all, and all can be read. */
  readonly isComplete: boolean;
}

/** The entries that a list may have in any branch: through names and spreads. */
export function listOf(expression: SyntaxNode | undefined, constants: Constants, depth = 0): WrittenList {
  const lists = branchesOf(expression, constants).map((list): WrittenList => {
    if (isNothing(list)) return { entries: [], isComplete: true };
    if (list.type !== "ArrayExpression" || depth > maxDepth) return { entries: [], isComplete: false };
    return joinLists(
      children(list, "elements").map((element) => {
        if (element.type === "SpreadElement") return listOf(child(element, "argument"), constants, depth + 1);
        const entries = branchesOf(element, constants);
        return { entries, isComplete: entries.every(isReadable) };
      }),
    );
  });
  return joinLists(lists);
}

export const joinLists = (lists: readonly WrittenList[]): WrittenList => ({
  entries: lists.flatMap(({ entries }) => entries),
  isComplete: lists.every(({ isComplete }) => isComplete),
});

/** `undefined` and `null`. */
const isNothing = (node: SyntaxNode) =>
  node.type === "NullLiteral" || (node.type === "Identifier" && nameOf(node) === "undefined");

/** Whether the value is written there. */
export const isReadable = (node: SyntaxNode) => isNothing(node) || literalOf(node) !== undefined;
