import * as z from "zod/mini";
import { BigCommerceError, type BigCommerceErrorOptions, type GraphQLAnswerError } from "../errors.js";
import type { HttpResponse } from "../http/message.js";
import { readRetryAfterMs } from "../http/retry-after.js";

/** What the answer belongs to, for the words of an error. Holds no secret and no variable. */
export interface AnswerContext {
  readonly url: string;
  readonly operation: string;
  readonly storeHash: string;
  readonly channelId: number;
  readonly tokenChannelIds: readonly number[];
  readonly correlationId: string;
}

export interface GraphQLAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphQLAnswerError[];
  /** Whether BigCommerce no longer takes the customer's access token. Nothing of the operation ran then. */
  readonly isSignedOut: boolean;
  /** The error of the answer's `errors`: a new one each time, since Next writes into the one it is given. */
  readonly toError: () => BigCommerceError;
}

const answerErrorSchema = z.object({
  message: z.string(),
  path: z.nullish(z.array(z.union([z.string(), z.number()]))),
  extensions: z.nullish(z.record(z.string(), z.unknown())),
});
const answerSchema = z.object({
  data: z.optional(z.unknown()),
  errors: z.optional(z.nullable(z.array(answerErrorSchema))),
});

/** Thrown where BigCommerce refuses the token itself: the caller may replace it and try once more. */
export class CredentialRejected extends Error {}

/** Reads a GraphQL answer; throws for everything that is not HTTP 200 with a GraphQL body. */
export function readAnswer(answer: HttpResponse, context: AnswerContext): GraphQLAnswer {
  const parsed = answerSchema.safeParse(answer.json());
  const body = parsed.success ? parsed.data : undefined;
  const errors = (body?.errors ?? []).map(({ message, path, extensions }) => ({
    message,
    path: path ?? undefined,
    extensions: extensions ?? undefined,
  }));
  if (answer.status !== 200) throw decodeStatus(answer, errors, context);
  if (body === undefined || (body.data === undefined && errors.length === 0)) {
    throw fail(
      "upstream_malformed",
      answer,
      context,
      "is no GraphQL answer. A proxy or a wrong storefront URL is the likely cause; open that address and look.",
      { retryable: true },
    );
  }
  const { data = null } = body;
  return {
    data,
    errors,
    isSignedOut: errors.some(endedAccess),
    toError: () => toGraphQLError(errors, context),
  };
}

function fail(
  code: BigCommerceError["code"],
  answer: HttpResponse,
  { operation, url, correlationId }: AnswerContext,
  text: string,
  options: BigCommerceErrorOptions = {},
): BigCommerceError {
  const requestId = answer.requestId ?? correlationId;
  return new BigCommerceError(code, `${operation} at ${url} (HTTP ${answer.status}) ${text}`, {
    status: answer.status,
    requestId,
    ...options,
  });
}

// BigCommerce's documented messages: https://developer.bigcommerce.com/docs/start/about/status-codes
const rejectedToken = /JWT is expired|Unknown JWT token|JWT signature is invalid/i;
const wrongChannel = /channel id doesn't match/i;
const browserRequest = /originated from a browser/i;
const wrongStore = /store id doesn't match/i;

function decodeStatus(
  answer: HttpResponse,
  errors: readonly GraphQLAnswerError[],
  context: AnswerContext,
): Error {
  const words = errors.map(({ message }) => message).join(" ");
  if (answer.status === 401) return decodeUnauthorized(answer, words, context);
  if (answer.status === 403) {
    const reason = browserRequest.test(answer.text)
      ? "was refused as a browser's. Something between this server and BigCommerce adds a shopper's cookie or Sec-Fetch header; this package sends neither. Check a custom `fetch` and any proxy."
      : "was refused, and not in BigCommerce's words. A firewall or bot protection before the store is the likely cause, else a custom `fetch` or a proxy that adds a shopper's headers. See what that address answers to this server.";
    return fail("browser_request_refused", answer, context, reason);
  }
  if (answer.status === 429) {
    return fail(
      "rate_limited",
      answer,
      context,
      "ran into BigCommerce's rate limit, and waiting longer would pass the deadline. Send fewer or simpler requests at once; set BIGCOMMERCE_TRUSTED_PROXY_SECRET so that shoppers are counted by their own addresses.",
      { retryable: true, retryAfterMs: readRetryAfterMs(answer) },
    );
  }
  if (answer.status >= 500) {
    return fail(
      "upstream_unavailable",
      answer,
      context,
      "failed at BigCommerce: it is down, or the store is in maintenance or suspended. Try again later.",
      { retryable: true },
    );
  }
  const complexity = /too complex[^.]*?(\d+) out of (\d+)/i.exec(words);
  if (complexity !== null) {
    return fail(
      "query_too_complex",
      answer,
      context,
      `has a complexity of ${complexity[1]}, and BigCommerce allows ${complexity[2]}. Ask for smaller pages (\`first\`), fewer nested lists, or split the query.`,
      { graphqlErrors: errors },
    );
  }
  if (answer.status === 404) {
    return fail(
      "store_not_found",
      answer,
      context,
      `found no storefront. Check BIGCOMMERCE_STORE_HASH (${context.storeHash}), and that channel ${context.channelId} has a site.`,
    );
  }
  return fail(
    "graphql_error",
    answer,
    context,
    "was refused: the document is not valid for this store's schema or breaks a limit. `graphqlErrors` of this error has BigCommerce's words.",
    { graphqlErrors: errors },
  );
}

function decodeUnauthorized(answer: HttpResponse, words: string, context: AnswerContext): Error {
  if (rejectedToken.test(words)) return new CredentialRejected();
  const { channelId, tokenChannelIds, storeHash } = context;
  if (wrongChannel.test(words)) {
    const covered = tokenChannelIds.length === 0 ? "every channel" : tokenChannelIds.join(", ");
    return fail(
      "channel_mismatch",
      answer,
      context,
      `leads to ${otherChannel(context)}, not to channel ${channelId}, which was asked for; the token covers ${covered}. Make BIGCOMMERCE_STOREFRONT_URL lead to channel ${channelId}, with {channelId} in it where there are several.`,
    );
  }
  if (wrongStore.test(words)) {
    return fail(
      "store_mismatch",
      answer,
      context,
      `belongs to another store than ${storeHash}, which the token is for. Make BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_STOREFRONT_URL name the same store.`,
    );
  }
  return fail(
    "token_rejected",
    answer,
    context,
    "did not accept the token, and a new one would not help. A proxy that strips the Authorization header, or a storefront URL that is not BigCommerce's, is the likely cause.",
  );
}

/** By the address alone, which says nothing where it names the channel that was asked for. */
function otherChannel({ url, channelId }: AnswerContext): string {
  const { hostname, pathname } = new URL(url);
  const permanent = /^store-[a-z0-9]+(?:-(\d+))?\.mybigcommerce\.com$/.exec(hostname);
  const id = permanent === null ? /\/channels\/(\d+)\//.exec(pathname)?.[1] : (permanent[1] ?? "1");
  return id === undefined || id === String(channelId) ? "another channel" : `channel ${id}`;
}

const hasCode = (code: RegExp) => (error: GraphQLAnswerError) => code.test(String(error.extensions?.code));
const missingScope = hasCode(/^INSUFFICIENT_ACCESS_SCOPE$/);
const endedAccess = hasCode(/^(INVALID|MISSING)_CUSTOMER_ACCESS_TOKEN$/);

// The quote belongs to it: BigCommerce tells the shopper to use its link, "Reset password".
const wrongLogin = /invalid credentials|reset password"/i;

/** By the most telling of the errors. */
function toGraphQLError(errors: readonly GraphQLAnswerError[], context: AnswerContext): BigCommerceError {
  const { operation, correlationId } = context;
  const options = { status: 200, requestId: correlationId, graphqlErrors: errors };
  if (errors.some(endedAccess)) {
    return new BigCommerceError(
      "customer_signed_out",
      `${operation}: BigCommerce no longer takes the customer's access token. It expired, or a sign-out or a new password ended it. End your session and let the shopper sign in again (\`onCustomerSignedOut\`).`,
      options,
    );
  }
  if (errors.some(missingScope)) {
    return new BigCommerceError(
      "insufficient_access_scope",
      `${operation} asks for fields that need more than the private token's scopes. Required: ${requiredScopes(errors)}. Add what lacks to \`scopes\` of createBigCommerce(), or ask for fewer fields.`,
      options,
    );
  }
  if (errors.some(({ message }) => wrongLogin.test(message))) {
    return new BigCommerceError(
      "invalid_credentials",
      `${operation}: BigCommerce does not accept this e-mail and password. Show one message for both; the shopper may have to reset the password.`,
      options,
    );
  }
  const places = errors.map(({ path }) => path?.join(".") ?? "the operation").join(", ");
  return new BigCommerceError(
    "graphql_error",
    `${operation} was answered with ${errors.length} GraphQL error(s) at ${places}. \`graphqlErrors\` of this error has BigCommerce's words; \`errorPolicy: "return"\` gives data and errors together.`,
    options,
  );
}

const requiredScopesSchema = z.array(z.string().check(z.regex(/^\w{1,64}$/)));

function requiredScopes(errors: readonly GraphQLAnswerError[]): string {
  const lists = errors.filter(missingScope).map(({ extensions }) => extensions?.requiredScopes);
  const named = lists.flatMap((list) => requiredScopesSchema.safeParse(list).data ?? []);
  return named.length === 0 ? "not named by BigCommerce" : [...new Set(named)].join(", ");
}
