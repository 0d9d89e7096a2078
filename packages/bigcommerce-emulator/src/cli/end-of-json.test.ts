import { expect, test } from "vitest";
import { endOfJson } from "./end-of-json.js";

test.each([
  ['{"a": ', "x}"],
  ['{"a": 1', ""],
  ['{"a": 1, ', "}"],
  ["[1 ", "2]"],
  ["{", "a: 1}"],
  ['{"a"', ", 1}"],
  ['["one', '\n", 2]'],
  ['["', '\\x"]'],
  ["[0", "1]"],
  ['["\u{1F375}\u0085\u007f", ', "]"],
  ["[1, ", "]"],
  ["[] ", "]"],
  ['{"a": ', "tru}"],
  ["", ""],
  ["", "// a comment"],
  ["[\n  ", "/* a comment */ 1]"],
  ["", "\u0000["],
  ['{"a": {"b": [', "}}"],
])("%j is JSON until before %j", (valid, rest) => {
  const text = valid + rest;
  expect(() => JSON.parse(text)).toThrow();
  expect(endOfJson(text)).toBe(valid.length);
});

test("the end of a long text is found at once", () => {
  const entries = Array.from({ length: 20_000 }, (_, index) =>
    JSON.stringify({ a: [index, "é\n".repeat(50)] }),
  );
  const valid = `[${entries.join(",")}`;
  const start = performance.now();
  expect(endOfJson(`${valid};]`)).toBe(valid.length);
  expect(performance.now() - start).toBeLessThan(2_000);
});
