import { appendFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectBuild } from "./build-outcome.js";
import { createNextApp } from "./next-app.js";
import { installationOf } from "./platforms.js";
import { plainEnvironment, runCommand, runOrThrow } from "./run-command.js";
import { emulatorEnvironment, shopAccessToken } from "./store.js";

describe("a standalone build with source maps, made with the store's secrets", () => {
  let emulator: Emulator;
  let folder: string;

  beforeAll(async () => {
    emulator = await createEmulator({ accessToken: shopAccessToken });
    const config = {
      cacheComponents: true,
      output: "standalone",
      productionBrowserSourceMaps: true,
    } as const;
    const created = await createNextApp({ installation: installationOf("next16"), config });
    folder = created.folder;
    // It shows what the package refuses, and so has what the scan finds.
    await rm(join(folder, "app/api/unstable-cache"), { recursive: true });
    await writeFile(join(folder, ".gitignore"), "node_modules\n.next\ncaches\n");
    await runOrThrow("git", ["init", "-q"], { cwd: folder });
    await expectBuild(() => created.build(emulatorEnvironment(emulator)));
  });
  afterAll(() => emulator?.close());

  const scan = async () => {
    const cli = join(folder, "node_modules/next-bigcommerce/dist/cli.js");
    const env = plainEnvironment(emulatorEnvironment(emulator));
    const { status, output } = await runCommand(process.execPath, [cli, "scan"], { cwd: folder, env });
    return { status, output };
  };

  test("the scan finds nothing in it, and finds what is put into it", async () => {
    expect(await scan()).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^\d+ files scanned, 0 findings/),
    });
    const settings = { config: { env: { TOKEN: shopAccessToken } } };
    await appendFile(join(folder, ".next/standalone/server.js"), `\n// ${JSON.stringify(settings)}`);
    const { status, output } = await scan();
    expect(output).toMatch(/\.next\/standalone\/server\.js:\d+ {2}the value of BIGCOMMERCE_ACCESS_TOKEN/);
    expect(output.includes(shopAccessToken)).toBe(false);
    expect(status).toBe(1);
  });
});
