import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { statusOfCode } from "./answer.js";

const page = readFileSync(new URL("../../../docs/graphql-route.md", import.meta.url), "utf8");

test("docs/graphql-route.md has each code with its status, and no other", () => {
  const rows = [...page.matchAll(/^\| `([a-z_]+)`\s+\| (\d{3})\s+\|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(rows)).toEqual({ graphql_error: 200, ...statusOfCode });
});
