import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  SelectionNode,
  SelectionSetNode,
} from "graphql";
import {
  type ExecutionContext,
  executionContext,
  type OperationContext,
  rootSelections,
} from "./cost/executed-fields.js";

type GraphQL = typeof import("graphql");

/** A field that an operation asks for, once for each place where it is written. */
export interface AskedField {
  readonly node: FieldNode;
  readonly parent: GraphQLNamedType;
  readonly type: GraphQLNamedType;
  /** Levels of fields down to this one, the most if a fragment is spread at several; the first is 1. */
  readonly depth: number;
}

/** The fields of a valid operation, with those of its fragments. Introspection is left out. */
export function fieldsOf(context: OperationContext): AskedField[] {
  const root = rootSelections(context);
  const walk = new FieldWalk(executionContext(context, new Map()));
  for (const set of root?.sets ?? []) if (root) walk.walk(set, root.type, 0);
  return [...walk.fields.values()];
}

class FieldWalk {
  readonly fields = new Map<FieldNode, AskedField>();
  readonly #context: ExecutionContext;
  /** How far down each fragment was walked: again only where it is deeper, or those that double never end. */
  readonly #walked = new Map<string, number>();

  constructor(context: ExecutionContext) {
    this.#context = context;
  }

  walk({ selections }: SelectionSetNode, parent: GraphQLNamedType, above: number): void {
    for (const selection of selections) {
      if (selection.kind === "Field") this.#add(selection, parent, above + 1);
      else this.#walkFragment(selection, parent, above);
    }
  }

  #add(node: FieldNode, parent: GraphQLNamedType, depth: number): void {
    const type = typeOf(this.#context.graphql, parent, node.name.value);
    if (type === undefined) return;
    this.fields.set(node, { node, parent, type, depth });
    if (node.selectionSet) this.walk(node.selectionSet, type, depth);
  }

  #walkFragment(selection: Exclude<SelectionNode, FieldNode>, parent: GraphQLNamedType, above: number): void {
    const fragment =
      selection.kind === "FragmentSpread" ? this.#deeper(selection.name.value, above) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.#context.schema.getType(condition);
    if (fragment !== undefined && type !== undefined) this.walk(fragment.selectionSet, type, above);
  }

  #deeper(name: string, above: number): FragmentDefinitionNode | undefined {
    if (above <= (this.#walked.get(name) ?? -1)) return undefined;
    this.#walked.set(name, above);
    return this.#context.fragments.get(name);
  }
}

function typeOf(graphql: GraphQL, parent: GraphQLNamedType, name: string): GraphQLNamedType | undefined {
  if (!graphql.isObjectType(parent) && !graphql.isInterfaceType(parent)) return undefined;
  const field = parent.getFields()[name];
  return field && graphql.getNamedType(field.type);
}
