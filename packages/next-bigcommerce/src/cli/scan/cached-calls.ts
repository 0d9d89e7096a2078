/** Calls that belong to one shopper, or give a secret: they must not run where a result is cached for everybody. */
const customerCalls = [
  /\b(?:customer|shopper)\s*[?!]?\.\s*(?:query|mutate)\b/g,
  /\{[^{}]*\b(?:query|mutate)\b[^{}]*\}\s*=[\w\s.$?!]*\b(?:customer|shopper)\b/g,
  /\b(?:get|create)(?:Impersonation|Private)Token\s*\(/g,
  /\.\s*impersonate\s*\(/g,
];
/** Found in the source, which still has its strings, and counted only if the masked source has code there. */
const callsByText = [
  /\[\s*(["'`])(?:customer|shopper)\1\s*\]\s*[?!]?\.?\s*(?:query\b|mutate\b|\[\s*["'`](?:query|mutate)["'`])/g,
  /(?<=\b(?:customer|shopper)\s*(?:[?!]\.)?)\[\s*(["'`])(?:query|mutate)\1\s*\]/g,
];
const cacheDirective = /(["'])use cache(?:: ?\w+)?\1/g;

/**
 * Offsets of such calls in a function or a file with a `use cache` directive. Calls that a cached function makes through
 * another function are not found: at run time those fail with `used_in_cache`.
 */
export function findCachedCalls(source: string): number[] {
  if (!source.includes("use cache")) return [];
  const code = maskTexts(source);
  const scopes = [...source.matchAll(cacheDirective)].flatMap(({ index }) => scopeOf(code, index));
  const calls = [
    ...customerCalls.flatMap((call) => [...code.matchAll(call)]),
    ...callsByText.flatMap((call) => [...source.matchAll(call)].filter(({ index }) => code[index] === "[")),
  ].map(({ index }) => index);
  return calls.filter((call) => scopes.some(([from, to]) => call > from && call < to));
}

/** The block that a directive opens, or the whole file; nothing if the words are not a directive. */
function scopeOf(code: string, index: number): [number, number][] {
  // The mask keeps the quote of a directive, but not words within a longer string or a comment.
  if (!/["']/.test(code[index] ?? "")) return [];
  const before = code.slice(0, index).trimEnd();
  if (before === "" || /^(?:["'] *["'];?\s*)+$/.test(before)) return [[0, code.length]];
  return before.endsWith("{") ? [[index, closingBrace(code, before.length - 1)]] : [];
}

function closingBrace(code: string, opening: number): number {
  let depth = 0;
  for (let index = opening; index < code.length; index += 1) {
    if (code[index] === "{") depth += 1;
    if (code[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  return code.length;
}

const regexMayFollow =
  /(?:^|[(,=:[!&|?{};+\-*%~^>]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield))$/;

/** The source with comments and the contents of strings, templates and regular expressions replaced by blanks. */
export function maskTexts(source: string): string {
  const out = source.split("");
  const blank = (from: number, to: number) => {
    for (let index = from; index < to; index += 1) if (out[index] !== "\n") out[index] = " ";
  };
  /** The depths of braces after which a template goes on. */
  const templates: number[] = [];
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const rest = source.slice(index, index + 2);
    const character = source[index] ?? "";
    if (rest === "//" || rest === "/*") {
      const end = endOfComment(source, index, rest);
      blank(index, end);
      index = end - 1;
    } else if ((character === '"' || character === "'") && startsText(source, index)) {
      const end = endOfText(source, index, character);
      blank(index + 1, end);
      index = end;
    } else if (character === "`" || (character === "}" && templates.at(-1) === depth)) {
      if (character === "}") templates.pop();
      const end = endOfTemplatePart(source, index + 1);
      blank(index + 1, end);
      if (source[end] === "$") {
        templates.push(depth);
        index = end + 1;
      } else index = end;
    } else if (
      character === "/" &&
      startsRegex(
        rest,
        out
          .slice(Math.max(0, index - 40), index)
          .join("")
          .trimEnd(),
      )
    ) {
      const end = endOfRegex(source, index);
      blank(index + 1, end);
      index = end;
    } else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
  }
  return out.join("");
}

/** `/>` after an attribute's brace ends a tag of JSX. */
const startsRegex = (rest: string, before: string) =>
  regexMayFollow.test(before) && !(rest === "/>" && before.endsWith("}"));

const wordBeforeText =
  /(?:^|[^\w$])(?:return|typeof|case|in|of|else|from|import|default|throw|as|await|yield)$/;

/** An apostrophe in JSX text follows a letter, as in `It's`, or is alone on its line; neither begins a string. */
function startsText(source: string, index: number): boolean {
  const before = source.slice(Math.max(0, index - 12), index);
  if (/[\p{L}\d_$]$/u.test(before) && !wordBeforeText.test(before)) return false;
  return source[endOfText(source, index, source[index] ?? "")] === source[index];
}

function endOfComment(source: string, from: number, opening: string): number {
  const end = source.indexOf(opening === "//" ? "\n" : "*/", from + 2);
  if (end === -1) return source.length;
  return opening === "//" ? end : end + 2;
}

/** Where the quote closes; the end of the line closes an unterminated string. */
function endOfText(source: string, from: number, quote: string): number {
  for (let index = from + 1; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === quote || source[index] === "\n") return index;
  }
  return source.length;
}

/** The closing backtick, or the `$` of the next `${`. */
function endOfTemplatePart(source: string, from: number): number {
  for (let index = from; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === "`" || source.startsWith("${", index)) return index;
  }
  return source.length;
}

function endOfRegex(source: string, from: number): number {
  let inClass = false;
  for (let index = from + 1; index < source.length; index += 1) {
    const character = source[index];
    if (character === "\n") return from;
    if (character === "\\") index += 1;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return index;
  }
  return from;
}
