import { expect, test } from "vitest";
import { emptyApp, init, prepareFolders, putFiles, readFiles } from "./init.fixture.js";

prepareFolders();

test("a second run goes on with the token kind and the store of the first", async () => {
  putFiles(emptyApp);
  await init("--yes", "--emulator", "--token-kind", "private");
  const before = readFiles();
  const { status, output } = await init("--yes");
  expect(status).toBe(0);
  expect(output).not.toMatch(/^ {2}(new|adds to|kept|waits)/m);
  expect(output).toContain("1. npm run dev:bigcommerce");
  expect(readFiles()).toEqual(before);
});

test.each([
  ["private", "impersonation"],
  ["impersonation", "private"],
])("an app with %s tokens does not get files for %s ones", async (first, second) => {
  putFiles(emptyApp);
  await init("--yes", "--token-kind", first);
  const before = readFiles();
  const { status, told } = await init("--yes", "--token-kind", second);
  expect(status).toBe(2);
  expect(told).toContain(`This app has ${first} tokens already: lib/bigcommerce.ts says so`);
  expect(readFiles()).toEqual(before);
});

test("an instance that takes its token kind from elsewhere decides nothing", async () => {
  const instance = "export const bigcommerce = createBigCommerce({ tokenKind: kindOf(process.env) });";
  putFiles({ ...emptyApp, "lib/bigcommerce.ts": instance });
  expect((await init("--dry-run", "--token-kind", "private")).status).toBe(0);
  expect((await init("--dry-run", "--token-kind", "impersonation")).status).toBe(0);
});
