import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { plainEnvironment, runOrThrow } from "../run-command.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with both packages, as npm packs them. */
    tarballs: string;
  }
}

const packages = ["../..", "../../../bigcommerce-emulator"];

/** Packs the package and the emulator once, by npm, as whoever has their folders would. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "init-tarballs-"));
  const pack = (name: string) =>
    runOrThrow("npm", ["pack", "--pack-destination", folder], {
      cwd: fileURLToPath(new URL(name, import.meta.url)),
      env: plainEnvironment(),
    });
  await Promise.all(packages.map(pack));
  project.provide("tarballs", folder);
  return () => rm(folder, { recursive: true, force: true });
}
