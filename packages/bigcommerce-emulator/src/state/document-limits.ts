import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
} from "graphql";
import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { refusal } from "../resolvers/common/refusal.js";

interface Switches {
  readonly inferred: Pick<InferredSwitches, "texts">;
}

/** Above what a storefront sends: introspection has about 400 tokens, the largest documents of storefronts about 5,000. */
export const maxTokens = 20_000;
const deepestNesting = 100;
/** Each place that an error names is found by counting lines from the start of the document. */
const maxLines = 10_000;
const linesLookedThrough = 100_000;
/** Each is compared with each other one. The documents of storefronts have at most about 40. */
const maxFragments = 200;
/** The longest text that BigCommerce keeps of a shopper is a metafield of 65,535 characters. Texts stay in the store. */
export const longestText = 65_535;
const texts: ReadonlySet<string> = new Set([TokenKind.STRING, TokenKind.BLOCK_STRING]);
const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.PAREN_L, TokenKind.BRACKET_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.PAREN_R, TokenKind.BRACKET_R]);

interface DocumentSize {
  readonly tokens: number;
  readonly lines: number;
}

/**
 * The size of a document, counted without building anything of it.
 *
 * @throws GraphQLError if it is too long, or nested so deeply that whoever walks through it runs out of stack.
 */
export function checkedSize(switches: Switches, query: string): DocumentSize {
  const lexer = new Lexer(new Source(query));
  let tokens = 0;
  let depth = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    const { kind, value } = token;
    tokens += 1;
    if (texts.has(kind) && value.length > longestText)
      throw refusal(switches, "size.text", { limit: longestText });
    if (tokens > maxTokens) throw refusal(switches, "size.document_tokens", { limit: maxTokens });
    if (lexer.line > maxLines) throw refusal(switches, "size.document_lines", { limit: maxLines });
    if (opening.has(kind)) depth += 1;
    else if (closing.has(kind)) depth -= 1;
    if (depth > deepestNesting) throw refusal(switches, "size.document_nesting", { limit: deepestNesting });
  }
  return { tokens, lines: lexer.line };
}

/** How many errors of a document are reported: fewer in one of many lines. */
export function mostErrors({ lines }: DocumentSize): number {
  return Math.min(100, Math.ceil(linesLookedThrough / lines));
}

/** @throws GraphQLError for more fragments than can be compared with each other. */
export function checkFragments(switches: Switches, { definitions }: DocumentNode): void {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  if (fragments.length > maxFragments) throw refusal(switches, "size.document_overlap");
}

/** How many items the lists of introspection have, roughly: the schema's own figures, rounded up. */
const listSizes: Readonly<Record<string, number>> = {
  types: 800,
  fields: 15,
  args: 2,
  inputFields: 4,
  enumValues: 5,
  possibleTypes: 2,
  interfaces: 1,
  directives: 5,
};
/** By this count the query that tools send has about a million and a half. */
const mostIntrospectedFields = 5_000_000;

/**
 * Introspection costs no complexity, so that its size has a limit of its own: a few aliases multiply it.
 *
 * @throws GraphQLError if a valid document asks for too much of the schema.
 */
export function checkIntrospection(switches: Switches, { definitions }: DocumentNode): void {
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const counter = { fragments, known: new Map<string, number>() };
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (introspectedFields(counter, definition.selectionSet, false) > mostIntrospectedFields)
      throw refusal(switches, "size.introspection");
  }
}

interface FieldCounter {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** By fragment and place, so that fragments in fragments are counted only once. */
  readonly known: Map<string, number>;
}

function introspectedFields(
  counter: FieldCounter,
  { selections }: SelectionSetNode,
  isInside: boolean,
): number {
  let sum = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      sum += fieldsOfFragment(counter, selection.name.value, isInside);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      sum += introspectedFields(counter, selection.selectionSet, isInside);
    else {
      const name = selection.name.value;
      const goesInside = isInside || name === "__schema" || name === "__type";
      const inner = selection.selectionSet;
      const below = inner === undefined ? 0 : introspectedFields(counter, inner, goesInside);
      sum += goesInside ? 1 + below * (listSizes[name] ?? 1) : below;
    }
  }
  return sum;
}

function fieldsOfFragment(counter: FieldCounter, name: string, isInside: boolean): number {
  const key = `${name} ${isInside}`;
  const known = counter.known.get(key);
  const fragment = counter.fragments.get(name);
  if (known !== undefined || fragment === undefined) return known ?? 0;
  const fields = introspectedFields(counter, fragment.selectionSet, isInside);
  counter.known.set(key, fields);
  return fields;
}
