import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from "graphql";
import { z } from "zod";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import type { TextId } from "../behaviour/ledger.js";
import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { DocumentReader } from "../state/documents.js";
import { graphqlRefusal } from "./error.js";

/** Reads the operation in the body of a GraphQL request. */
export function readOperation(
  documents: DocumentReader,
  inferred: InferredSwitches,
  body: unknown,
): OperationReading {
  const refused = (name: string | null, id: TextId, values?: Readonly<Record<string, string | number>>) => ({
    name,
    refusal: graphqlRefusal(inferred, 400, id, values),
  });
  const reading = readPayload(body);
  if ("problem" in reading) return refused(null, reading.problem, { limit: mostVariableValues });
  const { payload } = reading;
  const parsed = documents.read(payload.query);
  if ("errors" in parsed)
    return { name: payload.operationName, refusal: jsonResponse(400, { errors: parsed.errors }) };
  const { document } = parsed;
  const definition = getOperationAST(document, payload.operationName);
  if (definition === null || definition === undefined)
    return payload.operationName === null
      ? refused(null, "operation.no_name")
      : refused(payload.operationName, "operation.unknown_name", { operationName: payload.operationName });
  if (definition.operation === "subscription")
    return refused(payload.operationName, "operation.subscription");
  const { query, variables } = payload;
  return { name: definition.name?.value ?? null, query, variables, document, definition };
}

const payloadSchema = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

function readPayload(body: unknown): { payload: GraphqlPayload } | { problem: TextId } {
  if (body === undefined) return { problem: "operation.no_json" };
  if (Array.isArray(body)) return { problem: "operation.batch" };
  const parsed = payloadSchema.safeParse(body);
  if (!parsed.success) return { problem: "operation.no_query" };
  const { query, operationName, variables } = parsed.data;
  if (holdsMoreThan(mostVariableValues, variables)) return { problem: "size.variables" };
  return { payload: { query, operationName: operationName ?? null, variables: variables ?? {} } };
}

// Resolvers compare lists with lists.
const mostVariableValues = 20_000;

/** Whether a value that was JSON holds more objects, lists and plain values than that. */
function holdsMoreThan(limit: number, json: unknown): boolean {
  // Grows while it is walked through.
  const values = [json];
  for (const value of values) {
    if (values.length > limit) return true;
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) values.push(inner);
  }
  return values.length > limit;
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
