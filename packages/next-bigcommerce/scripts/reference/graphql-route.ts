import type { GraphQLRouteErrorCode } from "../../src/routes/graphql/answer.ts";
import type { statusOfRefusal } from "../../src/routes/refusal.ts";
import { code, renderTable } from "./markdown.ts";

type StatusOf<Code> = Code extends keyof typeof statusOfRefusal ? (typeof statusOfRefusal)[Code] : 200;

/** A code that is missing here, or has another status in the code, does not compile. */
const codes: {
  readonly [Code in GraphQLRouteErrorCode]: { readonly status: StatusOf<Code>; readonly meaning: string };
} = {
  graphql_error: {
    status: 200,
    meaning:
      "BigCommerce's own error, with its message (at most 500 characters) and path, without locations and extensions",
  },
  request_invalid: {
    status: 400,
    meaning:
      "the body or the URL is not as above; nested too deeply; a key `__proto__`, `constructor` or `prototype`",
  },
  query_text_refused: { status: 400, meaning: "the text of a query" },
  batch_refused: { status: 400, meaning: "a list of operations" },
  customer_required: { status: 401, meaning: "nobody is signed in" },
  cross_site_refused: { status: 403, meaning: "not from a page of the same origin" },
  variable_refused: {
    status: 403,
    meaning: "a variable that the server supplies, or the id of a cart, a checkout or a wishlist",
  },
  operation_refused: { status: 403, meaning: "staff acts as the customer and may not do this" },
  operation_unknown: { status: 404, meaning: "there is no operation with that id" },
  method_not_allowed: { status: 405, meaning: "this operation takes `POST` only" },
  server_variable_missing: {
    status: 409,
    meaning: "the server has no value for a variable that it supplies: the shopper has no cart yet",
  },
  customer_changed: {
    status: 409,
    meaning: "`X-Customer-Stamp` is of somebody else than who is here now; nothing was sent",
  },
  body_too_large: { status: 413, meaning: "larger than `maxBodyBytes`" },
  content_type_unsupported: { status: 415, meaning: "not `application/json`, or compressed" },
  variables_invalid: {
    status: 422,
    meaning:
      "wrong variables; `extensions.variables` says what is wrong by place, such as `first` or `ids.0`",
  },
  customer_stamp_required: {
    status: 428,
    meaning: "a mutation as a customer or shopper without `X-Customer-Stamp`: see `requireCustomerStamp`",
  },
  rate_limited: { status: 429, meaning: "refused by `rateLimit` or BigCommerce; `Retry-After` in seconds" },
  internal_error: { status: 500, meaning: "something that only you can correct: see `onError`" },
  store_unavailable: { status: 503, meaning: "BigCommerce does not respond" },
  timeout: { status: 504, meaning: "longer than `timeoutMs`, a slow body included" },
};

export function graphQLRouteCodes(): string {
  const rows = Object.entries(codes).map(([name, { status, meaning }]) => [
    code(name),
    String(status),
    meaning,
  ]);
  return renderTable(["code", "status", "meaning"], rows);
}
