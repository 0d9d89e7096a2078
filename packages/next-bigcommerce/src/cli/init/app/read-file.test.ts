import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyApp, folder, init, prepareFolders, putFiles, readFiles } from "../init.fixture.js";

prepareFolders();

test.each<[string, () => void, string]>([
  [
    "a link to nothing",
    () => symlinkSync("../nowhere/env", join(folder, ".env.local")),
    ".env.local is a link to a file that does not exist",
  ],
  [
    "a folder in place of the variables",
    () => mkdirSync(join(folder, ".env.local")),
    ".env.local cannot be read: it is a folder",
  ],
  [
    "a folder in place of a module",
    () => mkdirSync(join(folder, "lib/session.ts"), { recursive: true }),
    "lib/session.ts cannot be read: it is a folder",
  ],
])("%s is said before anything is written", async (_name, prepare, reason) => {
  putFiles(emptyApp);
  prepare();
  const { status, told, output } = await init("--yes");
  expect([status, output]).toEqual([2, ""]);
  expect(told).toContain(reason);
  expect(readFiles()).toEqual(emptyApp);
});

test("an installation of Next that broke off counts as none", async () => {
  putFiles({ ...emptyApp, "node_modules/next/package.json": "{" });
  expect((await init("--dry-run")).status).toBe(0);
});
