import fc from "fast-check";
import { expect, test } from "vitest";
import { children, literalOf, nodesOf, parseScript } from "../../app/code/syntax.js";
import { removeFromLists } from "./remove-entry.js";

const entriesOf = (text: string) =>
  nodesOf(parseScript("next.config.js", text), "ArrayExpression").flatMap((list) =>
    children(list, "elements"),
  );
const valuesOf = (text: string) => entriesOf(text).map((entry) => literalOf(entry)?.value);
const remove = (text: string) =>
  removeFromLists(
    text,
    entriesOf(text).filter((entry) => literalOf(entry)?.value === "gone"),
  );

test.each([
  ['x = ["gone"]', "x = []"],
  ['x = ["gone", "a"]', 'x = ["a"]'],
  ['x = ["a", "gone"]', 'x = ["a"]'],
  ['x = ["a", "gone", "b"]', 'x = ["a", "b"]'],
  ['x = [\n  "a",\n  "gone",\n  "b",\n]', 'x = [\n  "a",\n  "b",\n]'],
  ['x = [\n  "a",\n  "gone",\n]', 'x = [\n  "a",\n]'],
  ['x = ["gone", // why\n "a"]', 'x = [// why\n "a"]'],
  ['x = ["a", /* b */ "gone"]', 'x = ["a", /* b */]'],
])("%j becomes %j", (before, after) => {
  expect(remove(before)).toBe(after);
});

test.each(['x = ["gone" /* why */, "a"]', 'x = ["gone" // why\n, "a"]'])(
  "%j, where something else stands before the comma, is left alone",
  (text) => {
    expect(remove(text)).toBeUndefined();
  },
);

test("a list without it is left alone", () => {
  expect(remove('x = ["a"]')).toBeUndefined();
});

test("the other entries stay, in any layout", () => {
  const entry = fc.constantFrom("gone", "a", "b c");
  const space = fc.constantFrom("", " ", "\n", "\n  ");
  const list = fc.array(fc.record({ entry, before: space, after: space }), { maxLength: 6 });
  fc.assert(
    fc.property(list, fc.boolean(), (entries, hasLastComma) => {
      const written = entries.map((one) => `${one.before}"${one.entry}"${one.after}`).join(",");
      const text = `module.exports = { list: [${written}${hasLastComma && entries.length > 0 ? "," : ""}] };\n`;
      const left = entries.map((one) => one.entry).filter((one) => one !== "gone");
      expect(valuesOf(remove(text) ?? text)).toEqual(left);
    }),
  );
});
