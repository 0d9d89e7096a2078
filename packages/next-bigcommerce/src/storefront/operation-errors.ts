import * as z from "zod/mini";
import { BigCommerceError, type BigCommerceErrorCode, type GraphQLAnswerError } from "../errors.js";
import { lazily } from "../values.js";
import type { AnswerContext } from "./failures.js";

const hasCode = (code: RegExp) => (error: GraphQLAnswerError) => code.test(String(error.extensions?.code));
const endedAccess = hasCode(/^(INVALID|MISSING)_CUSTOMER_ACCESS_TOKEN$/);
const missingScope = hasCode(/^INSUFFICIENT_ACCESS_SCOPE$/);
// With the quotation mark: BigCommerce tells the shopper to use its link, "Reset password". An email address that nobody
// has is an "Internal server error" at `login` (recorded in August 2026).
const wrongLogin = ({ message, path }: GraphQLAnswerError) =>
  /invalid credentials|reset password"/i.test(message) ||
  (message === "Internal server error" && path?.join() === "login");

interface OperationFailure {
  readonly code: BigCommerceErrorCode;
  readonly isMeant: (error: GraphQLAnswerError) => boolean;
  readonly text: (operation: string, errors: readonly GraphQLAnswerError[]) => string;
}

/** Failures in the `errors` of a response with status 200, the most specific first. */
const operationFailures: readonly OperationFailure[] = [
  {
    code: "customer_signed_out",
    isMeant: endedAccess,
    text: (operation) =>
      `${operation}: BigCommerce no longer accepts the customer's access token. It expired, or a sign-out or a new password ended it. End your session and let the shopper sign in again (\`onCustomerSignedOut\`).`,
  },
  {
    code: "insufficient_access_scope",
    isMeant: missingScope,
    text: (operation, errors) =>
      `${operation} asks for fields that the private token's scopes do not cover. Required: ${requiredScopes(errors)}. Add the missing scopes to \`scopes\` of createBigCommerce(), or ask for fewer fields.`,
  },
  {
    code: "invalid_credentials",
    isMeant: wrongLogin,
    text: (operation) =>
      `${operation}: BigCommerce does not accept this e-mail and password. Show the same message for a wrong e-mail and a wrong password; the shopper may have to reset the password.`,
  },
];

export function isSignedOut(errors: readonly GraphQLAnswerError[]): boolean {
  return errors.some(endedAccess);
}

/** The error of the `errors` in a response whose status is 200. */
export function decodeErrors(
  graphqlErrors: readonly GraphQLAnswerError[],
  { operation, correlationId }: AnswerContext,
): BigCommerceError {
  const failure = operationFailures.find(({ isMeant }) => graphqlErrors.some(isMeant));
  const { code = "graphql_error", text = describeErrors } = failure ?? {};
  const options = { status: 200, requestId: correlationId, graphqlErrors };
  return new BigCommerceError(code, text(operation, graphqlErrors), options);
}

function describeErrors(operation: string, errors: readonly GraphQLAnswerError[]): string {
  const places = errors.map(({ path }) => path?.join(".") ?? "the operation").join(", ");
  return `${operation} returned ${errors.length} GraphQL error(s), at ${places}. BigCommerce's messages are in \`graphqlErrors\` of this error; \`errorPolicy: "return"\` returns data and errors together.`;
}

const requiredScopesSchema = lazily(() => z.array(z.string().check(z.regex(/^\w{1,64}$/))));

function requiredScopes(errors: readonly GraphQLAnswerError[]): string {
  const lists = errors.filter(missingScope).map(({ extensions }) => extensions?.requiredScopes);
  const named = lists.flatMap((list) => requiredScopesSchema().safeParse(list).data ?? []);
  return named.length === 0 ? "not named by BigCommerce" : [...new Set(named)].join(", ");
}
