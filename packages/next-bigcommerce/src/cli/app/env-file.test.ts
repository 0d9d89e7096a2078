import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { readEnvText } from "./env-file.js";

const requireOfNext = createRequire(createRequire(import.meta.url).resolve("next/package.json"));
const { processEnv } = z
  .object({ processEnv: z.custom<(files: { contents: string; env: object }[]) => void>() })
  .parse(requireOfNext("@next/env"));

/** What Next itself reads. It writes to the environment, which is put back. */
function readWithNext(contents: string): object {
  const own = process.env;
  process.env = { NODE_ENV: "test" };
  try {
    const file = { path: ".env", contents, env: {} };
    processEnv([file]);
    return file.env;
  } finally {
    process.env = own;
  }
}

const asObject = (text: string) =>
  Object.fromEntries(readEnvText(text).map(({ name, value }) => [name, value]));

test("names and values are those that Next reads", () => {
  // Without `$`, which Next replaces and we leave as it is.
  const pieces = 'A=1 B C_SECRET = : \' " ` # \n \r\n \\n \\" export x y-z . , long-enough-value'.split(" ");
  const text = fc
    .array(fc.constantFrom(...pieces, " ", "\n"), { maxLength: 40 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (contents) => {
      expect(asObject(contents)).toEqual(readWithNext(contents));
    }),
    { numRuns: 2000 },
  );
});

test("each variable has the line of its name", () => {
  const text = 'A=1\r\n\r\n# B=2\nexport C="one\ntwo"\n  D: 4\nE=\nF=6';
  expect(readEnvText(text)).toEqual([
    { name: "A", value: "1", line: 1 },
    { name: "C", value: "one\ntwo", line: 4 },
    { name: "D", value: "4", line: 6 },
    { name: "E", value: "", line: 7 },
    { name: "F", value: "6", line: 8 },
  ]);
});
