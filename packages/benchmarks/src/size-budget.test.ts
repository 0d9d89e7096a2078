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

it.each([
  'import "next-bigcommerce";',
  'import { createBigCommerce } from "next-bigcommerce"; createBigCommerce();',
])("a browser's bundle of a file that says %s holds nothing of the package", async (code) => {
  expect(ownFilesIn(await bundleForBrowser(code))).toEqual([]);
});

it("a browser's bundle of a file that takes everything holds the refusal, and nothing behind it", async () => {
  const bundle = await bundleForBrowser('import * as all from "next-bigcommerce"; console.log(all);');
  expect(ownFilesIn(bundle)).toEqual(["../next-bigcommerce/dist/browser.js"]);
});
