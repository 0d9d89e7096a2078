import { BigCommerceError, isBigCommerceError } from "../../errors.js";
import { type PreparedDocument, prepareDocument } from "../../graphql/document.js";
import type { VariableDefinition } from "../../graphql/parser.js";
import type { RouteScopes } from "../../instance-access.js";
import { isRecord } from "../../values.js";
import { findSecretIdVariables } from "./secret-ids.js";
import type { StandardSchema } from "./standard-schema.js";

type Supplier = (request: Request, scopes: RouteScopes) => unknown;

/** An entry of `operations`, its options checked. */
export interface OperationEntry {
  readonly document?: unknown;
  readonly as: "customer" | "shopper" | "guest";
  readonly input?: StandardSchema | undefined;
  readonly serverVariables?: Supplier | Readonly<Record<string, Supplier>> | undefined;
  readonly browserMaySend?: readonly string[] | undefined;
  readonly cacheSeconds?: number | undefined;
}

/** An operation that the route runs. */
export interface AllowedOperation extends Omit<OperationEntry, "document"> {
  /** Its key in `operations`. */
  readonly name: string;
  readonly document: PreparedDocument;
  readonly definitions: readonly VariableDefinition[];
  /** Variables that hold the id of a cart, a checkout or a wishlist. */
  readonly secretIds: ReadonlySet<string>;
  /** Variables that the browser must not send: `secretIds`, and those that `serverVariables` names. */
  readonly serverOnly: ReadonlySet<string>;
}

/** Operations by each of their ids. */
export type AllowedOperations = ReadonlyMap<string, AllowedOperation>;

type Manifest = Readonly<Record<string, string>>;

/**
 * The operations that a route runs, by id. An operation's ids are its key in `operations`, and the id that code generation
 * gave its document (`__meta__.hash`, or the key in the manifest). A manifest lists every document of an app: only those
 * with an entry in `operations` are allowed.
 *
 * @throws {BigCommerceError} `configuration_invalid`, naming every problem.
 */
export function readAllowedOperations(
  operations: Readonly<Record<string, OperationEntry>>,
  manifest: Manifest,
): AllowedOperations {
  const problems: string[] = [];
  const known = new Map<string, AllowedOperation>();
  const namesOfManifest = readManifest(manifest, problems);
  for (const [name, entry] of Object.entries(operations)) {
    try {
      for (const [id, operation] of allow(name, entry, manifest, namesOfManifest)) {
        const other = known.get(id);
        if (other !== undefined && other.name !== name)
          problems.push(`${name} has the same id as ${other.name}`);
        known.set(id, operation);
      }
    } catch (error) {
      if (!isBigCommerceError(error)) throw error;
      problems.push(`${name}: ${error.message}`);
    }
  }
  if (problems.length === 0) return known;
  throw new BigCommerceError("configuration_invalid", `createGraphQLRoute: ${problems.join("; ")}`);
}

/** The ids of each operation by its name: a manifest that keeps documents for older clients has several ids for one name. */
function readManifest(manifest: Manifest, problems: string[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, text] of Object.entries(manifest)) {
    try {
      const { operationName = "" } = prepareDocument(text);
      ids.set(operationName, [...(ids.get(operationName) ?? []), id]);
    } catch (error) {
      if (!isBigCommerceError(error)) throw error;
      problems.push(`persistedDocuments ${id}: ${error.message}`);
    }
  }
  return ids;
}

function allow(
  name: string,
  entry: OperationEntry,
  manifest: Manifest,
  namesOfManifest: ReadonlyMap<string, readonly string[]>,
): ReadonlyArray<readonly [id: string, operation: AllowedOperation]> {
  if (entry.document !== undefined) {
    const hash = readDocumentHash(entry.document);
    // Code generation can leave only a document's hash in the module, and put its text in the manifest.
    const text = hash !== undefined && Object.hasOwn(manifest, hash) ? manifest[hash] : undefined;
    const operation = describeOperation(name, entry, text ?? entry.document);
    return [...new Set([name, hash ?? name])].map((id) => [id, operation]);
  }
  const ids = namesOfManifest.get(name) ?? [];
  if (ids.length === 0)
    throw refuse("has no `document`, and `persistedDocuments` has no operation of that name");
  const versions = ids.map((id) => [id, describeOperation(name, entry, manifest[id])] as const);
  const [only] = versions;
  return only !== undefined && versions.length === 1 ? [...versions, [name, only[1]]] : versions;
}

function describeOperation(name: string, entry: OperationEntry, source: unknown): AllowedOperation {
  const document = prepareDocument(source);
  const { serverVariables, browserMaySend = [], cacheSeconds } = entry;
  const secretIds = new Set(
    [...findSecretIdVariables(document)].filter((variable) => !browserMaySend.includes(variable)),
  );
  const { variables: definitions } = document;
  const supplied = typeof serverVariables === "object" ? Object.keys(serverVariables) : [];
  checkDeclared("browserMaySend", browserMaySend, definitions);
  checkDeclared("serverVariables", supplied, definitions);
  const missing = [...secretIds].filter((variable) => !supplied.includes(variable));
  if (missing.length > 0 && typeof serverVariables !== "function") {
    const names = missing.map((variable) => `$${variable}`).join(", ");
    throw refuse(
      `anyone who knows ${names} can use that cart, checkout or wishlist: supply it with \`serverVariables\`, or list ` +
        "it in `browserMaySend` if BigCommerce or `input` makes sure that it is the shopper's own",
    );
  }
  if (cacheSeconds !== undefined) checkShared(entry, document);
  const serverOnly = new Set([...secretIds, ...supplied]);
  return { ...entry, name, document, definitions, secretIds, serverOnly };
}

function checkDeclared(
  option: string,
  names: readonly string[],
  definitions: readonly VariableDefinition[],
): void {
  const unknown = names.find((name) => !definitions.some((known) => known.name === name));
  if (unknown !== undefined)
    throw refuse(`\`${option}\` names $${unknown}, which the operation does not declare`);
}

function checkShared(
  { as, serverVariables, browserMaySend = [] }: OperationEntry,
  { kind }: PreparedDocument,
): void {
  if (as !== "guest" || kind !== "query") throw refuse("`cacheSeconds` is only for queries as a guest");
  if (serverVariables === undefined && browserMaySend.length === 0) return;
  throw refuse(
    "with `cacheSeconds` the response may depend on its URL only: remove `serverVariables` and `browserMaySend`",
  );
}

/** GraphQL Code Generator's client preset puts the id of a persisted document there. */
function readDocumentHash(document: unknown): string | undefined {
  const meta = isRecord(document) ? document.__meta__ : undefined;
  const hash = isRecord(meta) ? meta.hash : undefined;
  return typeof hash === "string" && hash !== "" ? hash : undefined;
}

function refuse(text: string): BigCommerceError {
  return new BigCommerceError("configuration_invalid", text);
}
