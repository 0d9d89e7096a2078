import fc from "fast-check";
import { expect, test } from "vitest";
import { describeKind, describeValue, isRecord } from "./values.js";

test.each([
  [1.5, "1.5"],
  [Number.NaN, "NaN"],
  [12n, "12"],
  [null, "null"],
  [undefined, "undefined"],
  [true, "a boolean"],
  [["secret"], "a list"],
  [new Date(0), "a Date"],
  [{ secret: 1 }, "an object"],
  [Symbol("secret"), "a symbol"],
  [() => "secret", "a function"],
])("%o is described as %s", (value, words) => {
  expect(describeValue(value)).toBe(words);
});

test("no string is repeated", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(describeValue(text)).toBe("a string");
    }),
  );
});

test("a kind repeats no number either", () => {
  expect([1042, 12n, "x", null].map(describeKind)).toEqual(["a number", "a bigint", "a string", "null"]);
});

test("an object is a record, and a list, a function and null are not", () => {
  const values = [{}, Object.create(null), new Error("x"), [], null, undefined, () => 1, "x", 1];
  expect(values.map(isRecord)).toEqual([true, true, true, false, false, false, false, false, false]);
});
