import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Behaviour } from "./behaviour.js";
import { inferredSwitchesSchema } from "./inferred-switches.js";
import { behaviourText, ledger } from "./ledger.js";
import { behaviourPage } from "./page.js";

const root = new URL("../", import.meta.url);
const rows: [string, Behaviour][] = Object.values(ledger).flatMap((part) => Object.entries(part));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("behaviour/"))
  .map((path) => ({ path, source: readFileSync(new URL(path, root), "utf8") }));
const code = files.filter(({ path }) => !path.endsWith(".test.ts"));

test("every error text comes from a row of the ledger", () => {
  const own = /new GraphQLError\(\s*["'`]|graphqlError\(\s*[^,]+,\s*["'`]|message: ["'`][A-Z]/;
  const found = code.filter(
    ({ path, source }) => !path.startsWith("fixtures/") && own.test(source.replaceAll(/\n\s*/g, " ")),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

test("every row with a text is sent by some code", () => {
  const all = code.map(({ source }) => source).join("\n");
  // `credentials.${problem}`: the part after the dot is a value of its own type.
  const isCited = (id: string) =>
    all.includes(`"${id}"`) ||
    all.includes(`\`${id.replace(/\.[^.]+$/, ".")}$`) ||
    all.includes(`\`${id.replace(/_[a-z]+$/, "_")}$`);
  const unused = rows.filter(([id, { text }]) => text !== undefined && !isCited(id));
  expect(unused.map(([id]) => id)).toEqual([]);
});

test("every inferred row names a switch, and every switch has a row", () => {
  const switches: string[] = Object.keys(inferredSwitchesSchema.shape);
  const named = new Set<string>(
    rows.flatMap(([, { source }]) => (source.kind === "inferred" ? [source.switch] : [])),
  );
  expect(switches.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !switches.includes(name))).toEqual([]);
});

test("every row says what and whence", () => {
  for (const [id, { what, source }] of rows) {
    expect(what, id).toMatch(/\.$/);
    if (source.kind === "documented") expect(source.page, id).toMatch(/^(https:\/\/|github\.com\/)/);
  }
});

test("the switch texts replaces a text, with its values", () => {
  const texts = { "wishlist.unknown": "No list {entityId} here" };
  expect(behaviourText({ texts }, "wishlist.unknown", { entityId: 7 })).toBe("No list 7 here");
  expect(behaviourText({ texts: {} }, "wishlist.unknown", { entityId: 7 })).toBe(
    "The customer has no wishlist 7.",
  );
});

test("docs/behaviour.md is what the ledger says", async () => {
  await expect(behaviourPage()).toMatchFileSnapshot("../../docs/behaviour.md");
});
