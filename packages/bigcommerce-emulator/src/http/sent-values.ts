import { type HttpRequest, parseJson } from "./message.js";

const mostValues = 1_000;
const secretName = /pass|token|secret/i;
// As GraphQL's own lexer goes through a document: strings and comments have no others inside them.
const literals = /"""([\s\S]*?)(?:"""|$)|"((?:[^"\\\n]|\\.)*)|#[^\n]*/g;
const namedNumbers = /\b(\w+)\s*:\s*(-?\d[\w.]*)/g;

/** What a request sent as data: in its JSON, in its query string, or in the literals of its GraphQL document. */
export class SentValues {
  readonly #texts = new Set<string>();
  /** Of numbers those alone that are named like a secret: the others are ids and quantities. */
  readonly #secretNumbers = new Set<string>();

  constructor({ json, url }: Pick<HttpRequest, "json" | "url">) {
    this.#collect(json, "");
    for (const [name, value] of url.searchParams)
      this.#collect(name === "variables" ? (parseJson(value) ?? value) : value, name);
    this.#texts.delete("");
  }

  /** More than can be looked for in a text within a moment. */
  get areTooMany(): boolean {
    return this.#texts.size + this.#secretNumbers.size > mostValues;
  }

  /** A text about the request with an ellipsis for each value. Short ones are found by the quotes around them. */
  leftOutOf(text: string): string {
    const longestFirst = [...this.#texts].sort((one, other) => other.length - one.length);
    const withoutTexts = longestFirst.reduce((left, value) => {
      const asJson = JSON.stringify(value).slice(1, -1);
      return withoutForm(withoutForm(left, value), asJson);
    }, text);
    return [...this.#secretNumbers].reduce((left, number) => left.replaceAll(number, "…"), withoutTexts);
  }

  #collect(value: unknown, name: string): void {
    if (this.areTooMany) return;
    if (typeof value === "string") this.#collectText(value, name);
    else if (typeof value === "number" && secretName.test(name)) this.#secretNumbers.add(String(value));
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) this.#collect(one, Array.isArray(value) ? name : key);
  }

  #collectText(text: string, name: string): void {
    if (name === "query") this.#collectLiterals(text);
    else this.#texts.add(text);
  }

  #collectLiterals(document: string): void {
    for (const [, block, literal] of document.matchAll(literals)) {
      if (literal !== undefined) this.#addLiteral(literal);
      for (const line of block?.split("\n") ?? []) this.#texts.add(line.trim());
    }
    for (const [, key = "", number = ""] of document.matchAll(namedNumbers))
      if (secretName.test(key)) this.#secretNumbers.add(number);
  }

  /** As it is written, and as what it stands for. */
  #addLiteral(literal: string): void {
    this.#texts.add(literal);
    const meant = parseJson(`"${literal}"`);
    if (typeof meant === "string") this.#texts.add(meant);
  }
}

const shortestUnquoted = 8;

function withoutForm(text: string, form: string): string {
  if (form.length >= shortestUnquoted) return text.replaceAll(form, "…");
  return text.replaceAll(`"${form}"`, '"…"').replaceAll(`'${form}'`, "'…'");
}
