import { functionAround, type LintedProgram, type LintProblem } from "./program.js";
import { child, isFunction, keyOf, type SyntaxNode, text, unwrap } from "./syntax.js";
import type { Variable } from "./variables.js";

/** Calls for one customer that run when the module is loaded. A script that creates or revokes a token does so there. */
export function findModuleLevelCalls({ parents, customerCalls, meanings }: LintedProgram): LintProblem[] {
  const kept = customerCalls.filter((call) => meanings.of(child(call, "callee")) !== "createToken");
  return kept.filter((call) => functionAround(call, parents) === undefined).map((node) => ({ node }));
}

/** Answers for one customer that are kept in a variable of the module, and so given to the next one. */
export function findModuleMemos(program: LintedProgram): LintProblem[] {
  const { parents, customerCalls, variables } = program;
  return customerCalls.flatMap((call) => {
    const assignment = assignmentOf(call, program);
    if (assignment === undefined || functionAround(call, parents) === undefined) return [];
    const target = rootOf(child(assignment, "left"));
    const variable = target && variables.of(target);
    const isKept = variable ? variable.isOfModule : text(target, "name") === "globalThis";
    return isKept ? [{ node: assignment, data: { name: text(target, "name") ?? "" } }] : [];
  });
}

/** The assignment of what a call returns, itself or through a variable. */
function assignmentOf(call: SyntaxNode, { parents, variables }: LintedProgram): SyntaxNode | undefined {
  let inner = call;
  for (let outer = parents.get(inner); outer && !isFunction(outer); outer = parents.get(outer)) {
    if (outer.type === "AssignmentExpression") return child(outer, "right") === inner ? outer : undefined;
    if (outer.type === "VariableDeclarator") {
      const declarator = outer;
      return [...parents.keys()].find(
        (node) =>
          node.type === "AssignmentExpression" && isMadeBy(variables.of(assignedIn(node)), declarator),
      );
    }
    inner = outer;
  }
  return undefined;
}

const assignedIn = (assignment: SyntaxNode) => unwrap(child(assignment, "right")) ?? assignment;

const isMadeBy = (variable: Variable | undefined, declarator: SyntaxNode) =>
  variable?.definitions.some(({ node }) => node === declarator) === true;

/** The variable that is written, or whose property is. A computed one is an entry of its own for each key. */
function rootOf(target: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = unwrap(target);
  while (node?.type === "MemberExpression" && !isComputed(node)) node = unwrap(child(node, "object"));
  return node?.type === "Identifier" ? node : undefined;
}

const isComputed = (node: SyntaxNode) => keyOf(node) === undefined;
