import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand } from "./run-command.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

interface Runner {
  /** The folder of its fixtures, and the package that it is. */
  readonly name: "vitest" | "jest";
  readonly args: readonly string[];
  /** What its configuration file says without the setting for the package. */
  readonly unset: string;
  readonly sentence: RegExp;
}

const runners: readonly Runner[] = [
  {
    name: "vitest",
    args: ["node_modules/vitest/vitest.mjs", "run"],
    unset: "export default {};",
    sentence: /vitest loaded next-bigcommerce without transforming it: .*test\.server\.deps\.inline/,
  },
  {
    name: "jest",
    args: ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--watchman=false"],
    unset: 'export default { testEnvironment: "node" };',
    sentence: /jest loaded next-bigcommerce without the condition of servers: .*customExportConditions/,
  },
];

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
});
afterAll(() => emulator.close());

describe.each(runners)("an app's own $name", ({ name, args, unset, sentence }) => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "app-tests-"));
    await cp(join(packageFolder, "test/fixtures/app-tests", name), folder, { recursive: true });
    const installed = join(installationOf("next16"), "node_modules");
    await mkdir(join(folder, "node_modules"));
    for (const each of await readdir(installed))
      await symlink(join(installed, each), join(folder, "node_modules", each));
    await symlink(join(packageFolder, "node_modules", name), join(folder, "node_modules", name));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const runTests = () =>
    runCommand(process.execPath, [...args], {
      cwd: folder,
      env: plainEnvironment(emulatorEnvironment(emulator)),
    });

  test("imports the package and asks the emulator, set up as docs/testing.md says", async () => {
    const { status, output } = await runTests();
    expect(status, output).toBe(0);
    expect(output).toMatch(/1 passed/);
  });

  test("is told what to set if it is not set up", async () => {
    await writeFile(join(folder, `${name}.config.mjs`), unset);
    const { status, output } = await runTests();
    expect(status).toBe(1);
    expect(output).toMatch(sentence);
  });
});
