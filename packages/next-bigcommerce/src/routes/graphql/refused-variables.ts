import { type BigCommerceError, isBigCommerceError } from "../../errors.js";
import type { AllowedOperation } from "./allowed-operations.js";
import type { JsonObject } from "./json-value.js";
import type { VariableProblems } from "./variable-check.js";

/** BigCommerce's default page size, which no browser asked for. */
const defaultPageSize = 10;
/** The largest page of products. Other lists have other limits, which the message names. */
const largestPageSize = 50;

/**
 * Variables that a GraphQL server could not read, in the words of Sangria (BigCommerce) and of graphql-js. What both say
 * of a document that is not valid for the schema begins in the same way: `Variable '$a' of type 'A' used in position …`.
 * @see https://github.com/sangria-graphql/sangria/blob/main/modules/core/src/main/scala/sangria/validation/Violation.scala
 */
const unreadable =
  /^Variable ['"]\$(\w+)['"] (?:expected value of type \S+ but |got invalid value|of required type|of non-null type)/m;
/** `Argument 'first' cannot exceed 50`. */
const pageSizeRefused = /^Argument '(?:first|last)'|\bpage of\b/;
const namedLimit = /(?:exceed|allowed is|at most|maximum of) (\d{1,9})/;

/**
 * The variables of a browser because of which BigCommerce refused the whole operation, with what is wrong, by name.
 * `undefined` if anything else may be the cause, such as a document that the schema no longer fits: that is the
 * operator's to correct. `sent` is what the browser sent; the server's own values are not in it.
 */
export function findRefusedVariables(
  error: unknown,
  { document }: Pick<AllowedOperation, "document">,
  sent: JsonObject,
): VariableProblems | undefined {
  if (!isBigCommerceError(error) || error.status !== 400) return undefined;
  const pageSizes = document.variableUses
    .filter(({ argument }) => argument === "first" || argument === "last")
    .flatMap(({ variable }) => toPageSize(variable, sent));
  const found =
    error.code === "query_too_complex" ? [largePages(pageSizes)] : readMessages(error, sent, pageSizes);
  if (found.length === 0 || found.some((problems) => problems.length === 0)) return undefined;
  return Object.fromEntries(found.flat());
}

type Problem = readonly [name: string, text: string];
type PageSize = readonly [name: string, size: number];

function toPageSize(name: string, sent: JsonObject): PageSize[] {
  const size = Object.hasOwn(sent, name) ? sent[name] : undefined;
  return typeof size === "number" ? [[name, size]] : [];
}

/** For each message what it says about the browser's variables; nothing if it is about something else. */
function readMessages(
  { code, graphqlErrors }: BigCommerceError,
  sent: JsonObject,
  pageSizes: readonly PageSize[],
): Problem[][] {
  if (code !== "graphql_error") return [];
  return graphqlErrors.map(({ message }) => {
    const [, name] = unreadable.exec(message) ?? [];
    if (name !== undefined) {
      return Object.hasOwn(sent, name) ? [[name, "The store does not accept this value."]] : [];
    }
    return pageSizeRefused.test(message) ? wrongPages(message, pageSizes) : [];
  });
}

function wrongPages(message: string, pageSizes: readonly PageSize[]): Problem[] {
  const limit = Number(namedLimit.exec(message)?.[1] ?? largestPageSize);
  return pageSizes
    .filter(([, size]) => size < 1 || size > limit)
    .map(([name]) => [name, `Expected a page size from 1 to ${limit}.`]);
}

/** With its default pages a document that is too complex is the operator's. */
function largePages(pageSizes: readonly PageSize[]): Problem[] {
  return pageSizes
    .filter(([, size]) => size > defaultPageSize)
    .map(([name]) => [name, "Expected a smaller page: with this one the operation is too complex."]);
}
