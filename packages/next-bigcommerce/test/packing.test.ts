import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { packages, packTwice } from "./packing.js";

// npm takes 60 times as long: see published.test.ts.
test.each(packages)("pnpm packs the same bytes of %s each time", async (name) => {
  const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-packing-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect((await packTwice("pnpm", name, folder)).isSame).toBe(true);
});
