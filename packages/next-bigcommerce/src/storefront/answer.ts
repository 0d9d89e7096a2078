import * as z from "zod/mini";
import type { BigCommerceError, GraphQLAnswerError } from "../errors.js";
import type { HttpResponse } from "../http/message.js";
import { isRecord, lazily } from "../values.js";
import { type AnswerContext, decodeRefusal, malformedError } from "./failures.js";
import { decodeErrors, isSignedOut } from "./operation-errors.js";

/** Reads the GraphQL answer in a response; throws for everything that is not HTTP 200 with a GraphQL body. */
export function readAnswer(response: HttpResponse, context: AnswerContext): GraphQLAnswer {
  const body = readBody(response.json());
  const errors = body?.hasErrors ? readErrors(response) : [];
  if (response.status !== 200) throw decodeRefusal(response, errors, context);
  if (body === undefined || (body.data === undefined && errors.length === 0))
    throw malformedError(response, context);
  const { data = null } = body;
  return {
    data,
    errors,
    isSignedOut: isSignedOut(errors),
    toError: () => decodeErrors(errors, context),
  };
}

function readErrors(response: HttpResponse): readonly GraphQLAnswerError[] {
  const { data: body } = errorBodySchema().safeParse(response.redactedJson());
  return (body?.errors ?? []).map(({ message, path, extensions }) => ({
    message,
    path: path ?? undefined,
    extensions: extensions ?? undefined,
  }));
}

export interface GraphQLAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLAnswerError[];
  /** Whether BigCommerce no longer accepts the customer's access token. Nothing of the operation ran then. */
  readonly isSignedOut: boolean;
  /** The error of the answer's `errors`: a new one each time, since Next writes into the one it is given. */
  readonly toError: () => BigCommerceError;
}

/** Most answers have none. */
const errorBodySchema = lazily(() =>
  z.object({
    errors: z.array(
      z.object({
        message: z.string(),
        path: z.nullish(z.array(z.union([z.string(), z.number()]))),
        extensions: z.nullish(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
);

/**
 * The GraphQL body in what arrived. No schema: to make it took a millisecond of the first use (benchmark `start`), and
 * every answer passes here.
 */
function readBody(json: unknown): { readonly data: unknown; readonly hasErrors: boolean } | undefined {
  if (!isRecord(json)) return undefined;
  const { data, errors } = json;
  if (errors === undefined || errors === null) return { data, hasErrors: false };
  const parsed = errorBodySchema().safeParse(json);
  return parsed.success ? { data, hasErrors: parsed.data.errors.length > 0 } : undefined;
}
