import type { BigCommerceError } from "../errors.js";
import { documentError, type GraphQLToken, readToken } from "./lexer.js";

/**
 * Reads the operations of a document, the variables they declare, and where the document uses variables. Inside
 * selections and arguments only the brackets are checked: BigCommerce checks the rest.
 *
 * @throws {BigCommerceError} `input_invalid`. The message has the line and column, and quotes no literal.
 * @see https://spec.graphql.org/October2021/#sec-Language
 */
export function parseDocument(text: string): ParsedDocument {
  return new DocumentParser(text).parse();
}

const closers = new Map([
  ["{", "}"],
  ["(", ")"],
  ["[", "]"],
]);
const typeSystemKeywords = new Set(
  "schema scalar type interface union enum input directive extend".split(" "),
);

class DocumentParser {
  readonly #text: string;
  readonly #operations: ParsedOperation[] = [];
  readonly #uses: VariableUse[] = [];
  #previous: GraphQLToken;
  #token: GraphQLToken;

  constructor(text: string) {
    this.#text = text;
    this.#token = readToken(text, 0);
    this.#previous = this.#token;
  }

  parse(): ParsedDocument {
    while (this.#token.kind !== "end") this.#parseDefinition();
    return { operations: this.#operations, uses: this.#uses };
  }

  #parseDefinition(): void {
    const isDescribed = this.#skipDescription();
    const { kind, text, start } = this.#token;
    if (text === "{" && !isDescribed) {
      this.#operations.push({ keyword: "query", name: undefined, start, variables: [] });
      this.#skipBrackets();
      return;
    }
    if (kind === "name" && (text === "query" || text === "mutation" || text === "subscription")) {
      this.#parseOperation(text);
      return;
    }
    if (kind === "name" && typeSystemKeywords.has(text)) {
      const remedy = "A document for BigCommerce holds one query or mutation and its fragments.";
      throw documentError(this.#text, start, `a type-system definition (${text})`, remedy);
    }
    if (kind !== "name" || text !== "fragment") throw this.#expected("query, mutation, fragment or {");
    this.#parseFragment();
  }

  #parseOperation(keyword: ParsedOperation["keyword"]): void {
    const { start } = this.#token;
    this.#next();
    const name = this.#token.kind === "name" ? this.#next() : undefined;
    const variables = this.#token.text === "(" ? this.#parseVariables() : [];
    this.#operations.push({ keyword, name, start, variables });
    this.#skipDirectives();
    this.#skipSelection();
  }

  #parseFragment(): void {
    this.#next();
    if (this.#token.text === "on") throw this.#expected("the name of the fragment");
    this.#takeName("the name of the fragment");
    this.#take("on");
    this.#takeName("the type of the fragment");
    this.#skipDirectives();
    this.#skipSelection();
  }

  #parseVariables(): VariableDefinition[] {
    const opening = this.#token;
    const variables: VariableDefinition[] = [];
    this.#next();
    while (!this.#takeIf(")")) {
      if (this.#token.kind === "end") throw this.#unclosed(opening);
      variables.push(this.#parseVariable());
    }
    return variables;
  }

  #parseVariable(): VariableDefinition {
    this.#skipDescription();
    this.#take("$");
    const name = this.#takeName("the name of the variable");
    this.#take(":");
    const type = this.#parseType();
    const hasDefault = this.#takeIf("=");
    if (hasDefault) this.#skipValue();
    this.#skipDirectives();
    return { name, type, hasDefault };
  }

  #parseType(): TypeReference {
    let depth = 0;
    while (this.#takeIf("[")) depth += 1;
    const name = this.#takeName("a type");
    let type: TypeReference = { kind: "named", name, isRequired: this.#takeIf("!") };
    for (; depth > 0; depth -= 1) {
      this.#take("]");
      type = { kind: "list", item: type, isRequired: this.#takeIf("!") };
    }
    return type;
  }

  #skipDescription(): boolean {
    const isDescribed = this.#token.kind === "string" || this.#token.kind === "blockString";
    if (isDescribed) this.#next();
    return isDescribed;
  }

  #skipDirectives(): void {
    while (this.#takeIf("@")) {
      this.#takeName("the name of a directive");
      if (this.#token.text === "(") this.#skipBrackets();
    }
  }

  #skipSelection(): void {
    if (this.#token.text !== "{") throw this.#expected("{");
    this.#skipBrackets();
  }

  #skipValue(): void {
    if (closers.has(this.#token.text)) this.#skipBrackets();
    else this.#next();
  }

  // A loop, because a deep nesting would exhaust the stack of a recursion.
  #skipBrackets(): void {
    const open: GraphQLToken[] = [];
    let field = "";
    let argument = "";
    do {
      const { kind, text } = this.#token;
      const innermost = open.at(-1);
      const closer = closers.get(innermost?.text ?? "");
      if (closers.has(text)) open.push(this.#token);
      else if (text === closer) open.pop();
      else if (kind === "end" && innermost !== undefined) throw this.#unclosed(innermost);
      else if (closer !== undefined && /^[)\]}]$/.test(text)) throw this.#expected(closer);
      if (text === "(") field = this.#previous.text;
      else if (text === ":") argument = this.#previous.text;
      else if (kind === "name" && this.#previous.text === "$")
        this.#uses.push({ variable: text, field, argument });
      this.#next();
    } while (open.length > 0);
  }

  /** Goes on to the next token, and returns the text of this one. */
  #next(): string {
    const { text, start } = this.#token;
    this.#previous = this.#token;
    this.#token = readToken(this.#text, start + text.length);
    return text;
  }

  #takeIf(text: string): boolean {
    if (this.#token.text !== text) return false;
    this.#next();
    return true;
  }

  #take(text: string): void {
    if (!this.#takeIf(text)) throw this.#expected(text);
  }

  #takeName(what: string): string {
    if (this.#token.kind !== "name") throw this.#expected(what);
    return this.#next();
  }

  #unclosed({ text, start }: GraphQLToken): BigCommerceError {
    return documentError(this.#text, start, `unclosed ${text}`, `Add ${closers.get(text)}.`);
  }

  #expected(what: string): BigCommerceError {
    const { kind, text, start } = this.#token;
    return documentError(this.#text, start, `found ${shownKinds[kind] ?? text}`, `Expected ${what} there.`);
  }
}

/** Literals and names may be secrets in the wrong place; only a punctuator is shown as it is. */
const shownKinds: Readonly<Record<GraphQLToken["kind"], string | undefined>> = {
  name: "a name",
  punctuator: undefined,
  number: "a number",
  string: "a string",
  blockString: "a block string",
  end: "the end",
};

export interface ParsedDocument {
  readonly operations: readonly ParsedOperation[];
  readonly uses: readonly VariableUse[];
}

interface ParsedOperation {
  readonly keyword: "query" | "mutation" | "subscription";
  readonly name: string | undefined;
  readonly start: number;
  readonly variables: readonly VariableDefinition[];
}

export interface VariableDefinition {
  readonly name: string;
  readonly type: TypeReference;
  readonly hasDefault: boolean;
}

/** A type as a variable declares it. */
export type TypeReference =
  | { readonly kind: "named"; readonly name: string; readonly isRequired: boolean }
  | { readonly kind: "list"; readonly item: TypeReference; readonly isRequired: boolean };

/** `field(argument: $variable)`, or `argument` the innermost key of an object or list written there. */
export interface VariableUse {
  readonly variable: string;
  readonly field: string;
  readonly argument: string;
}
