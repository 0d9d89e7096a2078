import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { z } from "zod";

export type DocumentReading =
  | { readonly document: DocumentNode }
  | { readonly errors: readonly GraphQLError[] };

export interface GraphqlPayload {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const payloadSchema = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** The body of a GraphQL request, or what is wrong with it. */
export function readPayload(body: string): { payload: GraphqlPayload } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { problem: "The request body is not valid JSON" };
  }
  if (Array.isArray(json))
    return { problem: "Batched requests are not supported: send one operation in each request" };
  const parsed = payloadSchema.safeParse(json);
  if (!parsed.success) {
    return {
      problem:
        'The request body must be an object with "query" and, if needed, "variables" and "operationName"',
    };
  }
  const { query, operationName, variables } = parsed.data;
  return { payload: { query, operationName: operationName ?? null, variables: variables ?? {} } };
}

const keptDocuments = 500;
const maxTokens = 20_000;

/** Parses and validates documents, remembering the latest: applications send the same few again and again. */
export function createDocumentReader(schema: GraphQLSchema): (query: string) => DocumentReading {
  const readings = new Map<string, DocumentReading>();
  return (query) => {
    const known = readings.get(query);
    if (known !== undefined) return known;
    const reading = readDocument(schema, query);
    readings.set(query, reading);
    const oldest = readings.keys().next().value;
    if (readings.size > keptDocuments && oldest !== undefined) readings.delete(oldest);
    return reading;
  };
}

function readDocument(schema: GraphQLSchema, query: string): DocumentReading {
  try {
    const document = parse(query, { maxTokens });
    const errors = validate(schema, document);
    return errors.length === 0 ? { document } : { errors };
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
}

export function selectOperation(
  document: DocumentNode,
  operationName: string | null,
): { operation: OperationDefinitionNode } | { problem: string } {
  const operation = getOperationAST(document, operationName);
  if (operation === null || operation === undefined) {
    const problem =
      operationName === null ? "Must provide operation name" : `Unknown operation named "${operationName}"`;
    return { problem };
  }
  return operation.operation === "subscription"
    ? { problem: "Subscriptions are not supported" }
    : { operation };
}
