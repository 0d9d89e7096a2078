import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJsonc } from "./jsonc.js";

test("a tsconfig with comments and trailing commas is read as its values", () => {
  expect(
    parseJsonc('\uFEFF{ // why\n "a": [1, true, null, "x",], /* b */ "c": { "d": -1, }, }'),
  ).toBeUndefined();
  expect(parseJsonc('{ // why\n "a": [1, true, null, "x",], /* b */ "c": { "d": "/* no */", }, }')).toEqual({
    a: [1, true, null, "x"],
    c: { d: "/* no */" },
  });
});

test.each(["", "{", "{ a: () => 1 }", "{ ...x }", "[,]", "process.exit()"])("%j is not JSON", (text) => {
  expect(parseJsonc(text)).toBeUndefined();
});

test("what JSON.stringify writes is read as what JSON.parse reads", () => {
  const value = fc.jsonValue().filter((one) => !/-\d|__proto__/.test(JSON.stringify(one)));
  fc.assert(
    fc.property(value, (one) => {
      expect(parseJsonc(JSON.stringify(one, null, 2))).toEqual(JSON.parse(JSON.stringify(one)));
    }),
  );
});
