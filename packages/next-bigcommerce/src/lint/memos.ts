import { Origins } from "./origins.js";
import { functionAround, type LintedProgram, type LintProblem } from "./program.js";
import { child, keyOf, type SyntaxNode, text, unwrap } from "./syntax.js";
import { partsOf } from "./values.js";

/** Answers for one customer that are kept in a variable of the module, and so given to the next one. */
export function findModuleMemos(program: LintedProgram): LintProblem[] {
  if (program.customerCalls.length === 0) return [];
  return [...program.parents.keys()].flatMap((node) => {
    if (node.type !== "AssignmentExpression" || !isKept(node, program)) return [];
    const origins = new Origins(program);
    if (!partsOf(node).some((part) => origins.isAnswer(part))) return [];
    return [{ node, data: { name: text(rootOf(child(node, "left")), "name") ?? "" } }];
  });
}

/** At module level the call itself is the problem. */
function isKept(assignment: SyntaxNode, { parents, variables }: LintedProgram): boolean {
  const target = rootOf(child(assignment, "left"));
  const variable = target && variables.of(target);
  const isShared = variable ? variable.isOfModule : text(target, "name") === "globalThis";
  return isShared && functionAround(assignment, parents) !== undefined;
}

/** The variable that is written, or whose property is. A computed one is an entry of its own for each key. */
function rootOf(target: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = unwrap(target);
  while (node?.type === "MemberExpression" && !isComputed(node)) node = unwrap(child(node, "object"));
  return node?.type === "Identifier" ? node : undefined;
}

const isComputed = (node: SyntaxNode) => keyOf(node) === undefined;
