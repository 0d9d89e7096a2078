import { BigCommerceError } from "../errors.js";

/** One lexical token: `text` is its source text, for strings with the quotes. */
export interface GraphQLToken {
  readonly kind: "name" | "punctuator" | "number" | "string" | "blockString" | "end";
  readonly text: string;
  readonly start: number;
}

const blank = /[\uFEFF\t ,\n\r]*/y;
const comment = /#[^\n\r]*/y;
const name = /[_A-Za-z][_0-9A-Za-z]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.A-Z_a-z])/y;
const punctuator = /\.\.\.|[!$&()[\]{}:=@|]/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,8})\}))/y;

/** The first token of `source` at or after `offset`; of kind `end` if nothing is left. */
export function readToken(source: string, offset: number): GraphQLToken {
  const start = skipIgnored(source, offset);
  if (start >= source.length) return { kind: "end", text: "", start: source.length };
  if (source.startsWith('"""', start)) return readBlockString(source, start);
  if (source[start] === '"') return readString(source, start);
  const text = matchAt(name, source, start);
  if (text !== "") return { kind: "name", text, start };
  const symbol = matchAt(punctuator, source, start);
  if (symbol !== "") return { kind: "punctuator", text: symbol, start };
  const digits = matchAt(number, source, start);
  if (digits !== "") return { kind: "number", text: digits, start };
  throw unreadable(source, start);
}

/** An error at a place in a document. It quotes nothing of the document: a literal may be a secret. */
export function documentError(
  source: string,
  offset: number,
  problem: string,
  remedy: string,
): BigCommerceError {
  const lines = source.slice(0, offset).split(/\r\n|[\n\r]/);
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return new BigCommerceError("input_invalid", `GraphQL document: ${problem} at ${place}. ${remedy}`);
}

function skipIgnored(source: string, offset: number): number {
  let start = offset + matchAt(blank, source, offset).length;
  while (source[start] === "#") {
    start += matchAt(comment, source, start).length;
    start += matchAt(blank, source, start).length;
  }
  return start;
}

function matchAt(pattern: RegExp, source: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(source)?.[0] ?? "";
}

function unreadable(source: string, start: number): BigCommerceError {
  if (/[-0-9]/.test(source[start] ?? "")) {
    return documentError(
      source,
      start,
      "malformed number",
      "Write 1, -1, 1.5 or 1e3, without leading zeros or units.",
    );
  }
  const remedy = "Remove it; text belongs in double quotes, and values belong in variables.";
  return documentError(source, start, "an unexpected character", remedy);
}

function readString(source: string, start: number): GraphQLToken {
  let offset = start + 1;
  while (offset < source.length) {
    const character = source[offset];
    if (character === '"') return { kind: "string", text: source.slice(start, offset + 1), start };
    if (character === "\n" || character === "\r") break;
    offset += character === "\\" ? escapeLength(source, offset) : 1;
  }
  const remedy = 'Close it with a double quote on the same line, or use """ for text of several lines.';
  throw documentError(source, start, "unterminated string", remedy);
}

function readBlockString(source: string, start: number): GraphQLToken {
  let offset = start + 3;
  while (offset < source.length) {
    if (source.startsWith('"""', offset)) {
      return { kind: "blockString", text: source.slice(start, offset + 3), start };
    }
    offset += source.startsWith('\\"""', offset) ? 4 : 1;
  }
  throw documentError(source, start, "unterminated block string", 'Close it with """.');
}

function escapeLength(source: string, offset: number): number {
  escapeSequence.lastIndex = offset;
  const [text, fixed, braced] = escapeSequence.exec(source) ?? [];
  if (text !== undefined) {
    const codePoint = Number.parseInt(fixed ?? braced ?? "0", 16);
    if (!isSurrogate(codePoint) && codePoint <= 0x10ffff) return text.length;
    if (fixed !== undefined && isPair(codePoint, source.slice(offset + 6, offset + 12))) return 12;
  }
  const remedy =
    'Use one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX or \\u{X…}; a backslash itself is written \\\\.';
  throw documentError(source, offset, "invalid escape sequence in a string", remedy);
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

function isPair(leading: number, rest: string): boolean {
  return leading <= 0xdbff && /^\\u[dD][c-fC-F][0-9A-Fa-f]{2}$/.test(rest);
}
