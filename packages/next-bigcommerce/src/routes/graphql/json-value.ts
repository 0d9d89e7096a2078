import { isObject, isRecord } from "../../values.js";

/** Names that reach an object's prototype if a program copies keys carelessly. */
const prototypeKeys = new Set(["__proto__", "constructor", "prototype"]);

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Why parsed JSON is refused, or `undefined` if nothing is wrong. It looks no deeper than `maxDepth`, so that no
 * nesting exhausts the stack.
 */
export function findJsonProblem(value: unknown, maxDepth: number): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return "a number is out of range";
  if (!isObject(value)) return undefined;
  if (maxDepth === 0) return "it is nested too deeply";
  for (const [key, child] of Object.entries(value)) {
    if (prototypeKeys.has(key)) return "a key is called __proto__, constructor or prototype";
    const problem = findJsonProblem(child, maxDepth - 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** JSON without spaces and with the keys of every object in order, so that equal values give equal strings. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) => {
    if (!isRecord(child)) return child;
    return Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
