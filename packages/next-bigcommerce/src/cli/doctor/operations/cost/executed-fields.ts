import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from "graphql";

/** A field as execution sees it: what is selected twice, also by fragments, is one field. */
export interface ExecutedField {
  readonly parent: GraphQLNamedType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly type: GraphQLNamedType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** What an object is asked for: by each of the nodes that give it. */
export interface Selections {
  readonly type: GraphQLNamedType;
  readonly sets: readonly SelectionSetNode[];
}

/** A valid operation, and the document that has it and its fragments. */
export interface OperationContext {
  readonly graphql: typeof import("graphql");
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** One way to execute the operation. */
export interface ExecutionContext extends OperationContext {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables of `@skip` and `@include`. With one that is not here, nothing is left out. */
  readonly conditions: ReadonlyMap<string, boolean>;
}

export function executionContext(
  context: OperationContext,
  conditions: ExecutionContext["conditions"],
): ExecutionContext {
  const { graphql, document } = context;
  const written = document.definitions.filter(
    (definition) => definition.kind === graphql.Kind.FRAGMENT_DEFINITION,
  );
  const fragments = new Map(written.map((fragment) => [fragment.name.value, fragment]));
  return { ...context, fragments, conditions };
}

/** What the operation itself selects. */
export function rootSelections({ schema, operation }: OperationContext): Selections | undefined {
  const type = schema.getRootType(operation.operation);
  return type ? { type, sets: [operation.selectionSet] } : undefined;
}

/** What is selected of a field's object. */
export function selectionsBelow({ type, nodes }: ExecutedField): Selections {
  return { type, sets: nodes.flatMap(({ selectionSet }) => selectionSet ?? []) };
}

interface CollectedField extends ExecutedField {
  readonly nodes: [FieldNode, ...FieldNode[]];
}

/** The fields of an object, without `__typename`, introspection, and what a directive leaves out. */
export function executedFields(
  context: ExecutionContext,
  { type, sets }: Selections,
): readonly ExecutedField[] {
  const collector = new FieldCollector(context);
  for (const set of sets) collector.collect(set, type);
  return [...collector.fields.values()];
}

class FieldCollector {
  readonly fields = new Map<string, CollectedField>();
  readonly #context: ExecutionContext;
  readonly #spread = new Set<string>();

  constructor(context: ExecutionContext) {
    this.#context = context;
  }

  collect({ selections }: SelectionSetNode, parent: GraphQLNamedType): void {
    for (const selection of selections) {
      if (isLeftOut(this.#context, selection)) continue;
      if (selection.kind === "Field") this.#add(parent, selection);
      else this.#collectFragment(selection, parent);
    }
  }

  #collectFragment(selection: Exclude<SelectionNode, FieldNode>, parent: GraphQLNamedType): void {
    const fragment = selection.kind === "FragmentSpread" ? this.#first(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.#context.schema.getType(condition);
    if (fragment !== undefined && type !== undefined) this.collect(fragment.selectionSet, type);
  }

  /** The fragment, unless it is spread here already: a second time adds nothing. */
  #first(name: string): FragmentDefinitionNode | undefined {
    if (this.#spread.has(name)) return undefined;
    this.#spread.add(name);
    return this.#context.fragments.get(name);
  }

  #add(parent: GraphQLNamedType, node: FieldNode): void {
    const { graphql } = this.#context;
    const hasFields = graphql.isObjectType(parent) || graphql.isInterfaceType(parent);
    const definition = hasFields ? parent.getFields()[node.name.value] : undefined;
    if (definition === undefined) return;
    const type = graphql.getNamedType(definition.type);
    // In fragments on different types, one name in the response may be of different types.
    const key = `${node.alias?.value ?? node.name.value}:${type.name}`;
    const known = this.fields.get(key);
    if (known === undefined) this.fields.set(key, { parent, definition, type, nodes: [node] });
    else known.nodes.push(node);
  }
}

function isLeftOut({ conditions }: ExecutionContext, { directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const leavesOut = leavesOutIf[name.value];
    const value = given.find((argument) => argument.name.value === "if")?.value;
    if (leavesOut === undefined || value === undefined) return false;
    if (value.kind === "BooleanValue") return value.value === leavesOut;
    return value.kind === "Variable" && conditions.get(value.name.value) === leavesOut;
  });
}

const leavesOutIf: Readonly<Record<string, boolean>> = { skip: true, include: false };
