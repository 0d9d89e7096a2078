import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

/** Who may ask, and which operations are executed. */
export const graphqlBehaviours = {
  "credentials.missing": {
    what: "A GraphQL request without `Authorization` (401).",
    text: "GraphQL credentials were missing. No token was sent.",
    source: documented(pages.statusCodes),
  },
  "credentials.not_a_jwt": {
    what: "A token that is not a JWT, for example an access token of the REST API (401).",
    text: "GraphQL invalid credentials. String is not a JWT",
    source: documented(pages.statusCodes),
  },
  "credentials.bad_signature": {
    what: "A JWT that BigCommerce did not sign (401).",
    text: "GraphQL invalid credentials. JWT signature is invalid",
    source: documented(pages.statusCodes),
  },
  "credentials.no_valid_json": {
    what: "A JWT whose payload is not JSON (401).",
    text: "GraphQL invalid credentials. JWT has no valid Json",
    source: documented(pages.statusCodes),
  },
  "credentials.unknown_format": {
    what: "A JWT whose payload lacks what a token has (401).",
    text: "GraphQL invalid credentials. JWT has Json of an unknown format",
    source: documented(pages.statusCodes),
  },
  "credentials.expired": {
    what: "A token past its `eat` (401).",
    text: "GraphQL invalid credentials. JWT is expired",
    source: documented(pages.statusCodes),
  },
  "credentials.store_mismatch": {
    what: "A token of another store (401).",
    text: "GraphQL invalid credentials. JWT store id doesn't match store id of the URL",
    source: documented(pages.statusCodes),
  },
  "credentials.channel_mismatch": {
    what: "A token that is not for the channel of the URL (401).",
    text: "GraphQL invalid credentials. JWT channel id doesn't match channel id of the URL",
    source: documented(pages.statusCodes),
  },
  "credentials.revoked": {
    what: "A token that was revoked (401), after `revocationDelaySeconds`.",
    text: "Unknown JWT token",
    source: documented(pages.statusCodes),
  },
  "caller.browser_impersonation": {
    what: "A browser's request with an impersonation token (403): it has `Sec-Fetch-Site`, `Sec-Fetch-Dest` or a shopper's cookie.",
    text: "Request not allowed: Detected that request originated from a browser script and is using a customer impersonation jwt token. Customer impersonation tokens are not allowed with frontend requests.",
    source: recorded("a developer's report: github.com/bigcommerce/storefront-data-hooks/pull/125"),
  },
  "caller.browser_private": {
    what: "A browser's request with a private token (403).",
    text: "Request not allowed: Detected that request originated from a browser script and is using a private jwt token. Private tokens are not allowed with frontend requests.",
    source: inferred(),
  },
  "caller.browser_body": {
    what: "The form of these two refusals.",
    source: inferred("browserRefusalBody"),
  },
  "caller.origin_header": {
    what: "An `Origin` header alone does not mark a browser.",
    source: inferred("originIsBrowser"),
  },
  "caller.origin_mismatch": {
    what: "A storefront token on an origin that it does not allow.",
    text: "'Origin' header invalid: The 'Origin' request header value did not match the allowed origin set in the JWT auth token. Please generate a token that is valid for this origin",
    source: recorded("a developer's report: github.com/bigcommerce/b2b-buyer-portal/issues/10"),
  },
  "caller.origin_mismatch_status": {
    what: "The status of that refusal.",
    source: inferred("originMismatchStatus"),
  },
  "caller.storefront_token_from_server": {
    what: "A storefront token without `Origin` (403), by the dates that BigCommerce announced.",
    text: "Request not allowed: storefront tokens no longer support server-to-server requests. Use a private token instead.",
    source: inferred("storefrontTokenFromServer"),
  },
  "caller.unknown_channel": {
    what: "A channel that the store does not have (404).",
    text: "The store has no such channel",
    source: inferred(),
  },
  "shopper.customer_id": {
    what: "`X-Bc-Customer-Id` counts with an impersonation token only; without it the request is a guest's.",
    source: documented(pages.storefrontTokens),
  },
  "shopper.unknown_customer": {
    what: "`X-Bc-Customer-Id` of a customer whom the store does not have: a guest, or a 400.",
    text: "The X-Bc-Customer-Id header names a customer that does not exist",
    source: inferred("unknownCustomer"),
  },
  "shopper.invalid_customer_id": {
    what: "`X-Bc-Customer-Id` that is not a positive integer (400).",
    text: "The X-Bc-Customer-Id header must be a positive integer",
    source: inferred("invalidCustomerId"),
  },
  "shopper.no_access_token": {
    what: "`X-Bc-Error-On-Invalid-Customer-Access-Token` without a customer access token: a guest.",
    source: documented(pages.catalystClient),
  },
  "shopper.bad_access_token": {
    what: "A customer access token that is unknown or has ended, with that header: `INVALID_CUSTOMER_ACCESS_TOKEN`. Without the header: a guest.",
    text: "Customer access token is invalid",
    source: inferred(),
  },
  "operation.method": {
    what: "A method other than GET and POST (405).",
    text: "GraphQL requests must be sent by GET or POST",
    source: inferred(),
  },
  "operation.mutation_by_get": {
    what: "A mutation by GET (405). Queries are answered by GET too, with `query`, `variables` and `operationName` in the address.",
    text: "A mutation must be sent by POST",
    source: inferred(),
  },
  "operation.content_type": {
    what: "A body that is not JSON by its `Content-Type` (400).",
    text: "The Content-Type header must be application/json",
    source: inferred(),
  },
  "operation.no_json": {
    what: "A body that is not JSON (400).",
    text: "The request body is not valid JSON",
    source: inferred(),
  },
  "operation.batch": {
    what: "A list of operations (400).",
    text: "Batched requests are not supported: send one operation in each request",
    source: inferred(),
  },
  "operation.no_query": {
    what: "A body without a `query` (400).",
    text: 'The request body must be an object with "query" and, if needed, "variables" and "operationName"',
    source: inferred(),
  },
  "operation.no_name": {
    what: "A document with several operations, and no `operationName` (400).",
    text: "Must provide operation name",
    source: inferred(),
  },
  "operation.unknown_name": {
    what: "An `operationName` that the document does not have (400).",
    text: 'Unknown operation named "{operationName}"',
    source: inferred(),
  },
  "operation.subscription": {
    what: "A subscription (400). BigCommerce has none.",
    text: "Subscriptions are not supported",
    source: inferred(),
  },
  "limit.mutations": {
    what: "Two mutations in one request (400). The rule is documented, the text is ours.",
    text: "Only one mutation is allowed in a request; this one has {mutations}",
    source: inferred(),
  },
  "limit.depth": {
    what: "A document deeper than 16 (400). The rule is documented, the text is ours.",
    text: "The query is too deep: it has a depth of {depth} out of {limit}",
    source: inferred(),
  },
  "limit.page_size": {
    what: "More than 50 products or banners on a page (400). The rule is documented, the text is ours.",
    text: 'Field "{field}" was asked for a page of {pageSize}; the largest allowed is {limit}.',
    source: inferred(),
  },
  "limit.other_page_size": {
    what: "More than 50 of anything else on a page (400).",
    source: inferred("otherPageSizeLimit"),
  },
  "limit.complexity": {
    what: "A document over the complexity limit (400): one message without a path, and no complexity header.",
    text: "The query is too complex as it has a complexity score of {complexity} out of {limit}. Please remove some elements and try again",
    source: recorded(),
  },
  "limit.complexity_score": {
    what: "What an operation scores: a formula that meets each recorded figure within 15 %. What is left out and `__typename` are free; the pages of a list do not multiply its fields.",
    source: recorded("a live store, August 2026: 1,022, 3,443, 4,048, 4,664, 4,724 and about 9,200"),
  },
  "limit.complexity_limit": {
    what: "The largest score; 10,000 is documented.",
    source: inferred("complexityLimit"),
  },
  "limit.complexity_refusal": {
    what: "Refused is what is more than 15 % over the limit: the formula may be wrong by as much.",
    source: inferred("complexityRefusal"),
  },
  "limit.in_flight": {
    what: "More complexity in flight from one IP than its quota (429).",
    text: "Too many requests",
    source: inferred("inFlightComplexityQuota"),
  },
  "scope.missing": {
    what: "A private token without the scope of a field: `INSUFFICIENT_ACCESS_SCOPE`, `requiredScopes`.",
    text: "The provided token does not include the scopes required to resolve this field.",
    source: documented(pages.storefrontTokens),
  },
  "connection.negative_size": {
    what: "A page of a negative size.",
    text: "Argument '{argument}' must be a non-negative integer",
    source: inferred(),
  },
  "stub.field": {
    what: 'A field that the emulator does not carry out, with `stubs: "refuse"`.',
    text: '{field} is not carried out by the emulator. With stubs: "answer" it gets an empty value of its type.',
    source: inferred(),
  },
  "stub.argument": {
    what: 'An argument that the emulator does not read, with `stubs: "refuse"`.',
    text: 'The emulator does not read {arguments}. With stubs: "answer" it is ignored and named in X-Emulator-Stub.',
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
