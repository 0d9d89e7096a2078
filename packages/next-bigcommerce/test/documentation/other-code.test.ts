import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { type Fence, fences, inlineCodes, pages, readPage } from "./pages.js";

const blocks = pages.flatMap(fences);
const blocksIn = (...languages: readonly string[]) =>
  blocks.filter(({ language }) => languages.includes(language));
const placeOf = ({ page, line }: Fence) => `${page}:${line}`;

test("every block with a language is in one that is checked, or in a proxy's", () => {
  const checked = [
    "",
    "nginx",
    "ts",
    "tsx",
    "graphql",
    "diff",
    "json",
    "jsonc",
    "sh",
    "dotenv",
    "dockerfile",
    "gitignore",
  ];
  expect(blocks.filter(({ language }) => !checked.includes(language)).map(placeOf)).toEqual([]);
});

test("JSON of the pages is JSON", () => {
  const json = blocksIn("json", "jsonc");
  expect(json.length).toBeGreaterThan(0);
  for (const { code } of json) expect(() => JSON.parse(code)).not.toThrow();
});

test("commands of the pages are commands of a shell", () => {
  const commands = blocksIn("sh");
  expect(commands.length).toBeGreaterThan(5);
  const broken = commands.filter(({ code }) => spawnSync("sh", ["-n", "-c", code]).status !== 0);
  expect(broken.map(placeOf)).toEqual([]);
});

// The names are not ours in the registry yet: without `--no`, npx would run whatever somebody else puts there.
test("no command runs a package of ours from the registry", () => {
  const ours = /\b(?:npx|bunx|dlx)\s+(?!--no\b)(?:-\S+\s+)*(?:next-bigcommerce|bigcommerce-emulator)\b/;
  expect(ours.test("npx -y next-bigcommerce init")).toBe(true);
  expect(
    blocksIn("sh")
      .filter(({ code }) => ours.test(code))
      .map(placeOf),
  ).toEqual([]);
});

test("no command installs a package of ours from the registry", () => {
  const ours = /\b(?:install|add|i)\b.*\s(?:next-bigcommerce|bigcommerce-emulator)(?=\s|$)/m;
  expect(ours.test("npm install iron-session next-bigcommerce")).toBe(true);
  expect(ours.test("npm install ./tarballs/next-bigcommerce-*.tgz")).toBe(false);
  const inText = pages.flatMap((page) => inlineCodes(readPage(page)));
  const commands = [...blocksIn("sh").map(({ code }) => code), ...inText];
  expect(commands.filter((command) => ours.test(command))).toEqual([]);
});

test("variables of the pages are lines of an environment file", () => {
  const files = blocksIn("dotenv");
  expect(files.length).toBeGreaterThan(0);
  for (const { code } of files)
    for (const line of code.split("\n")) expect(line).toMatch(/^(?:[A-Z][A-Z0-9_]*=\S+|#.*)?$/);
});

test("a Dockerfile of the pages has instructions only", () => {
  const lines = blocksIn("dockerfile").flatMap(({ code }) => code.split("\n").filter(Boolean));
  expect(lines.length).toBeGreaterThan(0);
  const instruction = /^(?:FROM|WORKDIR|ENV|COPY|RUN|USER|EXPOSE|CMD) \S/;
  expect(lines.filter((line) => !instruction.test(line))).toEqual([]);
});
