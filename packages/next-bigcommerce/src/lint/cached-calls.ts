import { around, functionOf, type LintedProgram, type LintProblem } from "./program.js";
import { child, children, directivesOf, isFunction, keyOf, type SyntaxNode, text, unwrap } from "./syntax.js";
import { importOf, type Variables } from "./variables.js";

const isCacheDirective = (directive: string) => /^use cache(?:: ?[\w-]+)?$/.test(directive);

/** Calls for one customer in a function whose result Next keeps for everybody. */
export function findCachedCalls(program: LintedProgram): LintProblem[] {
  const { parents, customerCalls } = program;
  const cached = cachedFunctions(program);
  return customerCalls.flatMap((node) => {
    for (const outer of around(node, parents)) {
      const cache = cached.get(outer);
      if (cache !== undefined) return [{ node, data: { cache } }];
      // A Server Action runs when a form is sent, and what it returns is kept nowhere.
      if (isFunction(outer) && directivesOf(outer).includes("use server")) return [];
    }
    return [];
  });
}

/** Each with what caches it. */
function cachedFunctions({ parents, directives, variables }: LintedProgram): Map<SyntaxNode, string> {
  const cached = new Map<SyntaxNode, string>();
  const isCachedFile = directives.some(isCacheDirective);
  for (const node of parents.keys()) {
    if (isFunction(node) && (isCachedFile || directivesOf(node).some(isCacheDirective)))
      cached.set(node, "use cache");
    if (node.type !== "CallExpression" || !isUnstableCache(child(node, "callee"), variables)) continue;
    const [first] = children(node, "arguments");
    const made = functionOf(first, variables);
    if (made) cached.set(made, "unstable_cache");
  }
  return cached;
}

function isUnstableCache(callee: SyntaxNode | undefined, variables: Variables): boolean {
  const node = unwrap(callee);
  if (node?.type === "MemberExpression") return keyOf(node) === "unstable_cache";
  if (node?.type !== "Identifier") return false;
  return (importOf(variables.of(node))?.name ?? text(node, "name")) === "unstable_cache";
}
