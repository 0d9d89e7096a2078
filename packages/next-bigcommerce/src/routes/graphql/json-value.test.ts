import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonProblem, toCanonicalJson } from "./json-value.js";

const nested = (depth: number): unknown => (depth === 0 ? "leaf" : { a: [nested(depth - 1)] });

describe("findJsonProblem", () => {
  test.each([
    ['{"a":{"__proto__":1}}', /__proto__/],
    ['[[{"constructor":1}]]', /constructor/],
    ['{"prototype":null}', /prototype/],
    ['{"a":[1e999]}', /out of range/],
  ])("%s is a problem", (json, problem) => {
    expect(findJsonProblem(JSON.parse(json), 8)).toMatch(problem);
  });

  test("depth counts objects and lists, and problems that are deeper are not searched for", () => {
    expect(findJsonProblem(nested(2), 4)).toBeUndefined();
    expect(findJsonProblem(nested(2), 3)).toMatch(/nested/);
    expect(findJsonProblem(JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), 32)).toMatch(/nested/);
  });

  test("any other JSON passes", () => {
    const key = fc.string().filter((name) => !/^(__proto__|constructor|prototype)$/.test(name));
    const value = fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(value, (json) => {
        const text = JSON.stringify(json);
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(findJsonProblem(JSON.parse(text), 5)).toBeUndefined();
      }),
    );
  });
});

describe("toCanonicalJson", () => {
  test("sorts keys at every depth and keeps the order of lists", () => {
    expect(toCanonicalJson({ b: [{ d: 1, c: 2 }, 3], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},3]}');
  });

  test("is the same string in whatever order the keys are, and the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        const text = toCanonicalJson(JSON.parse(JSON.stringify(value)));
        expect(toCanonicalJson(JSON.parse(JSON.stringify(reversed)))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(toCanonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
