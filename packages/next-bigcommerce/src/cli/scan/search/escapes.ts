import { asBytes } from "./text.js";

/**
 * Escapes of JavaScript, JSON, URLs and HTML. Without groups: source maps have millions of escapes, and each group would be one
 * more string.
 */
const escapes =
  /\\(?:u\{[\da-f]{1,6}\}|u[\da-f]{4}(?:\\u[\da-f]{4})*|x[\da-f]{2}|[0-3]?[0-7]{1,2}|["'`\\/nrtbfv\n]|\r\n)|%[\da-f]{2}|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|quot|apos|lt|gt|nbsp);/gi;
const mayHoldEscape = /[\\%&]/;

const ofBackslash = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["\n", ""],
  ["\r", ""],
]);
const entities = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["lt", "<"],
  ["gt", ">"],
  ["nbsp", " "],
]);

const fromCode = (code: number) => (code <= 0x10ffff ? asBytes(String.fromCodePoint(code)) : "");
const fromHex = (digits: string) => fromCode(Number.parseInt(digits, 16));
const fromUnit = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));

/** What an escape stands for. */
function resolve(written: string): string {
  const first = written[0];
  if (first === "\\") return resolveBackslash(written, written[1] ?? "");
  // URLs escape bytes.
  if (first === "%") return String.fromCharCode(Number.parseInt(written.slice(1), 16));
  const name = written.slice(1, -1).toLowerCase();
  if (name.startsWith("#x")) return fromHex(name.slice(2));
  return name.startsWith("#") ? fromCode(Number(name.slice(1))) : (entities.get(name) ?? "");
}

function resolveBackslash(written: string, letter: string): string {
  if (written.length === 2 && !/\d/.test(letter)) return ofBackslash.get(letter) ?? letter;
  if (written.startsWith("\\u{")) return fromHex(written.slice(3, -1));
  // Pairs of surrogates are one character, so neighbours are read together.
  if (/^\\u/i.test(written)) return asBytes(written.replace(/\\u([\da-f]{4})/gi, fromUnit));
  if (/^\\x/i.test(written)) return fromHex(written.slice(2));
  return /\d/.test(letter) ? fromCode(Number.parseInt(written.slice(1), 8)) : "";
}

/** The text with every escape resolved once; the same text if it has none. */
export const unescapeOnce = (text: string) =>
  mayHoldEscape.test(text) ? text.replace(escapes, resolve) : text;

/** Where a place of the resolved text is in the text before. */
export const originOfUnescaped = (text: string, index: number) => originOf(text, index, escapes, resolve);

/** Where strings are put together: `"a" + "b"`, and `"a".concat("b")`, as compilers write it for old browsers. */
const seams = /["'`]\s*(?:\+|\.concat\()\s*["'`]/g;

/** The text with strings that are put together in one piece. */
export const joinStrings = (text: string) => text.replace(seams, "");

/** Where a place of the joined text is in the text before. */
export const originOfJoined = (text: string, index: number) => originOf(text, index, seams, () => "");

/** `index` is in the text in which each match of `pattern` is replaced. */
function originOf(text: string, index: number, pattern: RegExp, replace: (match: string) => string): number {
  /** How much shorter that text is so far. */
  let saved = 0;
  for (const { 0: match, index: at } of text.matchAll(pattern)) {
    if (at - saved > index) break;
    const { length } = replace(match);
    if (at - saved + length > index) return at;
    saved += match.length - length;
  }
  return index + saved;
}
