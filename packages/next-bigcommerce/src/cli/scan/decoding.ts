import { originOfUnescaped, unescapeOnce } from "./escapes.js";
import { type Decoded, decodeRuns, runEncodings } from "./runs.js";

/** Escapes within escapes: JSON within a string of a script within HTML. */
const maxRounds = 4;
/** Encodings within encodings: JSON with a token in base64, in base64. */
const maxDepth = 3;

/** A text in every way in which it can be read. The first is the text itself, the second has its escapes resolved. */
export function readings(text: string, depth = 0): Decoded[] {
  const resolved = unescaped(text);
  const inner = [...encodedIn(resolved.text), ...withoutZeros(resolved.text)];
  const deeper =
    depth >= maxDepth
      ? []
      : inner.flatMap((one) => readings(one.text, depth + 1).map((two) => within(one, two)));
  const itself = { text, originOf: (index: number) => index };
  return [
    itself,
    ...(resolved.text === text ? [] : [resolved]),
    ...deeper.map((one) => within(resolved, one)),
  ];
}

const within = (outer: Decoded, inner: Decoded): Decoded => ({
  text: inner.text,
  originOf: (index) => outer.originOf(inner.originOf(index)),
});

function unescaped(text: string): Decoded {
  const rounds: string[] = [];
  let resolved = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = unescapeOnce(resolved);
    if (next === resolved) break;
    rounds.unshift(resolved);
    resolved = next;
  }
  return {
    text: resolved,
    originOf: (index) => rounds.reduce((at, before) => originOfUnescaped(before, at), index),
  };
}

const encodedIn = (text: string) => runEncodings.flatMap((encoding) => decodeRuns(text, encoding));

/** UTF-16 and UTF-32, in either order of bytes, is text with zeros between, if it holds Latin letters. */
function withoutZeros(text: string): Decoded[] {
  if (!text.includes("\0")) return [];
  const pieces = text.split("\0");
  const originOf = (index: number) => {
    let length = 0;
    let zeros = 0;
    for (const piece of pieces) {
      length += piece.length;
      if (length > index) break;
      zeros += 1;
    }
    return index + zeros;
  };
  return [{ text: pieces.join(""), originOf }];
}
