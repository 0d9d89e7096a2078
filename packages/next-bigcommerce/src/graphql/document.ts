import { BigCommerceError } from "../errors.js";
import { isRecord } from "../values.js";
import { documentError } from "./lexer.js";
import { type ParsedDocument, parseDocument, type VariableDefinition, type VariableUse } from "./parser.js";
import { printDocument } from "./printer.js";

// Reading a document again for each request would cost more than sending it (benchmark `graphql-request`).
const maxRememberedTexts = 500;
const preparedTexts = new Map<string, RememberedDocument>();
const preparedObjects = new WeakMap<object, PreparedDocument>();
let preparedCount = 0;
let useCount = 0;

/**
 * Reads a document once: its text, and the kind, name and variables of its operation. Later calls with the same document
 * return what was read before.
 *
 * @throws {BigCommerceError} `input_invalid` if it is not a document, holds no or several operations, a subscription or
 * type definitions, or cannot be read. The message says where and never quotes a literal.
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
  if (known !== undefined) {
    known.lastUse = ++useCount;
    return known.prepared;
  }
  const prepared = readText(text);
  if (preparedTexts.size >= maxRememberedTexts) forgetLeastRecent();
  preparedTexts.set(text, { prepared, lastUse: ++useCount });
  return prepared;
}

/** Searched for when there is one too many: to keep the map in order would cost six times as much as reading it. */
function forgetLeastRecent(): void {
  let forgotten = "";
  let firstUse = Number.POSITIVE_INFINITY;
  for (const [text, { lastUse }] of preparedTexts) {
    if (lastUse < firstUse) [forgotten, firstUse] = [text, lastUse];
  }
  preparedTexts.delete(forgotten);
}

function readText(text: string): PreparedDocument {
  const loneSurrogate = text.search(/\p{Surrogate}/u);
  if (loneSurrogate !== -1) {
    throw documentError(
      text,
      loneSurrogate,
      "half of a surrogate pair",
      "Save the document as valid Unicode.",
    );
  }
  const operation = onlyOperation(text, parseDocument(text));
  preparedCount += 1;
  return { id: preparedCount, text, queryJson: JSON.stringify(text), ...operation };
}

function onlyOperation(text: string, { operations, uses }: ParsedDocument) {
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
  const { keyword, name, variables } = operation;
  return { kind: keyword, operationName: name, variables, variableUses: uses };
}

interface RememberedDocument {
  readonly prepared: PreparedDocument;
  /** Which use of any document it was. */
  lastUse: number;
}

/** What the client needs to know about a document. */
export interface PreparedDocument {
  /** Tells documents apart: no two with different texts have the same. A text that was forgotten gets a new one. */
  readonly id: number;
  readonly text: string;
  /** `JSON.stringify(text)`, ready to stand in a request body. */
  readonly queryJson: string;
  readonly kind: "query" | "mutation";
  readonly operationName: string | undefined;
  /** What the operation declares. */
  readonly variables: readonly VariableDefinition[];
  readonly variableUses: readonly VariableUse[];
}

/** A String object that holds the text of a document, such as the `TypedDocumentString` of GraphQL Code Generator. */
interface DocumentText {
  readonly length: number;
  charAt(index: number): string;
  toString(): string;
  valueOf(): string;
}

/** A parsed document, such as `TypedDocumentNode`, the result of `gql` or of gql.tada's `graphql()`. */
interface DocumentAst {
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
 * function loadOrders(variables: VariablesOf<typeof OrdersDocument>) {
 *   return bigcommerce.customer.query(OrdersDocument, variables);
 * }
 * ```
 */
export type VariablesOf<Document> = Document extends {
  __apiType?: ((variables: infer Variables) => infer _R) | undefined;
}
  ? unknown extends Variables
    ? Readonly<Record<string, unknown>>
    : Variables
  : Readonly<Record<string, unknown>>;
