import { type HttpRequest, parseJson } from "./message.js";

const mostValues = 1_000;
const secretName = /pass|token|secret/i;
// As GraphQL's own lexer goes through a document: strings and comments have no others inside them.
const literals = /"""([\s\S]*?)(?:"""|$)|"((?:[^"\\\n]|\\.)*)|#[^\n]*/g;
const namedNumbers = /\b(\w+)\s*:\s*(-?\d[\w.]*)/g;

/**
 * The strings that a request sent as data, the longest first, in its JSON or in the literals of its GraphQL document; of
 * numbers those that are named like a secret. Null if there are too many to look for.
 */
export function sentValues({ json, url }: Pick<HttpRequest, "json" | "url">): readonly string[] | null {
  const values = new Set<string>();
  collect(json, "", values);
  for (const [name, value] of url.searchParams)
    collect(name === "variables" ? (parseJson(value) ?? value) : value, name, values);
  values.delete("");
  return values.size > mostValues ? null : [...values].sort((one, other) => other.length - one.length);
}

function collect(value: unknown, name: string, into: Set<string>): void {
  if (into.size > mostValues) return;
  if (typeof value === "string") collectText(value, name, into);
  else if (typeof value === "number" && secretName.test(name)) into.add(String(value));
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) collect(one, Array.isArray(value) ? name : key, into);
}

function collectText(text: string, name: string, into: Set<string>): void {
  if (name !== "query") {
    into.add(text);
    return;
  }
  for (const [, block, literal] of text.matchAll(literals)) {
    if (literal !== undefined) addLiteral(literal, into);
    for (const line of block?.split("\n") ?? []) into.add(line.trim());
  }
  for (const [, key = "", number = ""] of text.matchAll(namedNumbers))
    if (secretName.test(key)) into.add(number);
}

/** As it is written, and as what it stands for. */
function addLiteral(literal: string, into: Set<string>): void {
  into.add(literal);
  const meant = parseJson(`"${literal}"`);
  if (typeof meant === "string") into.add(meant);
}

const shortestUnquoted = 8;

/** A text about a request without what the request sent. Short values are found by the quotes around them. */
export function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((left, value) => {
    const forms = new Set([value, JSON.stringify(value).slice(1, -1)]);
    return [...forms].reduce((rest, form) => withoutForm(rest, form), left);
  }, text);
}

function withoutForm(text: string, form: string): string {
  if (form.length >= shortestUnquoted) return text.replaceAll(form, "…");
  return text.replaceAll(`"${form}"`, '"…"').replaceAll(`'${form}'`, "'…'");
}
