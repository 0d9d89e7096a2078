import { functionAround, type LintedProgram, type LintProblem } from "./program.js";
import { child } from "./syntax.js";

/** Calls for one customer that run when the module is loaded. A script that creates or revokes a token does so there. */
export function findModuleLevelCalls({ parents, customerCalls, meanings }: LintedProgram): LintProblem[] {
  const kept = customerCalls.filter((call) => meanings.of(child(call, "callee")) !== "createToken");
  return kept.filter((call) => functionAround(call, parents) === undefined).map((node) => ({ node }));
}
