import { existsSync } from "node:fs";
import { join } from "node:path";
import { installDependencies, installDependenciesCommand } from "nypm";
import { findInstalled } from "../app/installed.js";
import type { App } from "./app/app.js";

/** What the user would type to install the app's packages. */
export const installCommand = ({ packageManager }: App) => installDependenciesCommand(packageManager);

/** Installs what package.json lists; returns why that failed, if it did. */
export async function install({ folder, packageManager }: App): Promise<string | undefined> {
  // The package manager gets an interruption too and ends, and what is left to do is still to be said.
  const wait = () => {};
  process.once("SIGINT", wait);
  try {
    await installDependencies({
      cwd: folder,
      packageManager,
      silent: true,
      // The one that the app's lockfile is from, not one that corepack would fetch.
      corepack: false,
      env: allowingNewLockfile[packageManager] ?? {},
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    process.off("SIGINT", wait);
  }
}

/** In CI these refuse to change a lockfile, which is what this is for. */
const allowingNewLockfile: Readonly<Record<string, Record<string, string>>> = {
  pnpm: { npm_config_frozen_lockfile: "false", pnpm_config_frozen_lockfile: "false" },
  yarn: { YARN_ENABLE_IMMUTABLE_INSTALLS: "false" },
};

/** Whether all of these are installed, here or in a folder above. */
export async function areInstalled(names: readonly string[], folder: string): Promise<boolean> {
  if (existsSync(join(folder, ".pnp.cjs"))) return true;
  const found = await Promise.all(names.map((name) => findInstalled(folder, name)));
  return !found.includes(undefined);
}
