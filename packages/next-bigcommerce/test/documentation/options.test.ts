import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inlineCodes, readPage, repository } from "./pages.js";

const report = readFileSync(new URL("packages/next-bigcommerce/api/index.api.md", repository), "utf8");

/** The members of an interface, as the report of the public API has them. */
function membersOf(name: string): string[] {
  const body = new RegExp(`interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(report)?.[1];
  if (body === undefined) throw new Error(`The report has no interface ${name}.`);
  return [...body.matchAll(/^ {4}readonly (\w+)/gm)].map(([, member = ""]) => member);
}

test.each([
  "StoreOptions",
  "SharedBigCommerceOptions",
  "CustomerLoginOptions",
  "BigCommerceOptions",
  "PrivateBigCommerceOptions",
  "CallOptions",
  "MutationOptions",
])("docs/options.md has every option of %s", (name) => {
  const named = new Set(inlineCodes(readPage("packages/next-bigcommerce/docs/options.md")));
  const members = membersOf(name);
  expect(members.length).toBeGreaterThan(0);
  expect(members.filter((member) => !named.has(member))).toEqual([]);
});
