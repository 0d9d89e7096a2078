import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export type VariableValues = Readonly<Record<string, unknown>>;

/** The selections of an object: those of every field node that gives it, because execution merges them. */
export interface Selections {
  readonly type: GraphQLNamedType;
  readonly sets: readonly SelectionSetNode[];
}

/** A field as execution sees it: all its nodes together, wherever the fragments with them stand. */
export interface SelectedField {
  readonly parent: GraphQLNamedType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly type: GraphQLNamedType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

interface CollectedField extends SelectedField {
  readonly nodes: [FieldNode, ...FieldNode[]];
}

interface SelectionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: VariableValues;
}

/**
 * How many selections are looked at for one operation. A usual one has under 2,000. Fragments in fragments can add up
 * to far more than the document has; all of them would be in the response too.
 */
export const selectionLimit = 50_000;

/** Reads the fields that an operation executes: without `__typename`, introspection and what a directive leaves out. */
export class SelectedFields {
  readonly #context: SelectionContext;
  #looked = 0;

  constructor(context: SelectionContext) {
    this.#context = context;
  }

  /** Whether the operation has more selections than are looked at. */
  get incomplete(): boolean {
    return this.#looked > selectionLimit;
  }

  of({ type, sets }: Selections): readonly SelectedField[] {
    const fields = new Map<string, CollectedField>();
    const spread = new Set<string>();
    for (const set of sets) this.#collect(set, type, fields, spread);
    return [...fields.values()];
  }

  #collect(
    set: SelectionSetNode,
    parent: GraphQLNamedType,
    fields: Map<string, CollectedField>,
    spread: Set<string>,
  ): void {
    for (const selection of set.selections) {
      this.#looked += 1;
      if (this.incomplete) return;
      if (isLeftOut(selection, this.#context.variables)) continue;
      if (selection.kind === "Field") addField(fields, parent, selection);
      else this.#collectFragment(selection, parent, fields, spread);
    }
  }

  #collectFragment(
    selection: Exclude<SelectionNode, FieldNode>,
    parent: GraphQLNamedType,
    fields: Map<string, CollectedField>,
    spread: Set<string>,
  ): void {
    const fragment = this.#fragmentOf(selection, spread);
    if (fragment === undefined) return;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.#context.schema.getType(condition);
    if (type !== undefined) this.#collect(fragment.selectionSet, type, fields, spread);
  }

  /** A named fragment only the first time: the same fields a second time change nothing. */
  #fragmentOf(selection: Exclude<SelectionNode, FieldNode>, spread: Set<string>) {
    if (selection.kind === "InlineFragment") return selection;
    const name = selection.name.value;
    if (spread.has(name)) return undefined;
    spread.add(name);
    return this.#context.fragments.get(name);
  }
}

function addField(fields: Map<string, CollectedField>, parent: GraphQLNamedType, node: FieldNode): void {
  const definition =
    isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (definition === undefined) return;
  const type = getNamedType(definition.type);
  // In fragments on different types, one name in the response can be fields of different types.
  const key = `${node.alias?.value ?? node.name.value}:${type.name}`;
  const known = fields.get(key);
  if (known === undefined) fields.set(key, { parent, definition, type, nodes: [node] });
  else known.nodes.push(node);
}

function isLeftOut({ directives }: SelectionNode, variables: VariableValues): boolean {
  return (directives ?? []).some((directive) => {
    if (directive.name.value === "skip") return conditionOf(directive, variables) === true;
    return directive.name.value === "include" && conditionOf(directive, variables) === false;
  });
}

function conditionOf(directive: DirectiveNode, variables: VariableValues): unknown {
  const value = directive.arguments?.find((argument) => argument.name.value === "if")?.value;
  if (value?.kind === "BooleanValue") return value.value;
  return value?.kind === "Variable" ? variables[value.name.value] : undefined;
}

/** The variables that matter for the cost, with their defaults: numbers and booleans. */
export function variablesOf(operation: OperationDefinitionNode, given: VariableValues): VariableValues {
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === "IntValue") values[variable.name.value] = Number(defaultValue.value);
    if (defaultValue?.kind === "BooleanValue") values[variable.name.value] = defaultValue.value;
  }
  return { ...values, ...given };
}
