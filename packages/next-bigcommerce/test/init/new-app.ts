import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject } from "vitest";
import * as z from "zod/mini";
import { type CommandResult, runCommand, runOrThrow } from "../run-command.js";
import { environmentOf, type Installer } from "./installer.js";

const require = createRequire(import.meta.url);

export interface NewAppOptions {
  readonly next: "15" | "16";
  readonly installer: Installer;
  /** Sources in `src/`, with Tailwind. */
  readonly src?: boolean;
}

export interface NewApp {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Runs a program in the app's folder. */
  run(command: string, ...args: string[]): Promise<CommandResult>;
  remove(): Promise<void>;
}

const tarball = (name: string) => join(inject("tarballs"), `${name}-${versionOf(name)}.tgz`);

/** What a new user has before `init`: an empty app by create-next-app, and the package installed in it. */
export async function createNewApp({ next, installer, src = false }: NewAppOptions): Promise<NewApp> {
  const root = await mkdtemp(join(tmpdir(), "init-app-"));
  const folder = join(root, "shop");
  const environment = await environmentOf(installer, root);
  const style = src ? ["--src-dir", "--tailwind"] : ["--no-src-dir", "--no-tailwind"];
  const linter = next === "15" ? "--no-eslint" : "--no-linter";
  const generator = require.resolve(`create-next-app${next === "15" ? "15" : ""}/dist/index.js`);
  const flags = ["--yes", "--ts", "--app", "--empty", linter, "--skip-install", "--disable-git", ...style];
  await runOrThrow(process.execPath, [generator, "shop", ...flags], { cwd: root, env: environment });
  await addPackage(folder);
  await runOrThrow(installer, ["install"], { cwd: folder, env: withoutCi(environment) });
  return {
    folder,
    environment,
    run: (command, ...args) => runCommand(command, args, { cwd: folder, env: environment }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** In CI pnpm and Yarn refuse to write a lockfile, which a new app does not have. */
const withoutCi = ({ CI: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => environment;

const Manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

async function addPackage(folder: string): Promise<void> {
  const file = join(folder, "package.json");
  const manifest = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  const dependencies = {
    ...manifest.dependencies,
    "next-bigcommerce": `file:${tarball("next-bigcommerce")}`,
  };
  const changed = { ...manifest, dependencies };
  await writeFile(file, `${JSON.stringify(changed, null, 2)}\n`);
}

const Versioned = z.object({ version: z.string() });

function versionOf(name: string): string {
  const manifest =
    name === "next-bigcommerce"
      ? "../../package.json"
      : join(dirname(require.resolve(`${name}/package.json`)), "package.json");
  return Versioned.parse(require(manifest)).version;
}
