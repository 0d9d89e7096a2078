import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand, runOrThrow } from "./run-command.js";

const emulatorBin = fileURLToPath(
  new URL("../../bigcommerce-emulator/bin/bigcommerce-emulator.js", import.meta.url),
);

/** The Node that the machine came with, if it is not the one these tests run on. */
async function findMachineNode(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  const path = folders.map((folder) => join(folder, "node")).find((file) => existsSync(file));
  if (path === undefined) return undefined;
  const version = await runOrThrow(path, ["--version"], { cwd: "/", env: plainEnvironment() });
  return version.trim() === process.version ? undefined : path;
}

const machineNode = await findMachineNode();

const runOn = (node: string, ...args: string[]) =>
  runCommand(node, args, { cwd: installationOf("next16"), env: plainEnvironment() });

test.skipIf(machineNode === undefined)("both packages work with the machine's own Node", async () => {
  const node = machineNode ?? process.execPath;
  const load = 'console.log(Object.keys(await import("next-bigcommerce")).join())';
  const loaded = await runOn(node, "--conditions=react-server", "--input-type=module", "--eval", load);
  expect(loaded.status, loaded.output).toBe(0);
  expect(loaded.output).toMatch(/\bcreateBigCommerce\b/);
  const scanned = await runOn(node, "node_modules/next-bigcommerce/dist/cli.js", "--help");
  expect(scanned.status, scanned.output).toBe(0);
  const emulator = await runOn(node, emulatorBin, "--help");
  expect(emulator.status, emulator.output).toBe(0);
});
