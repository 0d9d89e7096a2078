import { BigCommerceError } from "../errors.js";
import { isRecord } from "../values.js";
import { documentError, type GraphQLToken, readToken } from "./lexer.js";
import { printDocument } from "./printer.js";

/** A String object that holds the text of a document, such as the `TypedDocumentString` of GraphQL Code Generator. */
export interface DocumentText {
  readonly length: number;
  charAt(index: number): string;
  toString(): string;
  valueOf(): string;
}

/** A parsed document, such as `TypedDocumentNode`, the result of `gql` or of gql.tada's `graphql()`. */
export interface DocumentAst {
  readonly kind: string;
  readonly definitions: readonly unknown[];
}

/**
 * A GraphQL document with the types of its result and variables. The shape alone decides, so every common tool fits:
 * a plain string (result `unknown`), the `TypedDocumentString` of GraphQL Code Generator (`documentMode: "string"`),
 * its `TypedDocumentNode`, and gql.tada.
 *
 * It holds exactly one query or mutation, and any fragments.
 *
 * @example
 * ```ts
 * const OrdersDocument: StorefrontDocument<OrdersQuery, OrdersQueryVariables> = graphql(`
 *   query Orders($first: Int!) { customer { orders(first: $first) { edges { node { entityId } } } } }
 * `);
 * ```
 * @see https://developer.bigcommerce.com/docs/storefront/graphql
 */
export type StorefrontDocument<Result, Variables> = (string | DocumentText | DocumentAst) & {
  __apiType?: ((variables: Variables) => Result) | undefined;
};

/**
 * The result type of a document; `unknown` for a plain string.
 *
 * @example
 * ```ts
 * type Order = ResultOf<typeof OrderDocument>;
 * ```
 */
export type ResultOf<Document> = Document extends {
  __apiType?: ((variables: infer _V) => infer Result) | undefined;
}
  ? Result
  : unknown;

/**
 * The variables type of a document; any record for a plain string.
 *
 * @example
 * ```ts
 * function loadOrders(variables: VariablesOf<typeof OrdersDocument>) { … }
 * ```
 */
export type VariablesOf<Document> = Document extends {
  __apiType?: ((variables: infer Variables) => infer _R) | undefined;
}
  ? unknown extends Variables
    ? Readonly<Record<string, unknown>>
    : Variables
  : Readonly<Record<string, unknown>>;

/** What the client needs to know of a document. */
export interface PreparedDocument {
  readonly text: string;
  /** `JSON.stringify(text)`, ready to stand in a request body. */
  readonly queryJson: string;
  readonly kind: "query" | "mutation";
  readonly operationName: string | undefined;
}

interface Operation {
  readonly keyword: "query" | "mutation" | "subscription";
  readonly name: string | undefined;
  readonly start: number;
}

const maxRememberedTexts = 500;
const preparedTexts = new Map<string, PreparedDocument>();
const preparedObjects = new WeakMap<object, PreparedDocument>();
const typeSystemKeywords = new Set(
  "schema scalar type interface union enum input directive extend".split(" "),
);
const closers = new Map([
  ["{", "}"],
  ["(", ")"],
  ["[", "]"],
]);

/**
 * Reads a document once: its text, its kind and the name of its operation. Later calls with the same document answer
 * from memory.
 *
 * @throws {BigCommerceError} `input_invalid` where it is no document, holds no or several operations, a subscription
 * or type definitions, or cannot be read. The message says where and never quotes a literal.
 * @see https://spec.graphql.org/October2021/#sec-Language
 */
export function prepareDocument(document: unknown): PreparedDocument {
  if (typeof document === "string") return prepareText(document);
  if (!isRecord(document)) throw notADocument();
  const known = preparedObjects.get(document);
  if (known !== undefined) return known;
  const prepared = prepareText(document instanceof String ? String(document) : printDocument(document));
  preparedObjects.set(document, prepared);
  return prepared;
}

function notADocument(): BigCommerceError {
  return new BigCommerceError(
    "input_invalid",
    "GraphQL document: expected a string, a TypedDocumentString or a parsed document. " +
      "Check that the import of the document exists and that code generation has run.",
  );
}

function prepareText(text: string): PreparedDocument {
  const known = preparedTexts.get(text);
  if (known !== undefined) return known;
  const loneSurrogate = text.search(/\p{Surrogate}/u);
  if (loneSurrogate !== -1) {
    throw documentError(
      text,
      loneSurrogate,
      "half of a surrogate pair",
      "Save the document as well-formed Unicode.",
    );
  }
  const operation = onlyOperation(text, readOperations(text));
  const prepared = { text, queryJson: JSON.stringify(text), ...operation };
  if (preparedTexts.size >= maxRememberedTexts) {
    const [oldest] = preparedTexts.keys();
    if (oldest !== undefined) preparedTexts.delete(oldest);
  }
  preparedTexts.set(text, prepared);
  return prepared;
}

function onlyOperation(text: string, operations: readonly Operation[]) {
  const [operation, second] = operations;
  if (operation === undefined) {
    throw documentError(text, text.length, "no operation found", "Add one query or mutation.");
  }
  if (second !== undefined) {
    const names = operations.map(({ name }) => name ?? "(anonymous)").join(", ");
    const remedy = "Send each in a document of its own.";
    throw documentError(text, second.start, `${operations.length} operations (${names}), the second`, remedy);
  }
  if (operation.keyword === "subscription") {
    const remedy = "BigCommerce has no subscriptions: use a query.";
    throw documentError(text, operation.start, "a subscription", remedy);
  }
  return { kind: operation.keyword, operationName: operation.name };
}

/** Walks the top-level definitions. What stands inside of brackets is only balanced: BigCommerce checks it. */
function readOperations(text: string): Operation[] {
  const operations: Operation[] = [];
  let token = readToken(text, 0);
  while (token.kind !== "end") {
    const described = token.kind === "string" || token.kind === "blockString";
    const first = described ? tokenAfter(text, token) : token;
    const operation = operationAt(text, first, described);
    if (operation !== undefined) operations.push(operation);
    const last = operation === undefined ? skipFragment(text, first) : skipOperation(text, first, operation);
    token = tokenAfter(text, last);
  }
  return operations;
}

function operationAt(text: string, first: GraphQLToken, described: boolean): Operation | undefined {
  const { start } = first;
  if (first.text === "{" && !described) return { keyword: "query", name: undefined, start };
  const keyword = first.kind === "name" ? first.text : "";
  if (keyword === "query" || keyword === "mutation" || keyword === "subscription") {
    const next = tokenAfter(text, first);
    return { keyword, name: next.kind === "name" ? next.text : undefined, start };
  }
  if (keyword === "fragment") return undefined;
  if (typeSystemKeywords.has(keyword)) {
    const remedy = "A document for BigCommerce holds one query or mutation and its fragments.";
    throw documentError(text, start, `a type-system definition (${keyword})`, remedy);
  }
  throw expected(text, first, "query, mutation, fragment or {");
}

function skipOperation(text: string, first: GraphQLToken, operation: Operation): GraphQLToken {
  if (first.text === "{") return skipBrackets(text, first);
  const head = tokenAfter(text, first);
  const next = operation.name === undefined ? head : tokenAfter(text, head);
  const afterVariables = next.text === "(" ? tokenAfter(text, skipBrackets(text, next)) : next;
  return skipDirectivesAndSelection(text, afterVariables);
}

function skipFragment(text: string, first: GraphQLToken): GraphQLToken {
  const name = tokenAfter(text, first);
  if (name.kind !== "name" || name.text === "on") throw expected(text, name, "the name of the fragment");
  const on = tokenAfter(text, name);
  if (on.text !== "on") throw expected(text, on, "on");
  const type = tokenAfter(text, on);
  if (type.kind !== "name") throw expected(text, type, "the type of the fragment");
  return skipDirectivesAndSelection(text, tokenAfter(text, type));
}

function skipDirectivesAndSelection(text: string, from: GraphQLToken): GraphQLToken {
  let token = from;
  while (token.text === "@") {
    const name = tokenAfter(text, token);
    if (name.kind !== "name") throw expected(text, name, "the name of a directive");
    token = tokenAfter(text, name);
    if (token.text === "(") token = tokenAfter(text, skipBrackets(text, token));
  }
  if (token.text !== "{") throw expected(text, token, "{");
  return skipBrackets(text, token);
}

/** The token that closes `opening`. */
function skipBrackets(text: string, opening: GraphQLToken): GraphQLToken {
  const open = [opening];
  let token = opening;
  while (open.length > 0) {
    token = tokenAfter(text, token);
    const innermost = open.at(-1) ?? opening;
    const closer = closers.get(innermost.text) ?? "";
    if (closers.has(token.text)) open.push(token);
    else if (token.text === closer) open.pop();
    else if (token.kind === "end")
      throw documentError(text, innermost.start, `unclosed ${innermost.text}`, `Add ${closer}.`);
    else if (/^[)\]}]$/.test(token.text)) throw expected(text, token, closer);
  }
  return token;
}

function tokenAfter(text: string, token: GraphQLToken): GraphQLToken {
  return readToken(text, token.start + token.text.length);
}

function expected(text: string, found: GraphQLToken, what: string): BigCommerceError {
  const shown = { punctuator: found.text, end: "the end", blockString: "a block string" };
  const problem = found.kind in shown ? Reflect.get(shown, found.kind) : `a ${found.kind}`;
  return documentError(text, found.start, `found ${problem}`, `Expected ${what} there.`);
}
