import { channelOfPermanentHost, fillStorefrontUrl, permanentUrl } from "../config/storefront-url.js";
import {
  BigCommerceError,
  type BigCommerceErrorCode,
  type BigCommerceErrorOptions,
  type GraphQLAnswerError,
} from "../errors.js";
import type { HttpResponse } from "../http/message.js";
import { readRetryAfterMs } from "../http/retry-after.js";

/** What was asked, for the text of an error. Holds no secret and no variable. */
export interface AnswerContext {
  readonly url: string;
  readonly operation: string;
  readonly storeHash: string;
  readonly channelId: number;
  readonly tokenChannelIds: readonly number[];
  readonly correlationId: string;
}

/** Thrown when BigCommerce refuses the token itself: the caller may replace it and try once more. */
export class CredentialRejected extends Error {}

/** A failure of a whole request. Its text continues "query Orders at https://… (HTTP 401)". */
interface Failure {
  readonly code: BigCommerceErrorCode;
  /** Default: any. */
  readonly status?: number | "5xx" | readonly number[];
  /** What the response says. Default: anything. */
  readonly says?: RegExp;
  readonly retryable?: boolean;
  /** Whether BigCommerce's messages are about the operation, and so for `graphqlErrors`. */
  readonly passesMessages?: boolean;
  readonly text: (context: AnswerContext, said: RegExpExecArray | null) => string;
}

const malformed: Failure = {
  code: "upstream_malformed",
  retryable: true,
  text: () =>
    "got a response that is not GraphQL. The likely cause is a proxy or a wrong storefront URL: open that URL and see what it returns.",
};

const rejectedToken = /JWT is expired|Unknown JWT token|JWT signature is invalid/i;

/**
 * The first that matches counts. `says` has BigCommerce's documented messages.
 * @see https://developer.bigcommerce.com/docs/start/about/status-codes
 */
const failures: readonly Failure[] = [
  {
    code: "channel_mismatch",
    status: 401,
    says: /channel id doesn't match/i,
    text: (context) => {
      const { channelId, tokenChannelIds } = context;
      const covered =
        tokenChannelIds.length === 0 ? "every channel" : `channel ${tokenChannelIds.join(", ")}`;
      return `reached ${otherChannel(context)} instead of channel ${channelId}. The token is for ${covered}. Set BIGCOMMERCE_STOREFRONT_URL to the URL of channel ${channelId}; for several channels, put {channelId} in it.`;
    },
  },
  {
    code: "store_mismatch",
    status: 401,
    says: /store id doesn't match/i,
    text: ({ storeHash }) =>
      `reached a store other than ${storeHash}, to which the token belongs. Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_STOREFRONT_URL to the same store.`,
  },
  {
    code: "token_rejected",
    status: 401,
    text: () =>
      "was refused because of its token. A new token would not help. The likely cause is a proxy that strips the Authorization header, or a storefront URL that is not BigCommerce's.",
  },
  {
    code: "browser_request_refused",
    status: 403,
    says: /originated from a browser/i,
    text: () =>
      "was refused as a browser's request. Something between this server and BigCommerce adds a shopper's cookie or Sec-Fetch header; this package sends neither. Check a custom `fetch` and any proxy.",
  },
  {
    code: "browser_request_refused",
    status: 403,
    text: () =>
      "was refused without BigCommerce's usual message. The likely cause is a firewall or bot protection in front of the store, a custom `fetch`, or a proxy that adds a shopper's headers. Send a request to that URL from this server and look at the response.",
  },
  {
    code: "rate_limited",
    status: 429,
    retryable: true,
    text: () =>
      "reached BigCommerce's rate limit, and waiting longer would exceed the deadline. Send fewer or simpler requests at once; set BIGCOMMERCE_TRUSTED_PROXY_SECRET so that shoppers are counted by their own IP addresses.",
  },
  {
    code: "upstream_unavailable",
    status: "5xx",
    retryable: true,
    text: () =>
      "failed at BigCommerce: it is down, or the store is in maintenance or suspended. Try again later.",
  },
  {
    code: "query_too_complex",
    says: /too complex[^.]{0,200}?(\d{1,9}) out of (\d{1,9})/i,
    passesMessages: true,
    text: (_context, said) =>
      `has a complexity of ${said?.[1]}, and BigCommerce allows ${said?.[2]}. Ask for smaller pages (\`first\`), fewer nested lists, or split the query.`,
  },
  {
    code: "store_not_found",
    status: 404,
    text: (context) => `found no storefront. ${sourceOfUrl(context)}`,
  },
  {
    code: "upstream_unavailable",
    status: [408, 421, 425, 499],
    retryable: true,
    text: answered(
      "The request came too slowly, too early or over the wrong connection. Try again. If this repeats, check the proxies in between.",
    ),
  },
  {
    code: "upstream_malformed",
    status: 407,
    text: () =>
      "was refused by a proxy before BigCommerce, which asks for a user name and password. Put them in the proxy's address (HTTPS_PROXY, or the dispatcher that your app sets).",
  },
  {
    code: "upstream_malformed",
    status: [413, 431],
    text: answered(
      "The request is too large for it. Send a shorter document, smaller variables, or fewer headers (a proxy may add some), or raise its limit.",
    ),
  },
];

const invalidDocument: Failure = {
  code: "graphql_error",
  passesMessages: true,
  text: () =>
    "was refused: the document is not valid for this store's schema, or exceeds a limit. BigCommerce's messages are in `graphqlErrors` of this error.",
};
const otherStatus: Failure = {
  code: "upstream_malformed",
  text: answered(
    "BigCommerce's GraphQL API does not respond like this. Open that URL and see what it returns. Check that it is the storefront's, and whether a proxy changes or refuses requests.",
  ),
};

function answered(meaning: string): Failure["text"] {
  const source = "BigCommerce, or something before it (a proxy, a firewall)";
  return () => `got this status from ${source}, and no GraphQL errors with it. ${meaning}`;
}

/** The error of a response whose status is not 200. */
export function decodeRefusal(
  response: HttpResponse,
  graphqlErrors: readonly GraphQLAnswerError[],
  context: AnswerContext,
): Error {
  const words = wordsOf(response, graphqlErrors);
  if (response.status === 401 && rejectedToken.test(words)) return new CredentialRejected();
  const unlisted = graphqlErrors.length > 0 ? invalidDocument : otherStatus;
  const isMeant = ({ status, says }: Failure) =>
    hasStatus(response, status) && (says === undefined || says.test(words));
  const failure = failures.find(isMeant) ?? unlisted;
  const options = failure.passesMessages ? { graphqlErrors } : {};
  return toError(failure, response, context, options, words);
}

const maxWords = 2_000;

/** BigCommerce's messages, of which some come as plain text. The page of a proxy is neither short nor plain. */
function wordsOf({ text }: HttpResponse, graphqlErrors: readonly GraphQLAnswerError[]): string {
  const messages = graphqlErrors.map(({ message }) => message).join(" ");
  if (messages !== "") return messages.slice(0, maxWords);
  return text.length <= maxWords && !text.includes("<") ? text : "";
}

export function malformedError(response: HttpResponse, context: AnswerContext): BigCommerceError {
  return toError(malformed, response, context);
}

function hasStatus({ status }: HttpResponse, wanted: Failure["status"]): boolean {
  if (typeof wanted === "object") return wanted.includes(status);
  return wanted === "5xx" ? status >= 500 : wanted === undefined || status === wanted;
}

function toError(
  { code, retryable, text, says }: Failure,
  response: HttpResponse,
  context: AnswerContext,
  options: BigCommerceErrorOptions = {},
  words = "",
): BigCommerceError {
  const { operation, url, correlationId } = context;
  const said = says?.exec(words) ?? null;
  const message = `${operation} at ${url} (HTTP ${response.status}) ${text(context, said)}`;
  return new BigCommerceError(code, message, {
    ...options,
    status: response.status,
    requestId: response.requestId ?? correlationId,
    retryable,
    retryAfterMs: response.status === 429 ? readRetryAfterMs(response) : undefined,
  });
}

/** Which setting the URL comes from: only that one can be wrong. */
function sourceOfUrl({ url, storeHash, channelId }: AnswerContext): string {
  const ownUrl = fillStorefrontUrl(permanentUrl(channelId), storeHash, channelId);
  return url === `${ownUrl}/graphql`
    ? `The URL comes from BIGCOMMERCE_STORE_HASH (${storeHash}) and channel ${channelId}: check the store hash, and that the channel has a site.`
    : "The URL comes from BIGCOMMERCE_STOREFRONT_URL (option `storefrontUrl`): check that it is the storefront's URL, to which /graphql is added.";
}

/** From the URL alone, which does not help if it names the right channel. */
function otherChannel({ url, channelId }: AnswerContext): string {
  const { hostname, pathname } = new URL(url);
  const id = channelOfPermanentHost(hostname) ?? /\/channels\/(\d+)\//.exec(pathname)?.[1];
  return id === undefined || id === String(channelId) ? "another channel" : `channel ${id}`;
}
