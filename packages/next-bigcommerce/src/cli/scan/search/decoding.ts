import { joinStrings, originOfJoined, originOfUnescaped, unescapeOnce } from "./escapes.js";
import { type Decoded, decodeRuns, runEncodings } from "./runs.js";

/** Escapes within escapes: JSON within a string of a script within HTML. */
const maxRounds = 4;
/** Encodings within encodings: JSON with a token in base64, in base64. */
const maxDepth = 3;

/** A text in every way in which it can be read, the text itself first. */
export function readings(text: string, depth = 0): Decoded[] {
  const rounds = unescapings(text);
  const plain = rounds.some((round) => joined(round) !== round)
    ? [...rounds, ...joinedUnescapings(text)]
    : rounds;
  const last = plain.at(-1);
  if (last === undefined || depth >= maxDepth) return plain;
  const inner = [...encodedIn(last.text), ...withoutZeros(last.text)];
  const deeper = inner.flatMap((one) => readings(one.text, depth + 1).map((two) => within(one, two)));
  return [...plain, ...deeper.map((one) => within(last, one))];
}

/** The text, and what is left of it each time its escapes are resolved. */
export function unescapings(text: string): Decoded[] {
  return repeat({ text, originOf: (index) => index }, unescaped);
}

/** The same with strings joined before each time. A value may look like a seam, so this is not the only reading. */
function joinedUnescapings(text: string): Decoded[] {
  return repeat({ text, originOf: (index) => index }, (one) => unescaped(joined(one))).map(joined);
}

function repeat(first: Decoded, change: (before: Decoded) => Decoded): Decoded[] {
  const rounds = [first];
  for (let before = first; rounds.length <= maxRounds; ) {
    const next = change(before);
    if (next.text === before.text) break;
    rounds.push(next);
    before = next;
  }
  return rounds;
}

function unescaped(before: Decoded): Decoded {
  const text = unescapeOnce(before.text);
  const originOf = (index: number) => originOfUnescaped(before.text, index);
  return text === before.text ? before : within(before, { text, originOf });
}

function joined(before: Decoded): Decoded {
  const text = joinStrings(before.text);
  const originOf = (index: number) => originOfJoined(before.text, index);
  return text === before.text ? before : within(before, { text, originOf });
}

const within = (outer: Decoded, inner: Decoded): Decoded => ({
  text: inner.text,
  originOf: (index) => outer.originOf(inner.originOf(index)),
});

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
