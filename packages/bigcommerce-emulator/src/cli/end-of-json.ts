type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

interface Place {
  readonly index: number;
  readonly expected: Expected;
  /** The ends of the lists and objects that are open, the innermost last. */
  readonly ends: readonly string[];
}

const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
// Of the control characters JSON forbids the first 32.
const stringPart = /[^"\\\p{Cc}]+|[\u007f-\u009f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

/**
 * Where a text stops being JSON: the index of the first character that cannot be there, or the text's length if the text
 * ends too early. Only some runtimes' own errors say so, and of some mistakes alone.
 */
export function endOfJson(text: string): number {
  let place: Place | number = { index: afterSpace(text, 0), expected: "value", ends: [] };
  while (typeof place !== "number") {
    const next: Place | number = step(text, place);
    place = typeof next === "number" ? next : { ...next, index: afterSpace(text, next.index) };
  }
  return place;
}

/** The place after the next token, or the index at which there is none that may be there. */
function step(text: string, place: Place): Place | number {
  switch (place.expected) {
    case "colon":
      return text[place.index] === ":"
        ? { ...place, index: place.index + 1, expected: "value" }
        : place.index;
    case "comma or end":
      return text[place.index] === "," && place.ends.length > 0 ? afterComma(place) : end(text, place);
    case "key":
    case "key or end":
      return text[place.index] === '"' ? string(text, place, "colon") : optionalEnd(text, place);
    default:
      return value(text, place);
  }
}

function afterComma({ index, ends }: Place): Place {
  return { index: index + 1, expected: ends.at(-1) === "}" ? "key" : "value", ends };
}

function end(text: string, { index, ends }: Place): Place | number {
  if (ends.length === 0 || text[index] !== ends.at(-1)) return index;
  return { index: index + 1, expected: "comma or end", ends: ends.slice(0, -1) };
}

const optionalEnd = (text: string, place: Place) =>
  place.expected.endsWith(" or end") ? end(text, place) : place.index;

function value(text: string, place: Place): Place | number {
  const { index, ends } = place;
  const first = text[index];
  if (first === "{") return { index: index + 1, expected: "key or end", ends: [...ends, "}"] };
  if (first === "[") return { index: index + 1, expected: "value or end", ends: [...ends, "]"] };
  if (first === '"') return string(text, place, "comma or end");
  const after = afterMatch(scalar, text, index);
  return after === index ? optionalEnd(text, place) : { index: after, expected: "comma or end", ends };
}

function string(text: string, { index, ends }: Place, expected: Expected): Place | number {
  let before = index;
  let after = index + 1;
  while (before !== after) {
    before = after;
    after = afterMatch(stringPart, text, before);
  }
  return text[after] === '"' ? { index: after + 1, expected, ends } : after;
}

const afterSpace = (text: string, index: number) => afterMatch(/[ \t\r\n]*/y, text, index);

/** The same index if nothing matches there. */
function afterMatch(sticky: RegExp, text: string, index: number): number {
  sticky.lastIndex = index;
  return index + (sticky.exec(text)?.[0].length ?? 0);
}
