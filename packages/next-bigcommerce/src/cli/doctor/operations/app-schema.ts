import { readFile } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import type { buildClientSchema, GraphQLSchema } from "graphql";
import { isRecord } from "../../../values.js";
import { child, literalOf, nameOf, nodesOf, parseScript } from "../../app/code/syntax.js";

type GraphQL = typeof import("graphql");

/** The schema that documents are held against, and where it is from. */
export interface AppSchema {
  readonly schema: GraphQLSchema;
  /** From the app's folder; `undefined` for the store's own, which was asked. */
  readonly file: string | undefined;
}

/** The documents are what is checked. */
const notValidated = { assumeValid: true, assumeValidSDL: true };

/** Where apps keep it if their code generation does not say. */
const usualFiles = ["schema.graphql", "src/schema.graphql", "graphql/schema.graphql", "bigcommerce.graphql"];
const codegenFiles = ["codegen.ts", "codegen.mts", "codegen.js", "codegen.mjs", "codegen.cjs", "codegen.yml"];

/**
 * The app's own file, as code generation or `given` names it, else the store's schema.
 *
 * @throws {BigCommerceError} what `fetchSchema` throws; an `Error` of graphql for a file that is not a schema.
 */
export async function readAppSchema(
  graphql: GraphQL,
  folder: string,
  given: string | undefined,
  fetchSchema: () => Promise<string>,
): Promise<AppSchema> {
  const named = given === undefined ? await findNamedFile(folder) : given;
  for (const file of named === undefined ? usualFiles : [named]) {
    const text = await readFile(resolve(folder, file), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const schema = parseSchema(graphql, file, text);
    if (!schema.getQueryType()) throw new Error(`${file} has no type Query.`);
    return { schema, file };
  }
  if (given !== undefined) throw new Error(`${given} cannot be read.`);
  return { schema: graphql.buildSchema(await fetchSchema(), notValidated), file: undefined };
}

function parseSchema(graphql: GraphQL, file: string, text: string): GraphQLSchema {
  if (!file.endsWith(".json")) return graphql.buildSchema(text, notValidated);
  const json: unknown = JSON.parse(text);
  const introspection = isRecord(json) && isRecord(json.data) ? json.data : json;
  // graphql itself checks the result of introspection, and throws if it is not a schema.
  const checked: Parameters<typeof buildClientSchema>[0] = JSON.parse(JSON.stringify(introspection));
  return graphql.buildClientSchema(checked, notValidated);
}

/** `schema` of the app's code generation, if that is a file. Its configuration is read and not run. */
async function findNamedFile(folder: string): Promise<string | undefined> {
  for (const file of codegenFiles) {
    const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
    const named = text === undefined ? undefined : schemaOf(file, text);
    if (named !== undefined && /\.(?:graphql|gql|json)$/.test(named) && !named.includes("://"))
      return posix.join(dirname(file), named);
  }
  return undefined;
}

function schemaOf(file: string, text: string): string | undefined {
  if (file.endsWith(".yml")) return /^schema:\s*(?:-\s*)?["']?([^\s"']+)/m.exec(text)?.[1];
  const properties = nodesOf(parseScript(file, text), "ObjectProperty");
  const values = properties
    .filter((property) => nameOf(child(property, "key")) === "schema")
    .map((property) => [literalOf(child(property, "value"))?.value].flat()[0]);
  return values.find((value) => typeof value === "string");
}
