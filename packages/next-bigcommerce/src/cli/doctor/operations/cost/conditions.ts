import type { DocumentNode } from "graphql";
import type { OperationContext } from "./executed-fields.js";

type Conditions = ReadonlyMap<string, boolean>;

/** With each more, an operation is estimated twice as often. */
const mostTried = 6;

/**
 * What the variables of `@skip` and `@include` may be: their defaults, and both values for one without a default that
 * is in both directives, because what it adds in one place it takes away in another. Any other one without a default
 * is left open, and takes nothing away.
 */
export function conditionsToTry({ graphql, document, operation }: OperationContext): readonly Conditions[] {
  const defaults = new Map<string, boolean>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === "BooleanValue") defaults.set(variable.name.value, defaultValue.value);
  const { skip, include } = namesOfConditions(graphql, document);
  const open = [...skip].filter((name) => include.has(name) && !defaults.has(name));
  return open
    .slice(0, mostTried)
    .reduce<readonly Conditions[]>(
      (tried, name) => tried.flatMap((one) => [new Map(one).set(name, true), new Map(one).set(name, false)]),
      [defaults],
    );
}

function namesOfConditions({ visit }: typeof import("graphql"), document: DocumentNode) {
  const names = { skip: new Set<string>(), include: new Set<string>() };
  visit(document, {
    Directive({ name: { value: directive }, arguments: given = [] }) {
      if (directive !== "skip" && directive !== "include") return;
      for (const { value } of given) if (value.kind === "Variable") names[directive].add(value.name.value);
    },
  });
  return names;
}
