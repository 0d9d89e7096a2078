/** Text that was found encoded within another. */
export interface Decoded {
  readonly text: string;
  /** Where in the other text the run that holds this place begins. */
  originOf(index: number): number;
}

/** A stretch of a text. */
type Run = readonly [from: number, to: number];

/** An encoding that stands in a text as a run of characters. */
interface RunEncoding {
  readonly find: (text: string) => Iterable<Run>;
  /** The run as digits alone. */
  readonly digitsOf: (run: string) => string;
  readonly decode: (digits: string) => string;
  /** How many digits are a group of whole bytes, and how many bytes that is. */
  readonly group: readonly [digits: number, bytes: number];
  /** A group of line feeds. It stands between runs. */
  readonly separator: string;
  /** A run may begin anywhere in a group, because letters before it look like digits too. */
  readonly shifts: readonly number[];
}

/** Which bytes are digits. */
function digitsAmong(characters: string): Uint8Array {
  const isDigit = new RegExp(`[${characters}]`);
  return Uint8Array.from({ length: 256 }, (_, code) => (isDigit.test(String.fromCharCode(code)) ? 1 : 0));
}

const base64Digits = digitsAmong("A-Za-z0-9+/_-");
const hexDigits = digitsAmong("0-9A-Fa-f");

/** The shortest secret has 8 bytes. */
const base64: RunEncoding = {
  find: (text) => findWrapped(text, findRuns(text, base64Digits, 11)),
  digitsOf: (run) => (/\s/.test(run) ? run.replace(/\s+/g, "") : run),
  decode: (written) => Buffer.from(written, "base64").toString("latin1"),
  group: [4, 3],
  separator: "CgoK",
  shifts: [0, 1, 2, 3],
};

const hex: RunEncoding = {
  find: (text) => findRuns(text, hexDigits, 16),
  digitsOf: (run) => run,
  decode: (written) => Buffer.from(written.slice(0, written.length & ~1), "hex").toString("latin1"),
  group: [2, 1],
  separator: "0a",
  shifts: [0, 1],
};

const list = /(?:\b(?:0x[\da-f]{1,2}|\d{1,3})\s{0,8},\s{0,8}){7,}(?:0x[\da-f]{1,2}|\d{1,3})\b/gi;

/** Lists of bytes, as JSON writes a `Buffer` and code a `Uint8Array`. */
const byteList: RunEncoding = {
  ...hex,
  find: (text) => [...text.matchAll(list)].map(({ 0: run, index }) => [index, index + run.length]),
  digitsOf: (run) => Buffer.from(run.split(",").map(Number)).toString("hex"),
  shifts: [0],
};

export const runEncodings: readonly RunEncoding[] = [base64, hex, byteList];

/**
 * Runs of digits. Looks first at where a run must end to be long enough, and so at a part of the text only: an expression would
 * look at each character, which takes ten times as long.
 */
function findRuns(text: string, isDigit: Uint8Array, minLength: number): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at + minLength <= text.length; ) {
    let back = at + minLength - 1;
    while (back >= at && isDigit[text.charCodeAt(back)] === 1) back -= 1;
    if (back >= at) {
      at = back + 1;
      continue;
    }
    let end = at + minLength;
    while (isDigit[text.charCodeAt(end)] === 1) end += 1;
    runs.push([at, end]);
    at = end;
  }
  return runs;
}

const nextLine = /\r?\n[ \t]*[\w+/-]+/y;

/** Runs that go on in the next line, indented or not, are one. */
function* findWrapped(text: string, runs: readonly Run[]): Generator<Run> {
  let last = 0;
  for (const [from, to] of runs) {
    if (from < last) continue;
    last = to;
    for (nextLine.lastIndex = last; nextLine.test(text); last = nextLine.lastIndex);
    yield [from, last];
  }
}

/**
 * Everything that a text holds in an encoding, for each way to read its runs. All runs are decoded at once: a script has many
 * thousands of words that could be one.
 */
export function decodeRuns(text: string, encoding: RunEncoding): Decoded[] {
  const { find, digitsOf, group, separator, decode, shifts } = encoding;
  const [groupDigits, groupBytes] = group;
  const runs: string[] = [];
  /** Where each run begins: in bytes of the decoded text, and in the other text. */
  const starts: number[] = [];
  const origins: number[] = [];
  let length = 0;
  for (const [from, to] of find(text)) {
    const written = digitsOf(text.slice(from, to));
    const rest = written.length % groupDigits;
    const whole = rest === 0 ? written : written + separator.slice(rest);
    starts.push((length / groupDigits) * groupBytes);
    origins.push(from);
    runs.push(whole);
    length += whole.length + separator.length;
  }
  if (runs.length === 0) return [];
  const all = runs.join(separator) + separator;
  const originOf = (index: number) =>
    origins[starts.findLastIndex((start) => start <= index + groupBytes)] ?? 0;
  return shifts.map((shift) => ({ text: decode(all.slice(shift)), originOf }));
}
