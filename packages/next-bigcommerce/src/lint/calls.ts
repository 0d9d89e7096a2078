import { around, type LintedProgram } from "./program.js";
import { child, children, isFunction, keyOf, type SyntaxNode, text, unwrap } from "./syntax.js";
import type { Variables } from "./variables.js";

const ofPromises: ReadonlySet<string> = new Set(["catch", "finally"]);
/** Their results have in them what the array or the string has. */
const ofCollections: ReadonlySet<string> = new Set([
  ...["at", "concat", "filter", "find", "findLast", "flat", "join", "reduce", "reverse"],
  ...["slice", "sort", "splice", "toReversed", "toSorted", "toSpliced", "with", "trim", "toString"],
]);
/** Their results have in them what they are given. */
const wholes: ReadonlySet<string> = new Set([
  ...["Promise.all", "Promise.allSettled", "Promise.any", "Promise.race", "Promise.resolve"],
  ...["Object.assign", "Object.entries", "Object.freeze", "Object.fromEntries", "Object.values"],
  ...["Array.from", "Array.of", "JSON.parse", "JSON.stringify", "String", "structuredClone"],
]);

interface Receiver {
  readonly receiver: SyntaxNode | undefined;
  /**
   * `then`, `map`: its result is what the callback returns. `promise`: its result is what the promise is for. `collection`:
   * what the receiver holds is in it.
   */
  readonly method: "then" | "map" | "promise" | "collection" | undefined;
}

/** What a method is called on, if its result comes from that. */
export function receiverOf(call: SyntaxNode): Receiver {
  const callee = unwrap(child(call, "callee"));
  const key = callee?.type === "MemberExpression" ? (keyOf(callee) ?? "") : "";
  const receiver = child(callee, "object");
  if (key === "then") return { receiver, method: "then" };
  if (key === "map" || key === "flatMap") return { receiver, method: "map" };
  if (ofPromises.has(key)) return { receiver, method: "promise" };
  return { receiver, method: ofCollections.has(key) ? "collection" : undefined };
}

/** What a function says of what it is given, by its name, without giving it back. */
const ofOutcome = /^(?:is|has|can|should|was|count|measure|log|assert|check)(?![a-z])/;

/** The arguments that are in the result, as they are or, for all that is known, as a function of another file makes them. */
export function wholeArgumentsOf(call: SyntaxNode, variables: Variables): SyntaxNode[] {
  const callee = unwrap(child(call, "callee"));
  if (callee?.type === "Identifier" && isImported(callee, variables))
    return ofOutcome.test(text(callee, "name") ?? "") ? [] : children(call, "arguments");
  const names = [text(child(callee, "object"), "name"), keyOf(callee)];
  const name = callee?.type === "MemberExpression" ? names.join(".") : text(callee, "name");
  return wholes.has(name ?? "") ? children(call, "arguments") : [];
}

const isImported = (identifier: SyntaxNode, variables: Variables) =>
  variables.of(identifier)?.definitions.some(({ kind }) => kind === "ImportBinding") === true;

/** What a function returns. */
export function returnedBy(called: SyntaxNode, parents: LintedProgram["parents"]): SyntaxNode[] {
  const body = child(called, "body");
  if (body !== undefined && body.type !== "BlockStatement") return [body];
  return [...parents.keys()].flatMap((node) => {
    if (node.type !== "ReturnStatement") return [];
    return [...around(node, parents)].find(isFunction) === called ? (child(node, "argument") ?? []) : [];
  });
}
