import { documentError, type GraphQLToken, readToken } from "./lexer.js";

/** A type as a variable declares it. */
export type TypeReference =
  | { readonly kind: "named"; readonly name: string; readonly isRequired: boolean }
  | { readonly kind: "list"; readonly item: TypeReference; readonly isRequired: boolean };

export interface VariableDefinition {
  readonly name: string;
  readonly type: TypeReference;
  readonly hasDefault: boolean;
}

/** `field(argument: $variable)`, or `argument` the innermost key of an object or list written there. */
export interface VariableUse {
  readonly variable: string;
  readonly field: string;
  readonly argument: string;
}

export interface DocumentVariables {
  readonly definitions: readonly VariableDefinition[];
  readonly uses: readonly VariableUse[];
}

/**
 * The variables that the one operation of a document declares, and where the document uses them.
 *
 * @throws {BigCommerceError} `input_invalid` where the declarations cannot be read.
 * @see https://spec.graphql.org/October2021/#sec-Language.Variables
 */
export function readDocumentVariables(text: string): DocumentVariables {
  const tokens = tokensOf(text);
  const start = definitionsStart(tokens);
  const { definitions, end } = new Cursor(text, tokens, start).readDefinitions();
  return { definitions, uses: [...readUses(tokens.slice(0, start)), ...readUses(tokens.slice(end))] };
}

function tokensOf(text: string): GraphQLToken[] {
  const tokens: GraphQLToken[] = [];
  let token = readToken(text, 0);
  while (token.kind !== "end") {
    tokens.push(token);
    token = readToken(text, token.start + token.text.length);
  }
  return tokens;
}

/** Where the operation's variables would stand: behind `query` or `mutation` and its name, at the top level. */
function definitionsStart(tokens: readonly GraphQLToken[]): number {
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const { text, kind } = tokens[index] ?? { text: "", kind: "end" };
    if (kind === "punctuator" && /[({[]/.test(text)) depth += 1;
    else if (kind === "punctuator" && /[)}\]]/.test(text)) depth -= 1;
    else if (depth > 0 || kind !== "name") continue;
    // The name and the type of a fragment may be any word, `query` too.
    else if (text === "fragment") index += 3;
    else if (text === "query" || text === "mutation") {
      return tokens[index + 1]?.kind === "name" ? index + 2 : index + 1;
    }
  }
  return tokens.length;
}

class Cursor {
  #index: number;
  readonly #tokens: readonly GraphQLToken[];
  readonly #text: string;

  constructor(text: string, tokens: readonly GraphQLToken[], start: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#index = start;
  }

  readDefinitions(): { readonly definitions: VariableDefinition[]; readonly end: number } {
    const definitions: VariableDefinition[] = [];
    if (!this.#takeIf("(")) return { definitions, end: this.#index };
    while (!this.#takeIf(")")) definitions.push(this.#readDefinition());
    return { definitions, end: this.#index };
  }

  #readDefinition(): VariableDefinition {
    this.#take("$");
    const name = this.#takeName();
    this.#take(":");
    const type = this.#readType();
    const hasDefault = this.#takeIf("=");
    if (hasDefault) this.#skipValue();
    while (this.#takeIf("@")) {
      this.#takeName();
      if (this.#peek() === "(") this.#skipValue();
    }
    return { name, type, hasDefault };
  }

  #readType(): TypeReference {
    if (!this.#takeIf("[")) {
      return { kind: "named", name: this.#takeName(), isRequired: this.#takeIf("!") };
    }
    const item = this.#readType();
    this.#take("]");
    return { kind: "list", item, isRequired: this.#takeIf("!") };
  }

  /** One token, or everything between two brackets. */
  #skipValue(): void {
    let depth = 0;
    do {
      const { kind, text } = this.#next();
      if (kind === "punctuator" && /[({[]/.test(text)) depth += 1;
      if (kind === "punctuator" && /[)}\]]/.test(text)) depth -= 1;
    } while (depth > 0);
  }

  #peek(): string | undefined {
    return this.#tokens[this.#index]?.text;
  }

  #next(): GraphQLToken {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw this.#unreadable();
    this.#index += 1;
    return token;
  }

  #takeIf(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#index += 1;
    return true;
  }

  #take(text: string): void {
    if (!this.#takeIf(text)) throw this.#unreadable();
  }

  #takeName(): string {
    if (this.#tokens[this.#index]?.kind !== "name") throw this.#unreadable();
    return this.#next().text;
  }

  #unreadable() {
    const start = this.#tokens[this.#index]?.start ?? this.#text.length;
    return documentError(
      this.#text,
      start,
      "a variable's declaration that cannot be read",
      "Write ($name: Type).",
    );
  }
}

function readUses(tokens: readonly GraphQLToken[]): VariableUse[] {
  const uses: VariableUse[] = [];
  let field = "";
  let argument = "";
  for (const [index, { text, kind }] of tokens.entries()) {
    const before = tokens[index - 1];
    if (kind === "punctuator" && text === "(") field = before?.text ?? "";
    else if (kind === "punctuator" && text === ":") argument = before?.text ?? "";
    else if (kind === "name" && before?.text === "$") uses.push({ variable: text, field, argument });
  }
  return uses;
}
