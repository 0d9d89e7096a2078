import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { plainEnvironment, runCommand, runOrThrow } from "../run-command.js";

const cacheFolder = fileURLToPath(
  new URL("../../../../node_modules/.cache/next-bigcommerce-platforms", import.meta.url),
);
const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];

/** What was installed, or why it could not be: a registry that is out of reach is not a failure of the package. */
export type Installed = { readonly folder: string } | { readonly missing: string };

const installing = new Map<string, Promise<Installed>>();

/** Installs npm packages in a folder of their own, which the next run finds again. Tests ask for the same one at once. */
export function installKept(
  name: string,
  dependencies: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Installed> {
  const known = installing.get(name) ?? install(name, dependencies, flags);
  installing.set(name, known);
  return known;
}

/** Another process may install the same: each has a draft of its own, and the first one done is kept. */
async function install(
  name: string,
  dependencies: Record<string, string>,
  flags: readonly string[],
): Promise<Installed> {
  const folder = join(cacheFolder, name);
  if (existsSync(folder)) return { folder };
  await mkdir(cacheFolder, { recursive: true });
  const draft = await mkdtemp(`${folder}.`);
  await writeFile(join(draft, "package.json"), JSON.stringify({ private: true, dependencies }));
  const options = { cwd: draft, env: plainEnvironment() };
  const { status, output } = await runCommand("npm", ["install", ...quiet, ...flags], options);
  if (status === 0) await rename(draft, folder).catch(() => {});
  await rm(draft, { recursive: true, force: true });
  return existsSync(folder) ? { folder } : { missing: `npm could not install ${name}:\n${output}` };
}

export interface Runtime {
  /** The path of its program. */
  readonly program: string;
  /** What the program says of itself. */
  readonly version: string;
}

export type FoundRuntime = Runtime | { readonly missing: string };

/** Node of one version, from npm's package of its program for this machine. */
export async function findNode(version: string): Promise<FoundRuntime> {
  const system = process.platform === "win32" ? "win" : process.platform;
  const dependencies = { [`node-${system}-${process.arch}`]: version };
  const installed = await installKept(`node-${version}`, dependencies, ["--ignore-scripts"]);
  return "missing" in installed
    ? installed
    : askVersion(join(installed.folder, "node_modules", Object.keys(dependencies).join(), "bin/node"));
}

/** Its install script puts the program for this machine in its place. */
export async function findBun(version: string): Promise<FoundRuntime> {
  const installed = await installKept(`bun-${version}`, { bun: version });
  return "missing" in installed
    ? installed
    : askVersion(join(installed.folder, "node_modules/bun/bin/bun.exe"));
}

async function askVersion(program: string): Promise<FoundRuntime> {
  if (!existsSync(program)) return { missing: `There is no ${basename(program)} for this machine on npm.` };
  const options = { cwd: dirname(program), env: plainEnvironment() };
  return { program, version: (await runOrThrow(program, ["--version"], options)).trim() };
}
