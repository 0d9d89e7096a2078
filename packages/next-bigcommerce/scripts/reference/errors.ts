import { tokenEndpoints } from "../../src/config/token-endpoints.ts";
import type { BigCommerceErrorCode } from "../../src/errors.ts";
import { wrap } from "./markdown.ts";

const sections = [
  "Set-up",
  "Your input",
  "Customers",
  "Where it runs",
  "The network and BigCommerce",
] as const;

interface ErrorEntry {
  readonly section: (typeof sections)[number];
  readonly meaning: string;
  readonly cause: string;
  readonly remedy: string;
}

/** The entries of docs/errors.md. They stay out of the package's code, which an app bundles. */
const entries: Readonly<Record<BigCommerceErrorCode, ErrorEntry>> = {
  configuration_missing: {
    section: "Set-up",
    meaning: "A required option or environment variable is not set. The message lists every problem at once.",
    cause:
      "`.env.local` is missing, or the variables are set where the app is built but not where it runs. A blank variable counts as not set. Or `customer` or `shopper` is used and `resolveCustomerId` (with private tokens `resolveCustomerAccessToken`) is not set. Or `createCustomerLoginUrl` is called without `BIGCOMMERCE_CLIENT_ID` and `BIGCOMMERCE_CLIENT_SECRET`.",
    remedy:
      "Set the variables the message names where the server runs, or pass the options to `createBigCommerce()`.",
  },
  configuration_invalid: {
    section: "Set-up",
    meaning: "An option, an environment variable or a service secret is set to a value that cannot be right.",
    cause:
      "A value with its quotes (`docker --env-file` keeps them) or a comment, a placeholder or a variable that nothing filled in, a store hash with `store-` in front, a URL with a path that does not belong there or without https, an option outside its limits or for the other kind of token, a secret for `bearerSecret` that is missing or shorter than 16 characters.",
    remedy:
      "Correct what the message names. The token route responds with 500 and the message. The GraphQL route responds with 500 without the message, which it gives to `onError` or writes to the log.",
  },
  store_unauthorized: {
    section: "Set-up",
    meaning: "BigCommerce does not accept the access token for this store (401).",
    cause: "The token was rotated or deleted with its API account, or belongs to another store.",
    remedy:
      "Create an API account in this store's control panel and set its `BIGCOMMERCE_ACCESS_TOKEN`; check `BIGCOMMERCE_STORE_HASH`.",
  },
  scope_missing: {
    section: "Set-up",
    meaning: "The access token is valid but may not create this kind of token (403).",
    cause: `The API account lacks a scope, with \`manage\`: for impersonation tokens ${scopeOf("impersonation")}, for private tokens ${scopeOf("private")}. Neither includes the other. BigCommerce responds the same if the store hash is not that of the token.`,
    remedy: "Create an API account with that scope, which gives you a new token, and check the store hash.",
  },
  store_not_found: {
    section: "Set-up",
    meaning: "There is no store, or no storefront, at the address (404).",
    cause:
      "A wrong store hash or URL: the message names the address and the setting that it comes from. For GraphQL also a channel that has no site yet.",
    remedy: "Correct the setting that the message names; create a site for the channel.",
  },
  channel_mismatch: {
    section: "Set-up",
    meaning:
      "The address belongs to another channel than the one you asked for. No new token is made, because the token covers the channel you asked for.",
    cause:
      "`BIGCOMMERCE_STOREFRONT_URL` is the address of a channel that is not in `BIGCOMMERCE_CHANNEL_ID`. The permanent URL of channel 1 has no suffix; every other one ends in `-{channelId}`.",
    remedy:
      "Set the URL to that of the channel in the message, or leave it out: then each channel's permanent URL is used. The message also names the other channel if the address does.",
  },
  store_mismatch: {
    section: "Set-up",
    meaning: "The token is for another store than the one at the address. No new token is made.",
    cause:
      "`BIGCOMMERCE_STORE_HASH` and `BIGCOMMERCE_STOREFRONT_URL` come from two stores, such as staging and production.",
    remedy: "Make both name the same store.",
  },
  token_rejected: {
    section: "Set-up",
    meaning:
      "BigCommerce's GraphQL endpoint does not accept the tokens that BigCommerce just made, or a token was not usable when it arrived. Another one would not help.",
    cause:
      "A proxy removes the `Authorization` header or repeats an old response of the token endpoint, the storefront URL is not BigCommerce's, somebody revokes each token, or a clock jumps.",
    remedy:
      "Check the storefront URL, every proxy, who calls `revokeImpersonationToken()` or `DELETE` of the token route, and the server's clock (NTP). A token that is rejected right after it was made is replaced once; then the package backs off.",
  },
  token_kind_unsupported: {
    section: "Set-up",
    meaning: "The method does not work with the kind of token that `createBigCommerce` was set up for.",
    cause:
      '`createImpersonationTokenRoute` was given an instance with `tokenKind: "private"`, against its types.',
    remedy: "Remove the route, or create a second instance for impersonation tokens.",
  },
  input_invalid: {
    section: "Your input",
    meaning:
      "An argument, a GraphQL document or the body of a request to a route handler is not valid. Nothing was sent.",
    cause:
      "For tokens: `expires_at` in milli-, micro- or nanoseconds instead of seconds, both or neither of `channel_id` and `channel_ids`, an empty or repeating list. For documents: several operations, a subscription, a bracket or quote that is not closed, code generation that has not run. For variables: a `BigInt` or a circular reference. For a call: a channel that is not configured, a `locale` that is not a language tag, a `timeoutMs` outside its limits, an empty `actor` or `reason`, a `resolveClientIp` that returned something other than an IP address, a `resolveCustomerAccessToken` that returned something other than a token. For `createCustomerLoginUrl`: a `redirectTo` that is a whole URL, a `requestIp` that is a list, a missing `customerStamp`.",
    remedy:
      "Follow the message; `fieldErrors` has a text for each field, and the message about a document has its line and column.",
  },
  expires_at_not_in_future: {
    section: "Your input",
    meaning:
      "`expiresAt` (`expires_at`) is 0 or not after the present time, by BigCommerce's clock. Nothing was sent.",
    cause:
      'A lifetime was given instead of a point in time, 0 was meant as "never", or the caller\'s clock is slow.',
    remedy: "Give `Math.floor(Date.now() / 1000) + lifetimeSeconds`.",
  },
  request_rejected: {
    section: "Your input",
    meaning: "BigCommerce refused a token request as invalid (422, or a status it does not document).",
    cause:
      "A channel that does not belong to the store; for a revocation, a token that BigCommerce does not know.",
    remedy:
      "Check `BIGCOMMERCE_CHANNEL_ID` or what the caller sent; `fieldErrors` has BigCommerce's words by field.",
  },
  graphql_error: {
    section: "Your input",
    meaning: "BigCommerce responded with GraphQL errors, or refused the document.",
    cause:
      "A field or argument the store's schema does not have, a mutation's business rule, an object that does not exist, a nesting deeper than 16, more than one mutation in a request.",
    remedy:
      'Read `graphqlErrors` while developing. With `errorPolicy: "return"` the call returns `data` and `errors` together.',
  },
  query_too_complex: {
    section: "Your input",
    meaning:
      "The query costs more than BigCommerce allows for one request (400). The message has both figures.",
    cause: "Nested lists, whose page sizes multiply.",
    remedy: "Ask for smaller pages (`first`), fewer nested lists, or split the query.",
  },
  insufficient_access_scope: {
    section: "Your input",
    meaning: "BigCommerce says that the token lacks a scope for a field. The message names the scopes.",
    cause: "A private token whose `scopes` do not cover the field. Impersonation tokens have no scopes.",
    remedy: "Add the missing scopes to `scopes` of `createBigCommerce`, or remove the field.",
  },
  invalid_credentials: {
    section: "Customers",
    meaning: "BigCommerce does not accept the e-mail and password of a `login` mutation.",
    cause: "A typing mistake, no such customer, or a password that the customer has to reset.",
    remedy: "Show one message for all of these, with a link to reset the password.",
  },
  customer_required: {
    section: "Customers",
    meaning:
      "`bigcommerce.customer` or `createCustomerLoginUrl` was used and nobody is signed in. Nothing was sent.",
    cause:
      "The session ended, or belongs to another store: `resolveCustomerId` or `resolveCustomerAccessToken` returned `null`.",
    remedy:
      "Set `onCustomerRequired`, for example to redirect to the sign-in page; use `shopper` if guests may see the page. Send a guest to `redirectedCheckoutUrl` itself.",
  },
  customer_id_invalid: {
    section: "Customers",
    meaning:
      "`resolveCustomerId` returned neither a positive integer nor `null`, or `impersonate` was called with something other than a positive integer. The caller is never treated as a guest.",
    cause: "The id was kept as a string, or the session holds another store's data.",
    remedy:
      "Keep `customer.entityId` of the `login` mutation as a number; return `null` if nobody is signed in.",
  },
  customer_signed_out: {
    section: "Customers",
    meaning: "BigCommerce no longer accepts the customer's access token. The operation did not run.",
    cause: "It expired, the customer signed out or signed in elsewhere, or has a new password.",
    remedy:
      "End your session and let the shopper sign in again: `onCustomerSignedOut` of `createBigCommerce` may `redirect()` to a route that does this. Let `resolveCustomerAccessToken` return `null` once `expiresAt` has passed.",
  },
  customer_changed: {
    section: "Customers",
    meaning:
      "A form, button or action brought the `customerStamp` of somebody else than who is here now. Nothing was sent.",
    cause:
      "In another tab the shopper signed in or changed accounts, or a member of staff entered or left a staff view, after the form was drawn. After a sign-out it is `customer_required`, and this code for `shopper`. With `stampSecrets` or the access token changed, older pages are refused too.",
    remedy:
      "Say whose account it is now, show what was typed in this very answer, and offer to load the page again or to sign in. Do not send it again with a new stamp by yourself. See [forms.md](forms.md).",
  },
  mutation_refused: {
    section: "Customers",
    meaning: "Somebody acts as a customer and may only read. Nothing was sent.",
    cause: "A mutation under `impersonate` or `resolveImpersonation` without `allowMutations`.",
    remedy: "Set `allowMutations: true` if that person may change the customer's data.",
  },
  impersonation_refused: {
    section: "Customers",
    meaning:
      "`authorizeImpersonation` did not return exactly `true`, or somebody who acts as a customer asked for a login URL. Nothing was sent.",
    cause:
      "The person may not act as this customer, or the option is not set. Or `createCustomerLoginUrl` was called while `resolveImpersonation` returns somebody: staff never become the customer at BigCommerce.",
    remedy: "Check the rule in `authorizeImpersonation`; the `impersonation` event has who, whom and why.",
  },
  used_in_cache: {
    section: "Where it runs",
    meaning:
      "Something that belongs to one customer, or the token, was used inside `use cache` (also `use cache: private` and `use cache: remote`) or `unstable_cache`.",
    cause: "A cached function calls `customer`, `shopper`, `impersonate` or `getImpersonationToken()`.",
    remedy:
      "Call it outside and pass public values in. What every shopper may see comes from `guest`, which may be cached.",
  },
  used_in_prerender: {
    section: "Where it runs",
    meaning:
      "Something that needs a request was used without one, or `createCustomerLoginUrl` was called while a page is rendered.",
    cause:
      '`dynamic = "force-static"`, `generateStaticParams`, or `after()` of a page. Or a page that shows a login URL as a link.',
    remedy:
      "Remove `force-static` from that page or route, or read it while a request is rendered. Create a login URL in a Server Function or a route handler for `POST`, and redirect to it.",
  },
  browser_request_refused: {
    section: "Where it runs",
    meaning:
      "A request looked like a browser's and was refused: by a token route of this package, which serves only servers, or by BigCommerce (403). Every other 403 of a GraphQL request has this code too; the message then says that BigCommerce's usual text was missing.",
    cause:
      "For a route: it was called from a page, or a proxy passes on `Cookie`, `Origin`, `Sec-Fetch-Site` or `Sec-Fetch-Dest`. For BigCommerce: a custom `fetch` or a proxy adds a shopper's headers, or a firewall before the store refuses this server.",
    remedy:
      "Call it from a server, without the shopper's headers. Impersonation tokens must never reach a browser.",
  },
  rate_limited: {
    section: "The network and BigCommerce",
    meaning:
      "Too many requests (429), and waiting longer would pass the deadline; or more tokens a minute than `maxMintsPerMinute` of a token route allows.",
    cause:
      "The REST quota is shared by all apps of a store. GraphQL counts by IP address: without the trusted-proxy secret, all shoppers share this server's address.",
    remedy:
      "Try again after `retryAfterMs` (`X-Retry-After` of a route). Send fewer or simpler requests at a time; set `BIGCOMMERCE_TRUSTED_PROXY_SECRET`; keep a token instead of creating one for each request.",
  },
  upstream_unavailable: {
    section: "The network and BigCommerce",
    meaning:
      "BigCommerce could not be reached, closed the connection, or it or a proxy responded with 5xx, 408, 421, 425 or 499.",
    cause: "An outage, a store in maintenance or suspended, DNS, or a firewall.",
    remedy:
      "Try again later; see https://status.bigcommerce.com. The mint of the cached token was tried twice. While the cached token is valid, pages go on working without the token endpoint.",
  },
  upstream_malformed: {
    section: "The network and BigCommerce",
    meaning:
      "The response is not one that BigCommerce sends: HTML, an empty or incomplete body, another status, a redirect, or no token in it.",
    cause:
      "A wrong `BIGCOMMERCE_API_URL` or `BIGCOMMERCE_STOREFRONT_URL`, a proxy or firewall in between, or an option `fetch` that does not return a `Response`. Redirects are never followed: they would carry a secret elsewhere.",
    remedy: "Open the address in the message and look at the response; use the store's permanent URL.",
  },
  response_too_large: {
    section: "The network and BigCommerce",
    meaning: "The response is larger than 64 kB (REST) or 8 MB (GraphQL), counted after decompression.",
    cause: "A query that asks for too much, or an address that is not BigCommerce's.",
    remedy: "Ask for fewer items or fields; check the URL.",
  },
  timeout: {
    section: "The network and BigCommerce",
    meaning:
      "The call did not end within its deadline. Your app's functions that say who asks, getting the token, waiting and " +
      "retrying count too.",
    cause:
      "BigCommerce, the network or your session store is slow, or `timeoutMs` is short. The message says which.",
    remedy:
      "Try again; raise `timeoutMs` for calls that may take longer. A mutation may have run, unless the message says that " +
      "nothing ran.",
  },
  aborted: {
    section: "The network and BigCommerce",
    meaning: "The call's `signal` was aborted.",
    cause: "Your app cancelled the call, for example because the shopper left.",
    remedy: "Usually nothing. A mutation may have run.",
  },
};

function scopeOf(kind: keyof typeof tokenEndpoints): string {
  const { scopeName, scopeParameter } = tokenEndpoints[kind];
  return `\`${scopeName}\` (\`${scopeParameter}\`)`;
}

export function errorEntries(): string {
  return sections
    .map((section) => {
      const ofSection = Object.entries(entries).filter(([, entry]) => entry.section === section);
      return [`## ${section}`, ...ofSection.map(([code, entry]) => renderEntry(code, entry))].join("\n\n");
    })
    .join("\n\n");
}

function renderEntry(code: string, { meaning, cause, remedy }: ErrorEntry): string {
  const lines = [`- **Meaning:** ${meaning}`, `- **Likely cause:** ${cause}`, `- **What to do:** ${remedy}`];
  return `### \`${code}\`\n\n${lines.map((line) => wrap(line, "  ")).join("\n")}`;
}
