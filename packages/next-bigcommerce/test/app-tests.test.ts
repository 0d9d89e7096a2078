import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { type CommandResult, plainEnvironment, runCommand } from "./run-command.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

const runners = {
  vitest: ["node_modules/vitest/vitest.mjs", "run"],
  jest: ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--watchman=false"],
};

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ accessToken: shopAccessToken });
});
afterAll(() => emulator.close());

/** Runs an app's tests of the package; `config` in place of the configuration that docs/testing.md has. */
async function runTests(runner: keyof typeof runners, config?: string): Promise<CommandResult> {
  const folder = await mkdtemp(join(tmpdir(), "app-tests-"));
  try {
    await layOut(folder, runner);
    if (config !== undefined) await writeFile(join(folder, `${runner}.config.mjs`), config);
    const env = plainEnvironment(emulatorEnvironment(emulator));
    return await runCommand(process.execPath, [...runners[runner]], { cwd: folder, env });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function layOut(folder: string, runner: keyof typeof runners): Promise<void> {
  await cp(join(packageFolder, "test/fixtures/app-tests", runner), folder, { recursive: true });
  // As next/jest wants it.
  await writeFile(join(folder, "package.json"), "{}");
  await mkdir(join(folder, "app"));
  const installed = join(installationOf("next16"), "node_modules");
  await mkdir(join(folder, "node_modules"));
  for (const name of await readdir(installed))
    await symlink(join(installed, name), join(folder, "node_modules", name));
  await symlink(join(packageFolder, "node_modules", runner), join(folder, "node_modules", runner));
}

test.each<[string, keyof typeof runners]>([
  ["vitest, without settings,", "vitest"],
  ["jest, set up as docs/testing.md says,", "jest"],
])("an app's own %s imports the package and asks the emulator", async (_, runner) => {
  const { status, output } = await runTests(runner);
  expect(status, output).toBe(0);
  expect(output).toMatch(/1 passed/);
});

test("jest without settings is told what to set", async () => {
  const config = `import nextJest from "next/jest.js";
    export default nextJest({ dir: "./" })({ testEnvironment: "node", extensionsToTreatAsEsm: [".ts"] });`;
  const { status, output } = await runTests("jest", config);
  expect(status).toBe(1);
  expect(output).toMatch(
    /jest loaded next-bigcommerce without the condition of servers: .*customExportConditions/,
  );
});
