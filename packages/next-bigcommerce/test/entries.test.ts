import { expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand } from "./run-command.js";

const importInNode = (specifier: string, ...flags: string[]) =>
  runCommand(
    process.execPath,
    [
      ...flags,
      "--input-type=module",
      "--eval",
      `console.log(Object.keys(await import("${specifier}")).join())`,
    ],
    { cwd: installationOf("next16"), env: plainEnvironment() },
  );

test("in plain Node the entry for apps says that it belongs in a Server Component", async () => {
  const { status, output } = await importInNode("next-bigcommerce");
  expect(status).toBe(1);
  expect(output).toContain("It should only be used from a Server Component");
});

test("where server code is expected the entry for apps loads without any setting", async () => {
  const { status, output } = await importInNode("next-bigcommerce", "--conditions=react-server");
  expect(status, output).toBe(0);
  expect(output).toMatch(/\bcreateBigCommerce\b/);
});

test("the entry for tests loads in plain Node", async () => {
  const { status, output } = await importInNode("next-bigcommerce/testing");
  expect(status, output).toBe(0);
  expect(output).toMatch(/\btokenStoreContract\b/);
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
  expect(help.output).toContain("npx next-bigcommerce scan");
  const scanned = await runBin("scan", "no-such-folder");
  expect(scanned.status, scanned.output).toBe(2);
  expect(scanned.output).toContain("There is no folder no-such-folder");
});
