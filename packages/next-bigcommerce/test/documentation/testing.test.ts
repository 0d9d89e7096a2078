import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codeBlocks, repository } from "./pages.js";
import { runBlock } from "./run-block.js";

const [emulatorTest, jestConfig, mswTest] = codeBlocks("packages/next-bigcommerce/docs/testing.md");

test("the configuration of docs/testing.md is the one that an app's jest is run with", () => {
  const file = "packages/next-bigcommerce/test/fixtures/app-tests/jest/jest.config.mjs";
  const [, configuration] = /^\/\/ jest\.config\.mjs\n(.*)$/s.exec(jestConfig?.code ?? "") ?? [];
  expect(`${configuration}\n`).toBe(readFileSync(new URL(file, repository), "utf8"));
});

const OrdersDocument =
  "query Orders($first: Int!) { customer { orders(first: $first) { edges { node { entityId } } } } }";

describe("the test of docs/testing.md that asks the emulator", async () => {
  await runBlock(emulatorTest, { OrdersDocument });
});

describe("the test of docs/testing.md that MSW answers", async () => {
  await runBlock(mswTest, { OrdersDocument });
});
