import { readFileSync } from "node:fs";
import { buildSchema, extendSchema, type GraphQLSchema, parse } from "graphql";
import { resolveRootFields } from "./root-fields.js";
import { checkScalarInputs } from "./scalars.js";

const storefrontSdl = new URL("./schema.graphql", import.meta.url);

/**
 * The emulator's Storefront schema with its resolvers, which take a `StorefrontContext`.
 *
 * @param extraSdl - SDL that extends the schema (`extend type Product { … }`); the fields it adds return null.
 * @throws GraphQLError if `extraSdl` is not valid SDL for this schema.
 */
export function createStorefrontSchema(extraSdl?: string): GraphQLSchema {
  const storefront = buildSchema(readFileSync(storefrontSdl, "utf8"));
  const schema = extraSdl === undefined ? storefront : extendSchema(storefront, parse(extraSdl));
  resolveRootFields(schema);
  checkScalarInputs(schema);
  return schema;
}
