import { type Meaning, Meanings } from "./meanings.js";
import {
  child,
  directivesOf,
  field,
  isFunction,
  keyOf,
  parentsOf,
  type SyntaxNode,
  unwrap,
  type VisitorKeys,
} from "./syntax.js";
import { readVariables, type Variables } from "./variables.js";

/** A file as the rules see it. */
export interface LintedProgram {
  readonly node: SyntaxNode;
  readonly directives: readonly string[];
  readonly parents: ReadonlyMap<SyntaxNode, SyntaxNode | undefined>;
  readonly variables: Variables;
  readonly meanings: Meanings;
  /** Calls for one customer or for the token, in the order of the file. */
  readonly customerCalls: readonly SyntaxNode[];
}

/** A place that breaks a rule. */
export interface LintProblem {
  readonly node: SyntaxNode;
  /** What the message names. */
  readonly data?: Readonly<Record<string, string>>;
}

interface ReadProgramOptions {
  /** What a scope manager found in the program. */
  readonly scopeManager: unknown;
  /** Names of the store's instance, besides `bigcommerce`. */
  readonly instances?: readonly string[];
  readonly visitorKeys?: VisitorKeys | undefined;
}

/** Reads a program for the rules. */
export function readProgram(node: SyntaxNode, options: ReadProgramOptions): LintedProgram {
  const { scopeManager, instances = [], visitorKeys } = options;
  const variables = readVariables(scopeManager);
  const meanings = new Meanings(variables, new Set(["bigcommerce", ...instances]));
  const parents = parentsOf(node, visitorKeys);
  const customerCalls = findCustomerCalls(parents, variables, meanings);
  return { node, directives: directivesOf(node), parents, variables, meanings, customerCalls };
}

const ofOneRequest: ReadonlySet<Meaning | undefined> = new Set([
  "ask",
  "personal",
  "readToken",
  "createToken",
]);

/** Direct calls, and calls of the file's own functions that make one. */
function findCustomerCalls(
  parents: LintedProgram["parents"],
  variables: Variables,
  meanings: Meanings,
): SyntaxNode[] {
  const calls = [...parents.keys()].filter(({ type }) => type === "CallExpression");
  const found = new Set(calls.filter((call) => ofOneRequest.has(meanings.of(child(call, "callee")))));
  const callers = new Map<SyntaxNode, SyntaxNode[]>();
  for (const call of calls) {
    const called = found.has(call) ? undefined : functionOf(child(call, "callee"), variables);
    if (called) callers.set(called, [...(callers.get(called) ?? []), call]);
  }
  const waiting = [...found];
  for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
    const around = functionAround(call, parents);
    for (const caller of (around && callers.get(around)) ?? [])
      if (!found.has(caller)) {
        found.add(caller);
        waiting.push(caller);
      }
  }
  return calls.filter((call) => found.has(call));
}

/** The function that an expression is, or that a name of this file stands for. */
export function functionOf(expression: SyntaxNode | undefined, variables: Variables): SyntaxNode | undefined {
  const node = unwrap(expression);
  if (isFunction(node)) return node;
  const definition = node?.type === "Identifier" ? variables.of(node)?.definitions[0] : undefined;
  if (definition?.kind === "FunctionName") return definition.node;
  const isNamed = definition?.kind === "Variable" && child(definition.node, "id") === definition.name;
  const made = isNamed ? unwrap(child(definition.node, "init")) : undefined;
  return isFunction(made) ? made : undefined;
}

/** The nodes around a node, from the inside. */
export function* around(node: SyntaxNode, parents: LintedProgram["parents"]): Generator<SyntaxNode> {
  for (let outer = parents.get(node); outer !== undefined; outer = parents.get(outer)) yield outer;
}

/** The function whose run runs this node. One that is called where it stands, or by `.then()`, runs with what is around it. */
export function functionAround(node: SyntaxNode, parents: LintedProgram["parents"]): SyntaxNode | undefined {
  for (const outer of around(node, parents)) {
    if (isFunction(outer) && !isCalledWithIt(outer, parents)) return outer;
    // Its value is made anew for each object of the class.
    if (outer.type === "PropertyDefinition" && field(outer, "static") !== true) return outer;
  }
  return undefined;
}

function isCalledWithIt(node: SyntaxNode, parents: LintedProgram["parents"]): boolean {
  const parent = parents.get(node);
  if (parent?.type !== "CallExpression") return false;
  const callee = child(parent, "callee");
  return callee === node || (callee?.type === "MemberExpression" && keyOf(callee) === "then");
}
