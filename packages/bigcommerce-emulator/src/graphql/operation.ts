import { type DocumentNode, getOperationAST, type OperationDefinitionNode } from "graphql";
import { z } from "zod";
import { type HttpResponse, jsonResponse } from "../http/message.js";
import type { DocumentReader } from "../state/documents.js";
import { graphqlError } from "./error.js";

/** Reads the operation in the body of a GraphQL request. */
export function readOperation(documents: DocumentReader, body: unknown): OperationReading {
  const reading = readPayload(body);
  if ("problem" in reading) return { name: null, refusal: graphqlError(400, reading.problem) };
  const { payload } = reading;
  const parsed = documents.read(payload.query);
  if ("errors" in parsed)
    return { name: payload.operationName, refusal: jsonResponse(400, { errors: parsed.errors }) };
  const { document } = parsed;
  const definition = getOperationAST(document, payload.operationName);
  if (definition === null || definition === undefined)
    return { name: payload.operationName, refusal: graphqlError(400, notFoundText(payload)) };
  if (definition.operation === "subscription")
    return { name: payload.operationName, refusal: graphqlError(400, "Subscriptions are not supported") };
  const { query, variables } = payload;
  return { name: definition.name?.value ?? null, query, variables, document, definition };
}

const payloadSchema = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

function readPayload(body: unknown): { payload: GraphqlPayload } | { problem: string } {
  if (body === undefined) return { problem: "The request body is not valid JSON" };
  if (Array.isArray(body))
    return { problem: "Batched requests are not supported: send one operation in each request" };
  const parsed = payloadSchema.safeParse(body);
  if (!parsed.success) {
    return {
      problem:
        'The request body must be an object with "query" and, if needed, "variables" and "operationName"',
    };
  }
  const { query, operationName, variables } = parsed.data;
  return { payload: { query, operationName: operationName ?? null, variables: variables ?? {} } };
}

function notFoundText({ operationName }: GraphqlPayload): string {
  return operationName === null
    ? "Must provide operation name"
    : `Unknown operation named "${operationName}"`;
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
