import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { runCommand } from "../command-line.js";
import type { AppTree } from "./healthy-apps.fixture.js";

const nextRequire = createRequire(createRequire(import.meta.url).resolve("next/package.json"));
const envLoader = dirname(nextRequire.resolve("@next/env/package.json"));
const planted: string[] = [];

/** For the calling test file. */
export function removePlantedApps(): void {
  afterAll(() => {
    for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
}

/** Writes the app into a folder of its own, with real git and the real reader of `.env` files; returns the app's folder. */
export function plantApp({ files, installed, folder = "", git }: AppTree): string {
  const root = mkdtempSync(join(tmpdir(), "doctor-"));
  planted.push(root);
  for (const [path, text] of Object.entries(files)) plant(root, path, text);
  const app = join(root, folder);
  for (const [name, version] of Object.entries(installed))
    plant(app, `node_modules/${name}/package.json`, JSON.stringify({ name, version, ...manifests[name] }));
  mkdirSync(join(app, "node_modules/@next"), { recursive: true });
  symlinkSync(envLoader, join(app, "node_modules/@next/env"));
  if (git !== false) {
    execFileSync("git", ["init", "-q", root]);
    execFileSync("git", ["-C", root, "add", "--all"]);
  }
  return app;
}

/** What more their package.json has. */
const manifests: Readonly<Record<string, object>> = {
  next: { engines: { node: ">=20.9.0" } },
  shop: { dependencies: { "next-bigcommerce": "*" } },
};

export function plant(folder: string, path: string, text: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** Runs doctor without network in an app's folder. */
export async function doctor(
  folder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) {
  const [written, told]: [string[], string[]] = [[], []];
  const status = await runCommand(["doctor", "--offline", ...args], {
    folder,
    environment: { NODE_ENV: "test", ...environment },
    nowMs: Date.UTC(2026, 10, 30),
    write: (text) => written.push(text),
    tell: (text) => told.push(text),
  });
  return { status, output: written.join(""), told: told.join("") };
}
