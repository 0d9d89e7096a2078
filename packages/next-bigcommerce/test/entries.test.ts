import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand } from "./run-command.js";

const runInNode = (code: string, flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  runCommand(process.execPath, [...flags, "--input-type=module", "--eval", code], {
    cwd: installationOf("next16"),
    env: plainEnvironment(env),
  });
const importInNode = (specifier: string, ...flags: string[]) =>
  runInNode(`console.log(Object.keys(await import("${specifier}")).join())`, flags);
const useInNode = (flags: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runInNode('import { createBigCommerce } from "next-bigcommerce"; createBigCommerce();', flags, env);

const script = /was loaded outside of Next: start a script that uses it with `--conditions=react-server`/;

describe("where the package cannot run, its use is refused with the way out", () => {
  test.each<[string, RegExp, string[], NodeJS.ProcessEnv?]>([
    ["in a script", script, []],
    ["unbundled in Next", /remove it from `serverExternalPackages`/, [], { NEXT_RUNTIME: "nodejs" }],
    ["on the Edge runtime", /this code runs on the Edge runtime/, ["--conditions=edge-light"]],
    ["on the Edge runtime of app/", /Edge runtime/, ["--conditions=react-server", "--conditions=edge-light"]],
    ["in a browser's code", /runs on the server only, .*next-bigcommerce\/client/, ["--conditions=browser"]],
  ])("%s", async (_, sentence, flags, env) => {
    const { status, output } = await useInNode(flags, env);
    expect(status).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain("Client Component");
  });

  test("but not its import, so that tests can mock it", async () => {
    const { status, output } = await importInNode("next-bigcommerce");
    expect(status, output).toBe(0);
    expect(output).toMatch(/\bcreateBigCommerce\b/);
  });
});

test.each(["react-server", "module", "development", "production"])(
  "with the condition %s the package loads",
  async (condition) => {
    const { status, output } = await useInNode([`--conditions=${condition}`]);
    expect(status, output).toBe(0);
  },
);

test("a script that tsx runs with the condition react-server has the package", async () => {
  const tsx = import.meta.resolve("tsx");
  expect(await useInNode(["--import", tsx, "--conditions=react-server"])).toMatchObject({ status: 0 });
  expect((await useInNode(["--import", tsx])).output).toMatch(script);
});

async function exportsOf(file: string): Promise<string[]> {
  const path = join(installationOf("next16"), "node_modules/next-bigcommerce/dist", file);
  const { module } = parseSync(file, await readFile(path, "utf8"));
  const names = module.staticExports.flatMap(({ entries }) => entries.map((each) => each.exportName.name));
  return names.filter((name) => name !== null).sort();
}

test.each(["edge-runtime.js", "browser.js", "unbundled.js"])(
  "%s exports the names that the package exports",
  async (file) => {
    expect(await exportsOf(file)).toEqual(await exportsOf("index.js"));
  },
);

test.each([
  ["testing", "tokenStoreContract"],
  ["client", "getErrorCode"],
])("the entry %s loads in plain Node", async (entry, name) => {
  const { status, output } = await importInNode(`next-bigcommerce/${entry}`);
  expect(status, output).toBe(0);
  expect(output.split(/\W/)).toContain(name);
});

test("the command of the package runs in plain Node, and says how to use it", async () => {
  const folder = installationOf("next16");
  const runBin = (...args: string[]) =>
    runCommand(process.execPath, ["node_modules/next-bigcommerce/dist/cli.js", ...args], {
      cwd: folder,
      env: plainEnvironment(),
    });
  const help = await runBin("--help");
  expect(help.status, help.output).toBe(0);
  expect(help.output).toContain("npx --no next-bigcommerce scan");
  const scanned = await runBin("scan", "no-such-folder");
  expect(scanned.status, scanned.output).toBe(2);
  expect(scanned.output).toContain("There is no folder no-such-folder");
});
