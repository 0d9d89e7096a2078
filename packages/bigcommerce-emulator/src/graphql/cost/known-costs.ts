import { type DocumentNode, type OperationDefinitionNode, visit } from "graphql";
import type { CountedOperation, QueryCost } from "./query-cost.js";

const keptCosts = 100;

/**
 * The costs of operations that come again: counting takes 0.1 to 0.2 ms, a tenth of what the benchmark of product pages
 * has for one.
 */
export class KnownCosts {
  readonly #operations = new WeakMap<OperationDefinitionNode, CostsOfOperation>();

  /** The cost of an operation. Counts it if it is not known with these page sizes and conditions. */
  of({ document, definition, variables }: CountedOperation, count: () => QueryCost): QueryCost {
    const operation = this.#operations.get(definition) ?? {
      names: namesThatMatter(document),
      costs: new Map(),
    };
    this.#operations.set(definition, operation);
    const key = operation.names.map((name) => keyOf(variables, name)).join(" ");
    const cost = operation.costs.get(key) ?? count();
    if (operation.costs.size >= keptCosts) operation.costs.clear();
    operation.costs.set(key, cost);
    return cost;
  }
}

interface CostsOfOperation {
  readonly names: readonly string[];
  readonly costs: Map<string, QueryCost>;
}

/** Anything but a number or a boolean counts alike, however long it is. */
function keyOf(variables: CountedOperation["variables"], name: string): string {
  const value = variables[name];
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return value === undefined ? "default" : "other";
}

/** The variables on which the cost of an operation depends. */
function namesThatMatter(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === "Variable" && ["first", "last", "if"].includes(name.value))
        names.add(value.name.value);
    },
  });
  return [...names];
}
