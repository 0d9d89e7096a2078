import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";

type GraphQL = typeof import("graphql");

/** A field that an operation asks for. */
export interface AskedField {
  readonly node: FieldNode;
  readonly parent: GraphQLNamedType;
  readonly type: GraphQLNamedType;
  /** Levels of fields down to this one; the first is 1. */
  readonly depth: number;
  /** Names of the fields above it, the first one first. */
  readonly path: readonly string[];
}

/** The fields of a valid operation, with those of its fragments. Introspection is left out. */
export function fieldsOf(
  graphql: GraphQL,
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
): AskedField[] {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return [];
  const isFragment = (
    definition: DocumentNode["definitions"][number],
  ): definition is FragmentDefinitionNode => definition.kind === graphql.Kind.FRAGMENT_DEFINITION;
  const fragments = new Map(definitions.filter(isFragment).map((found) => [found.name.value, found]));
  const fields: AskedField[] = [];
  const walk = (
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType,
    path: readonly string[],
  ): void => {
    for (const selection of selections) {
      if (selection.kind === graphql.Kind.FIELD) {
        const type = typeOf(graphql, parent, selection.name.value);
        if (type === undefined) continue;
        fields.push({ node: selection, parent, type, depth: path.length + 1, path });
        if (selection.selectionSet) walk(selection.selectionSet, type, [...path, selection.name.value]);
        continue;
      }
      const inner =
        selection.kind === graphql.Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const name = inner?.typeCondition?.name.value;
      const type = name === undefined ? parent : schema.getType(name);
      if (inner !== undefined && type) walk(inner.selectionSet, type, path);
    }
  };
  walk(operation.selectionSet, root, []);
  return fields;
}

function typeOf(graphql: GraphQL, parent: GraphQLNamedType, name: string): GraphQLNamedType | undefined {
  if (!graphql.isObjectType(parent) && !graphql.isInterfaceType(parent)) return undefined;
  const field = parent.getFields()[name];
  return field && graphql.getNamedType(field.type);
}
