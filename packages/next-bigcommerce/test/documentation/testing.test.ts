import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeBlocks, repository } from "./pages.js";
import { runBlock } from "./run-block.js";

const [vitestConfig, emulatorTest, jestConfig, mswTest] = codeBlocks(
  "packages/next-bigcommerce/docs/testing.md",
);

const fixture = (name: string) =>
  readFileSync(new URL(`packages/next-bigcommerce/test/fixtures/app-tests/${name}`, repository), "utf8");
const withoutFileName = (code = "") => `${code.replace(/^\/\/.*\n/, "")}\n`;

test("the configurations of docs/testing.md are the ones that an app's vitest and jest are run with", () => {
  // The fixtures are JavaScript: they run in an app that has no TypeScript.
  expect(withoutFileName(vitestConfig?.code)).toBe(fixture("vitest/vitest.config.mjs"));
  expect(withoutFileName(jestConfig?.code)).toBe(fixture("jest/jest.config.mjs"));
});

const OrdersDocument =
  "query Orders($first: Int!) { customer { orders(first: $first) { edges { node { entityId } } } } }";

describe("the test of docs/testing.md that asks the emulator", async () => {
  await runBlock(emulatorTest, { OrdersDocument });
});

describe("the test of docs/testing.md that MSW answers", async () => {
  await runBlock(mswTest, { OrdersDocument });
});
