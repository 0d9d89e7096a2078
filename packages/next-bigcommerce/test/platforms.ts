import { inject } from "vitest";
import type { NextInstallation } from "./installations.js";

/** The test project says which: `packed` takes the newest Next with its own bundler, `platforms` all others. */
export type Platforms = "newest" | "others";

declare module "vitest" {
  interface ProvidedContext {
    platforms: Platforms;
  }
}

/** The cases of this test project. */
export const casesOfProject = <Case>(cases: Readonly<Record<Platforms, readonly Case[]>>) =>
  cases[inject("platforms")];

/** A folder with the packed package installed beside a Next. */
export function installationOf(next: NextInstallation): string {
  const folder = inject("installations")[next];
  if (folder === undefined) throw new Error(`${next} is not installed for ${inject("platforms")}.`);
  return folder;
}
