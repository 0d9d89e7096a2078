import { declarationsOf, objectsOf, type WrittenObject } from "../../app/code/objects.js";
import {
  child,
  children,
  lineAt,
  literalOf,
  nameOf,
  nodesOf,
  type SyntaxNode,
} from "../../app/code/syntax.js";
import type { Instance } from "../report/subject.js";
import type { Module } from "./modules.js";

/** A call of a function of the package. */
export interface PackageCall {
  readonly module: Module;
  readonly call: SyntaxNode;
  readonly line: number;
}

/** Calls of a function that the app imports from the package, by whatever name. */
export function callsOf(modules: readonly Module[], imported: string): readonly PackageCall[] {
  return modules.flatMap((module) => {
    const names = module.imports
      .filter(({ source }) => source === "next-bigcommerce")
      .flatMap(({ names: all }) => [...all]);
    if (names.length === 0) return [];
    return nodesOf(module.program, "CallExpression")
      .filter((call) => importedBy(child(call, "callee"), new Map(names)) === imported)
      .map((call) => ({ module, call, line: lineAt(module.text, call.start) }));
  });
}

/** The name in the package, also behind `import * as`. */
function importedBy(callee: SyntaxNode | undefined, names: ReadonlyMap<string, string>): string | undefined {
  if (callee?.type !== "MemberExpression") return names.get(nameOf(callee) ?? "");
  const isOfPackage = names.get(nameOf(child(callee, "object")) ?? "") === "*" && callee.computed !== true;
  return isOfPackage ? nameOf(child(callee, "property")) : undefined;
}

/** The objects that an argument of a call may be. */
export function argumentOf({ module, call }: PackageCall, position: number): readonly WrittenObject[] {
  return objectsOf(children(call, "arguments")[position], declarationsOf(module.program));
}

/** The calls of `createBigCommerce`, one instance for each set of options that a call may get. */
export function findInstances(modules: readonly Module[]): readonly Instance[] {
  return callsOf(modules, "createBigCommerce").flatMap((call): Instance[] => {
    const place = { file: call.module.path, line: call.line };
    const objects = argumentOf(call, 0);
    if (objects.length > 0) return objects.map((object) => ({ ...place, ...optionsOf(object) }));
    const isComplete = children(call.call, "arguments").length === 0;
    return [{ ...place, options: {}, otherOptions: [], isComplete }];
  });
}

function optionsOf({ properties, isComplete }: WrittenObject) {
  const read = [...properties].map(([name, node]) => ({ name, literal: literalOf(node) }));
  const literals = read.flatMap(({ name, literal }) => (literal ? [[name, literal.value]] : []));
  return {
    options: Object.fromEntries(literals),
    otherOptions: read.flatMap(({ name, literal }) => (literal ? [] : [name])),
    isComplete,
  };
}
