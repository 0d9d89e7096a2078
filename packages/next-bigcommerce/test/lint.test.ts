import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lintCases } from "../src/lint/cases.fixture.js";
import { runCommand } from "./run-command.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const binaryOf = (name: string) => join(dirname(require.resolve(`${name}/package.json`)), `bin/${name}`);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(packageFolder, join(folder, "node_modules/next-bigcommerce"));
  await Promise.all(lintCases.map(({ code }, index) => writeFile(join(folder, `case-${index}.tsx`), code)));
});
afterAll(() => rm(folder, { recursive: true }));

const lint = async (binary: string, ...args: string[]) => {
  const files = lintCases.map((_, index) => `case-${index}.tsx`);
  const { output } = await runCommand(process.execPath, [binary, ...args, ...files], { cwd: folder });
  return output;
};

test("oxlint finds with the built plugin what ESLint finds, and nothing else", async () => {
  const rules = Object.fromEntries(lintCases.map(({ rule }) => [`next-bigcommerce/${rule}`, "error"]));
  const config = { jsPlugins: ["next-bigcommerce/eslint-plugin"], categories: { correctness: "off" }, rules };
  await writeFile(join(folder, ".oxlintrc.json"), JSON.stringify(config));
  const output = await lint(binaryOf("oxlint"), "--format", "unix");
  for (const [index, { rule, lines, fact }] of lintCases.entries()) {
    const found = output
      .split("\n")
      .filter((line) => line.includes(`case-${index}.tsx:`) && line.includes(rule));
    const places = found.map((line) => Number(/\.tsx:(\d+):/.exec(line)?.[1]));
    expect({ fact, places }).toEqual({ fact, places: lines });
  }
});

test("ESLint loads the built plugin by its name", async () => {
  const config = 'import plugin from "next-bigcommerce/eslint-plugin";\n';
  const files =
    'export default [{ files: ["**/*.tsx"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } }, ';
  await writeFile(join(folder, "eslint.config.mjs"), `${config}${files}plugin.configs.recommended];`);
  const output = await lint(join(dirname(require.resolve("eslint/package.json")), "bin/eslint.js"));
  expect(output).toContain("next-bigcommerce/no-customer-call-in-cache");
});
