import { branchesOf, type Constants, constantsOf, joinLists, listOf, type WrittenList } from "./constants.js";
import { declarationsOf, objectsOf, type WrittenObject } from "./objects.js";
import { child, children, nameOf, parseScript, type SyntaxNode } from "./syntax.js";

/** `next.config`, read and not run. */
export interface NextConfigFile {
  readonly path: string;
  readonly text: string;
  readonly program: SyntaxNode;
  /** The objects that it may export, one for each branch. Empty if it cannot be read. */
  readonly objects: readonly WrittenObject[];
  readonly constants: Constants;
  /** Whether nothing is added to them when it runs. */
  readonly isComplete: boolean;
}

/** Where Next looks for it, in its order. */
export const nextConfigFiles = ["js", "mjs", "cjs", "ts", "mts"].map((ending) => `next.config.${ending}`);

/** A file that is no script counts as one that cannot be read. */
export function parseNextConfig(path: string, text: string): NextConfigFile {
  const program = parseScript(path, text) ?? { type: "Program", start: 0, end: 0 };
  const objects = objectsOf(exportedBy(program), declarationsOf(program));
  const isComplete = objects.length > 0 && objects.every((object) => object.isComplete);
  return { path, text, program, objects, constants: constantsOf(program), isComplete };
}

function exportedBy(program: SyntaxNode): SyntaxNode | undefined {
  const statements = children(program, "body");
  const byDefault = statements.find(({ type }) => type === "ExportDefaultDeclaration");
  if (byDefault !== undefined) return child(byDefault, "declaration");
  const byTypeScript = statements.find(({ type }) => type === "TSExportAssignment");
  if (byTypeScript !== undefined) return child(byTypeScript, "expression");
  return statements
    .map((statement) => child(statement, "expression"))
    .filter((expression) => expression?.type === "AssignmentExpression")
    .filter((assignment) => isModuleExports(child(assignment, "left")))
    .map((assignment) => child(assignment, "right"))
    .at(-1);
}

function isModuleExports(left: SyntaxNode | undefined): boolean {
  return nameOf(child(left, "object")) === "module" && nameOf(child(left, "property")) === "exports";
}

/** What an option may be, in any branch. */
export function valuesOf(config: NextConfigFile | undefined, option: string): readonly SyntaxNode[] {
  return writtenIn(config, option).flatMap((node) => branchesOf(node, config?.constants ?? new Map()));
}

/** The entries that a list may have, in any branch. */
export function entriesOf(config: NextConfigFile | undefined, option: string): WrittenList {
  return joinLists(writtenIn(config, option).map((node) => listOf(node, config?.constants ?? new Map())));
}

/** An option as it is written in each object that has it. */
export function writtenIn(config: NextConfigFile | undefined, option: string): readonly SyntaxNode[] {
  return (config?.objects ?? []).flatMap(({ properties }) => properties.get(option) ?? []);
}
