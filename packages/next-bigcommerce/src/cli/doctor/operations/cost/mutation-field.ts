import type { GraphQLNamedType, GraphQLSchema } from "graphql";

/** In `mutation { cart { createCart } }` the mutation is `createCart`; `cart` only holds it. */
export function isMutationField(
  schema: GraphQLSchema,
  { parent, type }: { readonly parent: GraphQLNamedType; readonly type: GraphQLNamedType },
): boolean {
  return isHolder(parent) || (parent === schema.getMutationType() && !isHolder(type));
}

const isHolder = ({ name }: GraphQLNamedType) => name.endsWith("Mutations");
