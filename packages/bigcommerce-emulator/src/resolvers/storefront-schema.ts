import { readFileSync } from "node:fs";
import { buildASTSchema, buildSchema, extendSchema, type GraphQLSchema, Kind, parse } from "graphql";
import { resolveRootFields } from "./root-fields.js";
import { checkScalarInputs } from "./scalars.js";

const storefrontSdl = new URL("./schema.graphql", import.meta.url);

/**
 * The emulator's Storefront schema with its resolvers, which take a `StorefrontContext`.
 *
 * @param sdl - A store's whole schema, which replaces the built-in one, or SDL that extends it
 *   (`extend type Product { … }`).
 * @throws GraphQLError if `sdl` is not valid SDL.
 */
export function createStorefrontSchema(sdl?: string): GraphQLSchema {
  const schema = sdl === undefined ? builtInSchema() : schemaWith(sdl);
  resolveRootFields(schema);
  checkScalarInputs(schema);
  return schema;
}

// Valid as it is: a test compares it with BigCommerce's own.
function builtInSchema(): GraphQLSchema {
  return buildSchema(readFileSync(storefrontSdl, "utf8"), { assumeValid: true, noLocation: true });
}

function schemaWith(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  const isWhole = document.definitions.some(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === "Query",
  );
  // A published schema is not valid in every detail: BigCommerce's names directives that it does not define.
  return isWhole
    ? buildASTSchema(document, { assumeValidSDL: true })
    : extendSchema(builtInSchema(), document);
}
