import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeBlock } from "./pages.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const app = path("./app");
const templates = ["shared", "impersonation"].map((name) => path(`../../templates/${name}`));
const packageFolder = path("../..");

/** The packages that the pages import, as they are in the sources. */
export const packages = {
  "next-bigcommerce": path("../../src/index.ts"),
  "next-bigcommerce/client": path("../../src/client.ts"),
  "next-bigcommerce/eslint-plugin": path("../../src/eslint-plugin.ts"),
  "next-bigcommerce/testing": path("../../src/testing.ts"),
  "bigcommerce-emulator": path("../../../bigcommerce-emulator/src/index.ts"),
};

// Beside the emulator, because Next is installed once more for a package that also has Playwright.
const playwright = path("../../../bigcommerce-emulator/node_modules/@playwright/test");

const tsconfig = (output: string) => ({
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    moduleDetection: "force",
    jsx: "react-jsx",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowArbitraryExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    rootDirs: [output, join(app, "lib")],
    paths: {
      "@/*": [app, ...templates].map((folder) => join(folder, "*")),
      "@playwright/test": [playwright],
      ...Object.fromEntries(Object.entries(packages).map(([name, file]) => [name, [file]])),
    },
  },
  include: [join(output, "*.ts"), join(output, "*.tsx"), join(app, "**/*.ts")],
});

// A block may be the inside of a function.
const returnOutsideFunction = "TS1108";

/** Checks the types of blocks of code, each as a module of an app, and returns the errors by page and line. */
export function compile(blocks: readonly CodeBlock[], name: string): string[] {
  const output = join(packageFolder, ".test-output", name);
  writeBlocks(blocks, output);
  writeFileSync(join(output, "tsconfig.json"), JSON.stringify(tsconfig(output)));
  const result = spawnSync(process.execPath, [tsc, "-p", output, "--pretty", "false"], { encoding: "utf8" });
  if (result.status === null) throw new Error("tsc was ended.", { cause: result.error });
  const errors = result.stdout.split("\n").filter((line) => line.includes(": error "));
  if (result.status !== 0 && errors.length === 0) throw new Error(result.stdout + result.stderr);
  return errors
    .filter((line) => !line.includes(returnOutsideFunction))
    .map((line) => nameOfPage(line, blocks));
}

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** Writes each block into a module of its own, at the line that it has in its page. */
export function writeBlocks(blocks: readonly CodeBlock[], folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return blocks.map((block) => {
    const file = join(folder, fileName(block));
    writeFileSync(file, `${"\n".repeat(block.line - 1)}${block.code}\n`);
    return file;
  });
}

const fileName = ({ page, line, language }: CodeBlock) =>
  `${page.replaceAll(/[^\w]+/g, "-")}-${line}.${language}`;

function nameOfPage(error: string, blocks: readonly CodeBlock[]): string {
  const block = blocks.find((one) => error.includes(`${fileName(one)}(`));
  return block === undefined ? error : error.replace(/^.*?\((\d+),\d+\)/, `${block.page}:$1`);
}
