import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from "graphql";
import { z } from "zod";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import type { TextId } from "../behaviour/ledger.js";
import {
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  parseJson,
  withHeaders,
} from "../http/message.js";
import { longestText } from "../state/document-limits.js";
import type { DocumentReader } from "../state/documents.js";
import { documentErrors } from "./document-error.js";
import { graphqlRefusal } from "./error.js";

interface OperationRules {
  readonly documents: DocumentReader;
  readonly inferred: InferredSwitches;
  readonly schema: GraphQLSchema;
}

/** Reads the operation of a GraphQL request: the body of a POST, the address of a GET. */
export function readOperation(rules: OperationRules, request: HttpRequest): OperationReading {
  const { documents, inferred } = rules;
  const refused = (name: string | null, id: TextId, values?: Readonly<Record<string, string | number>>) => ({
    name,
    refusal: graphqlRefusal(inferred, 400, id, values),
  });
  const reading = readPayload(request.method === "GET" ? addressPayload(request.url) : request.json);
  if ("problem" in reading) return refused(null, reading.problem, { limit: reading.limit ?? 0 });
  const { query, variables, operationName } = reading.payload;
  const parsed = documents.read(query);
  if ("errors" in parsed)
    return {
      name: operationName ?? nameIn(query),
      refusal: jsonResponse(400, { errors: documentErrors(rules, parsed.errors) }),
    };
  const { document } = parsed;
  const definition = getOperationAST(document, operationName);
  if (definition === null || definition === undefined)
    return operationName === null
      ? refused(null, "operation.no_name")
      : refused(operationName, "operation.unknown_name", { operationName });
  if (definition.operation === "subscription") return refused(operationName, "operation.subscription");
  if (definition.operation === "mutation" && request.method === "GET")
    return { name: operationName, refusal: mutationByGet(inferred) };
  return { name: definition.name?.value ?? null, query, variables, document, definition };
}

/** The name at the start of a document that is not valid, for the log. */
function nameIn(query: string): string | null {
  return /^\s*(?:query|mutation)\s+([_A-Za-z]\w*)/.exec(query.slice(0, 2_000))?.[1] ?? null;
}

function mutationByGet(inferred: InferredSwitches): HttpResponse {
  return withHeaders(graphqlRefusal(inferred, 405, "operation.mutation_by_get"), { allow: "POST" });
}

/** The payload in the address of a GET. Variables that are not JSON stay text, which no payload may have. */
function addressPayload({ searchParams }: URL): unknown {
  const [query, operationName, variables] = ["query", "operationName", "variables"].map(
    (name) => searchParams.get(name) || undefined,
  );
  return { query, operationName, variables: variables && (parseJson(variables) ?? variables) };
}

const payloadSchema = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

function readPayload(body: unknown): { payload: GraphqlPayload } | { problem: TextId; limit?: number } {
  if (body === undefined) return { problem: "operation.no_json" };
  if (Array.isArray(body)) return { problem: "operation.batch" };
  const parsed = payloadSchema.safeParse(body);
  if (!parsed.success) return { problem: "operation.no_query" };
  const { query, operationName, variables } = parsed.data;
  const problem = sizeProblem(variables);
  if (problem !== null) return problem;
  return { payload: { query, operationName: operationName ?? null, variables: variables ?? {} } };
}

// Resolvers compare lists with lists.
const mostVariableValues = 20_000;

/** What is too large in variables that were JSON: too many objects, lists and plain values, or one text. */
function sizeProblem(variables: unknown): { problem: TextId; limit: number } | null {
  // Grows while it is walked through.
  const values = [variables];
  for (const value of values) {
    if (values.length > mostVariableValues) return { problem: "size.variables", limit: mostVariableValues };
    if (typeof value === "string" && value.length > longestText)
      return { problem: "size.text", limit: longestText };
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) values.push(inner);
  }
  return values.length > mostVariableValues ? { problem: "size.variables", limit: mostVariableValues } : null;
}

export interface GraphqlOperation {
  /** Its name in the document; null if it has none. */
  readonly name: string | null;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
}

/** If it is refused, `name` is the one in the request, for the log. */
export type OperationReading =
  | GraphqlOperation
  | { readonly name: string | null; readonly refusal: HttpResponse };

interface GraphqlPayload {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}
