import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { codeBlocks, repository } from "./pages.js";
import { runBlock } from "./run-block.js";

// As the page has it: `server-only` is an empty module in tests.
vi.mock("server-only", () => ({}));

const [config, emptyModule, emulatorTest] = codeBlocks("packages/next-bigcommerce/docs/testing.md");

const fixture = (name: string) =>
  readFileSync(new URL(`packages/next-bigcommerce/test/fixtures/app-tests/${name}`, repository), "utf8");
const withoutFileName = (code = "") => `${code.replace(/^\/\/.*\n/, "")}\n`;

test("the configuration of docs/testing.md is the one that an app's vitest is run with", () => {
  // The fixture is JavaScript: it runs in an app that has no TypeScript.
  const inJavaScript = withoutFileName(config?.code).replace("server-only.ts", "server-only.mjs");
  expect(inJavaScript).toBe(fixture("vitest.config.mjs"));
  expect(withoutFileName(emptyModule?.code)).toBe(fixture("server-only.mjs"));
});

describe("the test of docs/testing.md", async () => {
  const OrdersDocument =
    "query Orders($first: Int!) { customer { orders(first: $first) { edges { node { entityId } } } } }";
  await runBlock(emulatorTest, { OrdersDocument });
});
