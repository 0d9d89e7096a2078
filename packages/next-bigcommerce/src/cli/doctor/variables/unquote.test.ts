import fc from "fast-check";
import { expect, test } from "vitest";
import { readEnvText } from "../../app/env-file.js";
import { unquoteIn } from "./unquote.js";

const value = fc.stringMatching(/^[A-Za-z0-9][\w.:/=+-]{0,30}[A-Za-z0-9]$/);
const open = fc.constantFrom(`'"`, `"'`, `"\u201c`, "\u201c", "\u00ab", "\u2018");
const close = new Map([
  [`'"`, `"'`],
  [`"'`, `'"`],
  [`"\u201c`, `\u201d"`],
  ["\u201c", "\u201d"],
  ["\u00ab", "\u00bb"],
  ["\u2018", "\u2019"],
]);

test("the value is read without quotes, and the other lines stay as they are", () => {
  fc.assert(
    fc.property(value, open, fc.constantFrom("\n", "\r\n"), (token, quote, newLine) => {
      const lines = (held: string) =>
        ["# first", "A='1 2'", `export TOKEN=${held}`, 'B="x"', ""].join(newLine);
      const mended = unquoteIn(lines(`${quote}${token}${close.get(quote)}`), "TOKEN");
      expect(mended).toBe(lines(token));
      expect(readEnvText(mended ?? "").find(({ name }) => name === "TOKEN")?.value).toBe(token);
    }),
  );
});

test.each([
  ["without quotes", "TOKEN=abc"],
  ["with a comment", `TOKEN='"abc"' # "staging"`],
  ["of several lines", `TOKEN="'abc\ndef'"`],
  ["that is there twice", `TOKEN='"abc"'\nTOKEN='"def"'`],
  ["with spaces in it", `TOKEN='"a b"'`],
  ["that is not there", "OTHER=1"],
])("a value %s is left alone", (_, text) => {
  expect(unquoteIn(text, "TOKEN")).toBeUndefined();
});
