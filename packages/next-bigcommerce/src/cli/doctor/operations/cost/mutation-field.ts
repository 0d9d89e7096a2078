import type { GraphQLNamedType, GraphQLSchema } from "graphql";
import {
  type ExecutedField,
  type ExecutionContext,
  executedFields,
  rootSelections,
  type Selections,
  selectionsBelow,
} from "./executed-fields.js";

/** In `mutation { cart { createCart } }` the mutation is `createCart`; `cart` only holds it. */
export function isMutationField(
  schema: GraphQLSchema,
  { parent, type }: { readonly parent: GraphQLNamedType; readonly type: GraphQLNamedType },
): boolean {
  return isHolder(parent) || (parent === schema.getMutationType() && !isHolder(type));
}

/** The mutations that an operation makes when it is executed. */
export function mutationsOf(context: ExecutionContext): readonly ExecutedField[] {
  const root = rootSelections(context);
  return root ? mutationsIn(root, context) : [];
}

function mutationsIn(selections: Selections, context: ExecutionContext): readonly ExecutedField[] {
  return executedFields(context, selections).flatMap((field) => {
    if (isMutationField(context.schema, field)) return [field];
    return isHolder(field.type) ? mutationsIn(selectionsBelow(field), context) : [];
  });
}

const isHolder = ({ name }: GraphQLNamedType) => name.endsWith("Mutations");
