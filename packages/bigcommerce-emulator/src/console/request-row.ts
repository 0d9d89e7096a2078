import type { NumberedRequest } from "../state/traffic-record.js";
import type { StoreData } from "../store/store-data.js";

/** Longer texts of a request are cut: a row shows no more, and the log has the whole. */
const shownCharacters = 300;
const shownStubs = 20;

/** One request as the console lists it. Its headers are asked for when somebody looks at it. */
export interface RequestRow {
  /** Counted from 1 since the start or the last reset. */
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly operationName: string | null;
  readonly customer: ShownCustomer | null;
  readonly token: { readonly kind: string; readonly hash: string } | null;
  readonly durationMs: number;
  readonly complexity: number | null;
  readonly errors: number;
  /** What the response says was wrong, as in the log. */
  readonly errorMessages: readonly string[];
  /** The first ones. */
  readonly stubs: readonly string[];
  readonly stubCount: number;
}

/** A customer by what people know them by; name and e-mail are null if the store has no such customer. */
export interface ShownCustomer {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
}

export function requestRow({ number, request }: NumberedRequest, data: StoreData): RequestRow {
  const { at, method, path, status, operationName, customerId, durationMs, complexity, stubs } = request;
  const { errors, errorMessages } = request;
  return {
    number,
    at,
    method: cut(method),
    path: cut(path),
    status,
    operationName: operationName === null ? null : cut(operationName),
    customer: customerId === null ? null : shownCustomer(customerId, data),
    token: credentialOf(request),
    durationMs,
    complexity,
    errors,
    errorMessages,
    stubs: stubs.slice(0, shownStubs).map((stub) => stub.slice(0, 100)),
    stubCount: stubs.length,
  };
}

export function shownCustomer(id: number, { customers }: StoreData): ShownCustomer {
  const customer = customers.get(id);
  if (customer === undefined) return { id, name: null, email: null };
  return { id, name: cut(`${customer.firstName} ${customer.lastName}`.trim()), email: cut(customer.email) };
}

function credentialOf({ tokenKind, tokenHash, headers }: NumberedRequest["request"]): RequestRow["token"] {
  if (tokenHash !== null) return { kind: tokenKind ?? "unknown", hash: shortHash(tokenHash) };
  const accessToken = headers["x-auth-token"];
  return accessToken === undefined ? null : { kind: "access token", hash: shortHash(accessToken) };
}

/** Enough of a hash to tell one token from another. */
export function shortHash(hash: string): string {
  return hash.replace("sha256:", "").slice(0, 6);
}

export function cut(text: string): string {
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}
