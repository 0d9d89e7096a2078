import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import * as z from "zod/mini";
import type { Platforms } from "./platforms.js";
import { plainEnvironment, runCommand, runOrThrow } from "./run-command.js";
import { runPnpm } from "./run-pnpm.js";

export type NextInstallation =
  | "next16"
  | "next16Observed"
  | "next16Lowest"
  | "next16Canary"
  | "next15"
  | "next15Lowest";

type Installer = keyof typeof installers;

declare module "vitest" {
  interface ProvidedContext {
    /** The packed package, as npm would publish it. */
    tarball: string;
    /** What installs it: npm, as most users do, or pnpm, to the same tree in a fraction of the time. */
    installer: Installer;
    /** Folders with the tarball, Next and React installed: those that the test project needs. */
    installations: Partial<Record<NextInstallation, string>>;
  }
}

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const newestNext15 = "15.5.29";
const Manifest = z.object({ peerDependencies: z.object({ next: z.string() }) });
const Versioned = z.object({ version: z.string() });
const Modules = z.object({ storeDir: z.string() });

/** The version of a dependency that the workspace itself has installed. */
async function workspaceVersion(name: string): Promise<string> {
  const text = await readFile(join(packageFolder, "node_modules", name, "package.json"), "utf8");
  return Versioned.parse(JSON.parse(text)).version;
}

async function pack(folder: string): Promise<string> {
  if (!existsSync(join(packageFolder, "dist/index.js"))) {
    throw new Error("There is no dist to pack. Build it first: npx pnpm@12 build");
  }
  const options = { cwd: packageFolder, env: plainEnvironment() };
  await runPnpm(["pack", "--pack-destination", folder], options);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`pnpm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}

async function installWithNpm(folder: string, next: string): Promise<void> {
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  // The peer range means releases.
  const flags = next.includes("-") ? [...quiet, "--legacy-peer-deps"] : quiet;
  await runOrThrow("npm", ["install", ...flags], { cwd: folder, env: plainEnvironment() });
}

/**
 * The tree that npm makes, of links to the files that the workspace itself is installed from: 0.4 s, where npm takes 8 to
 * 18 s, and took 163 s beside other work.
 */
async function installWithPnpm(folder: string): Promise<void> {
  const modules = await readFile(join(packageFolder, "../../node_modules/.modules.yaml"), "utf8");
  // Without the store's name pnpm fills another one, with 88 MB, if the temporary folder is on a file system of its own.
  const { storeDir } = Modules.parse(JSON.parse(modules));
  const flags = ["--node-linker=hoisted", "--prefer-offline", "--ignore-scripts", `--store-dir=${storeDir}`];
  await runPnpm(["install", ...flags], { cwd: folder, env: plainEnvironment() });
}

const installers = { npm: installWithNpm, pnpm: installWithPnpm };

async function install(
  folder: string,
  tarball: string,
  dependencies: Readonly<Record<string, string>> & { readonly next: string },
  installer: Installer,
): Promise<string> {
  await mkdir(folder);
  const manifest = {
    name: "plain-shop",
    private: true,
    dependencies: { ...dependencies, "next-bigcommerce": `file:${tarball}` },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await installers[installer](folder, dependencies.next);
  return folder;
}

/** What the package promises: `^15.5.25 || ^16.3.4` is 15.5.25 and 16.3.4. */
async function lowestNext(): Promise<{ next16Lowest: string; next15Lowest: string }> {
  const text = await readFile(join(packageFolder, "package.json"), "utf8");
  const range = Manifest.parse(JSON.parse(text)).peerDependencies.next;
  const [, fifteen, sixteen] = /^\^(15\.\d+\.\d+) \|\| \^(16\.\d+\.\d+)$/.exec(range) ?? [];
  if (fifteen === undefined || sixteen === undefined) throw new Error(`The peer range of next is ${range}.`);
  return { next16Lowest: sixteen, next15Lowest: fifteen };
}

/** The next Next as far as it is there: npm lists versions in their order. */
async function newestCanary(): Promise<string | undefined> {
  const command = ["view", "next", "versions", "--json"];
  const { status, output } = await runCommand("npm", command, { cwd: tmpdir(), env: plainEnvironment() });
  if (status !== 0) return undefined;
  return z
    .array(z.string())
    .parse(JSON.parse(output))
    .findLast((version) => version.includes("-canary."));
}

/** What an app needs to record spans, in the workspace's versions. */
const openTelemetry = [
  "@opentelemetry/api",
  "@opentelemetry/instrumentation",
  "@opentelemetry/instrumentation-http",
  "@opentelemetry/instrumentation-undici",
  "@opentelemetry/sdk-trace-node",
];

async function workspaceVersions(names: readonly string[]): Promise<Record<string, string>> {
  const versions = names.map(async (name) => [name, await workspaceVersion(name)]);
  return Object.fromEntries(await Promise.all(versions));
}

/** Of each major version the newest Next and the lowest supported, and the newest canary; of the newest platform the newest Next only. */
async function versionsFor(platforms: Platforms): Promise<[NextInstallation, string][]> {
  const version = await workspaceVersion("next");
  const newest: [NextInstallation, string] = ["next16", version];
  if (platforms === "newest") return [newest];
  const { next16Lowest, next15Lowest } = await lowestNext();
  const canary = await newestCanary();
  return [
    newest,
    ["next16Observed", version],
    ["next16Lowest", next16Lowest],
    ["next15", newestNext15],
    ["next15Lowest", next15Lowest],
    ...(canary === undefined ? [] : [["next16Canary", canary] satisfies [NextInstallation, string]]),
  ];
}

/** Packs the package once and installs it, as an app would, beside each Next that the project tries it with. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "next-bigcommerce-packed-"));
  const tarball = await pack(folder);
  const react = await workspaceVersions(["react", "react-dom"]);
  const observed = await workspaceVersions(openTelemetry);
  const { platforms, installer } = project.getProvidedContext();
  const versions = await versionsFor(platforms);
  const installations = versions.map(async ([name, next]) => [
    name,
    await install(
      join(folder, name),
      tarball,
      { ...react, ...(name === "next16Observed" ? observed : {}), next },
      installer,
    ),
  ]);
  project.provide("tarball", tarball);
  project.provide("installations", Object.fromEntries(await Promise.all(installations)));
  return () => rm(folder, { recursive: true, force: true });
}
