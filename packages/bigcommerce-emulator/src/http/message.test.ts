import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./message.js";

test("whatever is JSON is parsed as JSON", () => {
  fc.assert(
    fc.property(fc.json(), fc.string(), (json, noise) => {
      expect(parseJson(json)).toEqual(JSON.parse(json));
      expect(parseJson(JSON.stringify([noise, `[${noise}`, { [noise]: "{[" }]))).toEqual([
        noise,
        `[${noise}`,
        { [noise]: "{[" },
      ]);
    }),
  );
});

test.each([
  ["text that is not JSON", "{"],
  ["nothing", ""],
  ["lists in a thousand lists", `${"[".repeat(1000)}${"]".repeat(1000)}`],
  ["objects in a thousand objects", `${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`],
])("%s is undefined", (_case, text) => {
  expect(parseJson(text)).toBeUndefined();
});

test("brackets in strings are not nesting", () => {
  const text = JSON.stringify("[{".repeat(1000));
  expect(parseJson(text)).toBe("[{".repeat(1000));
});

test.each(['"\\"'.repeat(500_000), "[".repeat(1_000_000), "\\".repeat(1_000_000)])(
  "a million characters of one kind take no time",
  (text) => {
    const start = performance.now();
    parseJson(text);
    expect(performance.now() - start).toBeLessThan(1000);
  },
);
