import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import * as z from "zod/mini";
import { plainEnvironment, runOrThrow } from "./run-command.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The packed package, as npm would publish it. */
    tarball: string;
    /** Folders with the tarball, Next and React installed, by Next's major version. */
    installations: { next16: string; next15: string };
  }
}

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const oldestNext = "15.5.29";
const Versioned = z.object({ version: z.string() });

/** The version of a dependency that the workspace itself has installed. */
async function workspaceVersion(name: string): Promise<string> {
  const text = await readFile(join(packageFolder, "node_modules", name, "package.json"), "utf8");
  return Versioned.parse(JSON.parse(text)).version;
}

async function pack(folder: string): Promise<string> {
  if (!existsSync(join(packageFolder, "dist/index.js"))) {
    throw new Error("There is no dist to pack. Build it first: npx pnpm@12 build");
  }
  await runOrThrow("npx", ["-y", "pnpm@12", "pack", "--pack-destination", folder], {
    cwd: packageFolder,
    env: plainEnvironment(),
  });
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`pnpm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}

async function install(
  folder: string,
  tarball: string,
  dependencies: Record<string, string>,
): Promise<string> {
  await mkdir(folder);
  const manifest = {
    name: "plain-shop",
    private: true,
    dependencies: { ...dependencies, "next-bigcommerce": `file:${tarball}` },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  await runOrThrow("npm", ["install", ...quiet], { cwd: folder, env: plainEnvironment() });
  return folder;
}

/** Packs the package once and installs it, as an app would, beside each supported major version of Next. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-packed-"));
  const tarball = await pack(folder);
  const react = { react: await workspaceVersion("react"), "react-dom": await workspaceVersion("react-dom") };
  const next16 = await install(join(folder, "next16"), tarball, {
    ...react,
    next: await workspaceVersion("next"),
  });
  const next15 = await install(join(folder, "next15"), tarball, { ...react, next: oldestNext });
  project.provide("tarball", tarball);
  project.provide("installations", { next16, next15 });
  return () => rm(folder, { recursive: true, force: true });
}
