import fc from "fast-check";
import { expect, test } from "vitest";
import { addEntries } from "./json-text.js";

test.each([
  [
    "two spaces",
    '{\n  "scripts": {\n    "dev": "x"\n  }\n}\n',
    '{\n  "scripts": {\n    "dev": "x",\n    "new": "1"\n  }\n}\n',
  ],
  [
    "tabs",
    '{\n\t"scripts": {\n\t\t"dev": "x"\n\t}\n}',
    '{\n\t"scripts": {\n\t\t"dev": "x",\n\t\t"new": "1"\n\t}\n}',
  ],
  [
    "Windows",
    '{\r\n  "scripts": {\r\n    "dev": "x"\r\n  }\r\n}',
    '{\r\n  "scripts": {\r\n    "dev": "x",\r\n    "new": "1"\r\n  }\r\n}',
  ],
  ["one line", '{ "scripts": { "dev": "x" } }', '{ "scripts": { "dev": "x", "new": "1" } }'],
  ["an empty list", '{\n  "scripts": {}\n}', '{\n  "scripts": {\n    "new": "1"\n  }\n}'],
  ["no list", '{\n  "name": "x"\n}', '{\n  "name": "x",\n  "scripts": {\n    "new": "1"\n  }\n}'],
  [
    "a sorted list",
    '{ "scripts": { "a": "1", "z": "2" } }',
    '{ "scripts": { "a": "1", "new": "1", "z": "2" } }',
  ],
  [
    "an inline array beside",
    '{ "files": ["a","b"], "scripts": {"a":"1"}}',
    '{ "files": ["a","b"], "scripts": {"a":"1", "new": "1"}}',
  ],
])("an entry is added as the file is written: %s", (_name, before, after) => {
  expect(addEntries(before, "scripts", { new: "1" })).toBe(after);
});

test("an entry that is there stays as it is", () => {
  const text = '{ "scripts": { "new": "mine" } }';
  expect(addEntries(text, "scripts", { new: "1" })).toBe(text);
});

/** Whether `text` can be had from `longer` by leaving out characters. */
function isWithin(text: string, longer: string): boolean {
  let at = 0;
  for (const char of longer) if (char === text[at]) at++;
  return at === text.length;
}

test("every other character stays, and the result is the merge", () => {
  const key = fc.constantFrom("a", "b", "new", "z", "@x/y", 'q"uote');
  const section = fc.dictionary(key, fc.string(), { maxKeys: 4 });
  const manifest = fc.record(
    { name: fc.string(), scripts: section, files: fc.array(fc.string()) },
    { requiredKeys: [] },
  );
  const indent = fc.constantFrom(undefined, 2, 4, "\t");
  fc.assert(
    fc.property(manifest, indent, section, (value, space, entries) => {
      const text = JSON.stringify(value, null, space);
      const after = addEntries(text, "scripts", entries);
      const scripts = { ...entries, ...value.scripts };
      expect(JSON.parse(after)).toEqual(Object.keys(entries).length === 0 ? value : { ...value, scripts });
      expect(isWithin(text, after)).toBe(true);
      expect(addEntries(after, "scripts", entries)).toBe(after);
    }),
    { numRuns: 1000 },
  );
});
