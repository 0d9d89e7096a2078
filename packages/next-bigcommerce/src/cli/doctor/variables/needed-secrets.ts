import { child, children, nameOf, type SyntaxNode } from "../../app/code/syntax.js";
import type { App } from "../project/app.js";
import type { Module } from "../project/modules.js";
import {
  certainNodes,
  keyValuesIn,
  nodesBelow,
  throwsWithout,
  valueIn,
  variableOf,
} from "./environment-reads.js";

/** A secret of one part of the app, such as `STAFF_SESSION_SECRET`, may be missing because that part is switched off. */
const names = ["SESSION_SECRET", "SESSION_PASSWORD"];

/**
 * Secrets of sessions that the app cannot do without: its code makes a key of one, or throws without it, and nowhere does
 * it anything else with one, such as taking another variable in its place.
 */
export function findNeededSecrets(app: App): readonly string[] {
  const running = runningModules(app.modules);
  const isIronSession = app.manifest.dependencies.includes("iron-session");
  return names.filter((name) => {
    const uses = running
      .filter(({ text }) => text.includes(name))
      .map(({ program }) => usesOf(name, program, isIronSession));
    const areAllKnown = uses.every((use) => use.areAllKnown);
    // What `env` of next.config has is no variable of the server any more.
    return areAllKnown && uses.some(({ isNeeded }) => isNeeded) && app.config?.text.includes(name) !== true;
  });
}

const entry =
  /^(?:src\/)?(?:pages\/|(?:app\/(?:.+\/)?(?:page|route|layout|template|default)|proxy|middleware|instrumentation)\.)/;

/** What Next runs, and what that imports: no scripts. */
function runningModules(modules: readonly Module[]): readonly Module[] {
  const known = new Map(modules.map((module) => [module.path, module]));
  const running = new Set(modules.filter(({ path }) => entry.test(path)));
  // A set goes on with what is added.
  for (const { imports } of running)
    for (const { path = "" } of imports) {
      const imported = known.get(path);
      if (imported !== undefined) running.add(imported);
    }
  return [...running];
}

interface Uses {
  /** Whether none of them gets by without a value. */
  readonly areAllKnown: boolean;
  /** Whether one of them is reached without any condition. */
  readonly isNeeded: boolean;
}

function usesOf(name: string, program: SyntaxNode, isIronSession: boolean): Uses {
  const all = nodesBelow(program);
  const constants = all
    .flatMap(constDeclaratorsOf)
    .filter((one) => variableOf(valueIn(child(one, "init"))) === name);
  const ids = constants.map((one) => child(one, "id"));
  const isHeld = (node: SyntaxNode) =>
    node.type === "Identifier" && ids.length === 1 && nameOf(node) === nameOf(ids[0]);
  const isValue = (node: SyntaxNode) => variableOf(node) === name || isHeld(node);
  const certain = certainNodes(program, isValue);
  const guards = certain.filter((node) => throwsWithout(node, isValue));
  const keys = keyValuesIn(all, isIronSession).filter(isValue);
  const held = all.filter((node) => isHeld(node) && !ids.includes(node));
  const isKeyOnly = held.length > 0 && held.every((node) => keys.includes(node));
  const isHeldWell = isKeyOnly || guards.some((guard) => throwsWithout(guard, isHeld));
  const known = [...keys, ...guards, ...(isHeldWell ? constants : [])].flatMap((node) => nodesBelow(node));
  const areAllKnown = mentionsOf(name, all).every((node) => known.includes(node));
  return { areAllKnown, isNeeded: guards.length > 0 || keyValuesIn(certain, isIronSession).some(isValue) };
}

/** What is not constant may get another value. */
const constDeclaratorsOf = (node: SyntaxNode) =>
  node.type === "VariableDeclaration" && node.kind === "const" ? children(node, "declarations") : [];

/** Every place that may be about the variable: also a key, as of a schema, and what comes out of `process.env` at once. */
function mentionsOf(name: string, all: readonly SyntaxNode[]): readonly SyntaxNode[] {
  return all.filter(
    (node) =>
      variableOf(node) === name ||
      (node.type === "StringLiteral" && node.value === name) ||
      (node.type === "ObjectProperty" && nameOf(child(node, "key")) === name),
  );
}
