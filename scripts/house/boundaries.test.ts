import { describe, expect, it } from "vitest";
import { houses, readHouse } from "./house.ts";

const houseOf = (root: string) => {
  const house = houses.find((one) => one.root === root);
  if (house === undefined) throw new Error(`There is no house at ${root}.`);
  return readHouse(house);
};

/** What not every app has installed, or not every request needs, is loaded when it is used. */
const lazyPackages: Readonly<Record<string, readonly string[]>> = {
  telemetry: ["@opentelemetry/api"],
};

/** What the command line is bundled from, so that an app installs none of it. */
const bundledPackages = [
  "graphql",
  "@babel/parser",
  "eslint-scope",
  "fflate",
  "semver",
  "@clack/prompts",
  "diff",
  "nypm",
];
/** The app's own client of Redis, by its path. */
const fromApp = new Map([["cli/doctor/store/redis-client.ts", "a computed name"]]);

const isOutside = (name: string) => !/\.tsx?$/.test(name);

describe("what the package imports from outside", () => {
  const files = houseOf("packages/next-bigcommerce/src");

  it("is Next and React in next.ts only", () => {
    const framework = files.filter(({ imports }) => imports.some((name) => /^(next|react)(\/|$)/.test(name)));
    expect(framework.map(({ path }) => path)).toEqual(["next.ts"]);
  });

  it("is server-only in what browsers get instead of the package", () => {
    const marked = files.filter(({ imports }) => imports.includes("server-only"));
    expect(marked.map(({ path }) => path).sort()).toEqual(["browser.ts"]);
  });

  it.each(files)("is Node and the allowed packages: $path", ({ path, imports, lazyImports }) => {
    const allowed = /^(node:|zod\/mini$|server-only$|next\/(cache|headers|server)\.js$|react$)/;
    const lazy = lazyPackages[path.split("/")[0] ?? ""] ?? [];
    const bundled = path.startsWith("cli/") ? bundledPackages : [];
    const foreign = imports.filter(
      (name) =>
        isOutside(name) && !allowed.test(name) && !bundled.includes(name) && fromApp.get(path) !== name,
    );
    expect(foreign.filter((name) => !(lazy.includes(name) && lazyImports.includes(name)))).toEqual([]);
  });

  it("holds neither 'use server' nor 'use client'", () => {
    const marked = files.filter(({ directives }) => directives.length > 0);
    expect(marked.map(({ path }) => path)).toEqual([]);
  });
});

it("the package and the emulator do not import each other", () => {
  const importsOf = (root: string) => houseOf(root).flatMap(({ imports }) => imports);
  const foreign = (names: string[], other: RegExp) => names.filter((name) => other.test(name));
  expect(foreign(importsOf("packages/next-bigcommerce/src"), /bigcommerce-emulator/)).toEqual([]);
  expect(foreign(importsOf("packages/bigcommerce-emulator/src"), /next-bigcommerce/)).toEqual([]);
});
