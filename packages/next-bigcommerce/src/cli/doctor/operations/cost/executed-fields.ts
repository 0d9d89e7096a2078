import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
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

export interface ExecutionContext {
  readonly graphql: typeof import("graphql");
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Variables of `@skip` and `@include`. With one that is not here, nothing is left out. */
  readonly conditions: ReadonlyMap<string, boolean>;
}

interface CollectedField extends ExecutedField {
  readonly nodes: [FieldNode, ...FieldNode[]];
}

/** The fields of an object, without `__typename`, introspection, and what a directive leaves out. */
export function executedFields(
  context: ExecutionContext,
  { type, sets }: Selections,
): readonly ExecutedField[] {
  const fields = new Map<string, CollectedField>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode, parent: GraphQLNamedType): void => {
    for (const selection of selections) {
      if (isLeftOut(context, selection)) continue;
      if (selection.kind === "Field") {
        addField(context, fields, parent, selection);
        continue;
      }
      const fragment = selection.kind === "FragmentSpread" ? firstOf(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      const inner = condition === undefined ? parent : context.schema.getType(condition);
      if (fragment !== undefined && inner !== undefined) collect(fragment.selectionSet, inner);
    }
  };
  const firstOf = (name: string) => {
    if (spread.has(name)) return undefined;
    spread.add(name);
    return context.fragments.get(name);
  };
  for (const set of sets) collect(set, type);
  return [...fields.values()];
}

function addField(
  { graphql }: ExecutionContext,
  fields: Map<string, CollectedField>,
  parent: GraphQLNamedType,
  node: FieldNode,
): void {
  const hasFields = graphql.isObjectType(parent) || graphql.isInterfaceType(parent);
  const definition = hasFields ? parent.getFields()[node.name.value] : undefined;
  if (definition === undefined) return;
  const type = graphql.getNamedType(definition.type);
  // In fragments on different types, one name in the response may be of different types.
  const key = `${node.alias?.value ?? node.name.value}:${type.name}`;
  const known = fields.get(key);
  if (known === undefined) fields.set(key, { parent, definition, type, nodes: [node] });
  else known.nodes.push(node);
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
