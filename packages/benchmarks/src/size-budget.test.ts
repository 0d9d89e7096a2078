import { describe, expect, it } from "vitest";
import { type Bundle, bundleForBrowser, bundleForServer } from "./start/bundle.ts";
import { sizesOf } from "./start/bundle-size.ts";
import { ourEntry } from "./start/entries.ts";

/** Which of the package's files are in a bundle. */
const ownFilesIn = ({ chunks }: Bundle) =>
  chunks.flatMap(({ modules }) => modules).filter((path) => path.includes("next-bigcommerce/dist/"));

describe("what an app loads to have createBigCommerce", async () => {
  const bundle = await bundleForServer(ourEntry, "bundle");
  const { eager, complete } = sizesOf(bundle);

  it("is at most 15,000 bytes, minified and gzipped", () => {
    expect(ownFilesIn(bundle)).toContain("../next-bigcommerce/dist/create-bigcommerce.js");
    expect(eager.gzipped).toBeLessThanOrEqual(15_000);
  });

  it("is at most 30 modules", () => {
    expect(eager.modules).toBeLessThanOrEqual(30);
  });

  it("leaves the engine for its first use", () => {
    const eagerly = bundle.chunks.filter(({ isEager }) => isEager);
    expect(eagerly.flatMap(({ modules }) => modules).filter((path) => /engine\.js$/.test(path))).toEqual([]);
    expect(ownFilesIn(bundle)).toContain("../next-bigcommerce/dist/engine.js");
    expect(complete.modules).toBeGreaterThan(eager.modules);
  });
});

it("a browser's bundle of a file that imports the package without using it holds nothing of it", async () => {
  expect(ownFilesIn(await bundleForBrowser('import "next-bigcommerce";'))).toEqual([]);
});

it.each([
  'import { createBigCommerce } from "next-bigcommerce"; createBigCommerce();',
  'import * as all from "next-bigcommerce"; console.log(all);',
])("a browser's bundle of a file that says %s holds the refusal, and nothing behind it", async (code) => {
  const files = ownFilesIn(await bundleForBrowser(code)).map((path) => path.replace(/^.*\/dist\//, ""));
  const refusal = ["browser.js", "errors.js", "refusals.js", "refuse-in-browser.js", "values.js"];
  expect(files).toContain("browser.js");
  expect(files.filter((file) => !refusal.includes(file))).toEqual([]);
});

it("what a client component needs to read an error's code is at most 600 bytes, minified and gzipped", async () => {
  const code =
    'import { getErrorCode } from "next-bigcommerce/client"; console.log(getErrorCode(window.error));';
  const { eager } = sizesOf(await bundleForBrowser(code));
  expect(eager.gzipped).toBeLessThanOrEqual(600);
});
