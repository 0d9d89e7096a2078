import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tokenEndpoints } from "./config/token-endpoints.js";
import { errorCodes } from "./errors.js";

const page = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");
const entries = page
  .split(/^### /m)
  .slice(1)
  .map((entry) => ({ code: /^`(\w+)`\n/.exec(entry)?.[1], text: entry.split(/^## /m)[0] ?? "" }));

test("docs/errors.md has one entry for each code and no other", () => {
  expect(entries.map(({ code }) => code).sort()).toEqual([...errorCodes].sort());
});

test("the scopes that BigCommerce wants are named for either kind of token", () => {
  const entry = entries.find(({ code }) => code === "scope_missing")?.text.replace(/\s+/g, " ");
  for (const { scopeName, scopeParameter } of Object.values(tokenEndpoints)) {
    expect(entry).toContain(`\`${scopeName}\` (\`${scopeParameter}\`)`);
  }
});

test.each(entries)("the entry of $code says what it means, why it happens and what to do", ({ text }) => {
  for (const part of ["Meaning", "Likely cause", "What to do"]) {
    expect(text).toMatch(new RegExp(`^- \\*\\*${part}:\\*\\* \\S.{15,}`, "m"));
  }
});
