import { type ParserPlugin, parse } from "@babel/parser";
import { analyze } from "eslint-scope";
import { type LintedProgram, readProgram } from "../../../lint/program.js";

/** Parsers of JavaScript read what they can of a file with errors; @throws for one that makes no sense to it. */
export function parseScript(path: string, text: string): LintedProgram {
  const { program } = parse(text, {
    sourceType: "module",
    errorRecovery: true,
    attachComment: false,
    ranges: true,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowNewTargetOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    plugins: pluginsFor(path),
  });
  // It has no types of Babel's tree, which is ESTree here.
  const tree: object = program;
  const scopeManager: unknown = Reflect.apply(analyze, undefined, [
    tree,
    { ecmaVersion: 2024, sourceType: "module", fallback: "iteration", ignoreEval: true },
  ]);
  return readProgram(program, { scopeManager });
}

function pluginsFor(path: string): ParserPlugin[] {
  const estree: ParserPlugin = ["estree", { classFeatures: true }];
  const common: ParserPlugin[] = [estree, "decorators", "explicitResourceManagement"];
  if (/\.[cm]?ts$/.test(path)) return [...common, "typescript"];
  return path.endsWith(".tsx") ? [...common, "typescript", "jsx"] : [...common, "jsx", "flow"];
}
