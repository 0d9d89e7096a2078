import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEmulator } from "bigcommerce-emulator";
import { expect, test } from "vitest";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand } from "./run-command.js";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

test("an app's own vitest imports the package and asks the emulator, set up as docs/testing.md says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "app-tests-"));
  const emulator = await createEmulator();
  try {
    await cp(join(packageFolder, "test/fixtures/app-tests"), folder, { recursive: true });
    const installed = join(installationOf("next16"), "node_modules");
    await mkdir(join(folder, "node_modules"));
    for (const name of await readdir(installed))
      await symlink(join(installed, name), join(folder, "node_modules", name));
    await symlink(join(packageFolder, "node_modules/vitest"), join(folder, "node_modules/vitest"));
    const { status, output } = await runCommand(
      process.execPath,
      [join(packageFolder, "node_modules/vitest/vitest.mjs"), "run", "--root", folder],
      {
        cwd: folder,
        env: plainEnvironment({
          BIGCOMMERCE_STORE_HASH: "emulator",
          BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
          BIGCOMMERCE_CHANNEL_ID: "1",
          BIGCOMMERCE_API_URL: emulator.url,
          BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
        }),
      },
    );
    expect(status, output).toBe(0);
    expect(output).toMatch(/1 passed/);
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
});
