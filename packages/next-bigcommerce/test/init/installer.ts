import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { plainEnvironment } from "../run-command.js";

const programs = {
  npm: "npm",
  pnpm: "npx --yes pnpm@12",
  yarn: "npx --yes @yarnpkg/cli-dist@4",
  bun: "npx --yes bun@1",
};

export type Installer = keyof typeof programs;

const Modules = z.object({ storeDir: z.string() });

/** What this machine has already is taken from there: pnpm links the files of the workspace's own store. */
async function settingsOf(installer: Installer): Promise<NodeJS.ProcessEnv> {
  if (installer === "yarn") return { YARN_NODE_LINKER: "node-modules", YARN_ENABLE_SCRIPTS: "0" };
  // Its own script puts the program in its place; it runs none of what it installs.
  if (installer === "bun") return { npm_config_prefer_offline: "true" };
  if (installer === "npm") return { npm_config_prefer_offline: "true", npm_config_ignore_scripts: "true" };
  const file = fileURLToPath(new URL("../../../../node_modules/.modules.yaml", import.meta.url));
  const { storeDir } = Modules.parse(JSON.parse(await readFile(file, "utf8")));
  return {
    pnpm_config_store_dir: storeDir,
    pnpm_config_prefer_offline: "true",
    pnpm_config_ignore_scripts: "true",
  };
}

/** An environment in which the program of this name is on the path, as on a user's machine. */
export async function environmentOf(installer: Installer, folder: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, "bin");
  await mkdir(bin, { recursive: true });
  const { PATH = "" } = process.env;
  if (installer !== "npm") {
    // Under npx the program would take the arguments for npm's.
    const text = `#!/bin/sh\nPATH="${PATH}" exec ${programs[installer]} "$@"\n`;
    await writeFile(join(bin, installer), text);
    await chmod(join(bin, installer), 0o755);
  }
  return plainEnvironment({ PATH: bin + delimiter + PATH, ...(await settingsOf(installer)) });
}
