import type { NextConfigFile } from "../../app/code/next-config.js";
import { productionEnvFiles, readAppEnvironment } from "../../app/env-file.js";
import { type GitFiles, readGitFiles } from "../../app/git.js";
import {
  type AppManifest,
  findInstalled,
  type InstalledPackage,
  readAppManifest,
} from "../../app/installed.js";
import type { CommandContext } from "../../command/command.js";
import type { CheckResult } from "../report/finding.js";
import type { Subject } from "../report/subject.js";
import { type EnvFile, readEnvFiles } from "./env-files.js";
import { listWrittenFiles } from "./files.js";
import { findInstances } from "./instances.js";
import { type Module, readModules } from "./modules.js";
import { readNextConfig } from "./read-next-config.js";

/** The app's folder with everything that the checks without network read of it. None of its code is run. */
export interface App extends Subject {
  /** Set outside of the `.env` files. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly envFiles: readonly EnvFile[];
  /** `undefined` outside of a repository. */
  readonly git: GitFiles | undefined;
  readonly manifest: AppManifest;
  /** By name, those of {@link inspected} that are installed. */
  readonly installed: ReadonlyMap<string, InstalledPackage>;
  readonly nodeVersion: string;
  readonly modules: readonly Module[];
  /** Paths of scripts that cannot be parsed. */
  readonly unparsed: readonly string[];
  /** `undefined` for an app without one, or one that is no script. */
  readonly config: NextConfigFile | undefined;
}

/** A check without network. */
export type AppCheck = (app: App) => Promise<CheckResult>;

export const reactServers = ["webpack", "turbopack", "parcel"].map((name) => `react-server-dom-${name}`);

const inspected = [
  "next",
  "react",
  "react-dom",
  "next-bigcommerce",
  "iron-session",
  "next-auth",
  "better-auth",
  ...reactServers,
];

/** `undefined` if the folder has no `package.json`. */
export async function readApp(
  folder: string,
  context: Pick<CommandContext, "environment" | "nowMs" | "tell">,
  nodeVersion: string,
): Promise<App | undefined> {
  const manifest = await readAppManifest(folder);
  if (manifest === undefined) return undefined;
  const files = await listWrittenFiles(folder);
  const git = await readGitFiles(folder);
  const { modules, unparsed } = await readModules(folder, files);
  const found = await Promise.all(inspected.map((name) => findInstalled(folder, name)));
  return {
    folder,
    environment: await readAppEnvironment(folder, context.environment, context.tell),
    nowMs: context.nowMs,
    instances: findInstances(modules),
    inherited: context.environment,
    envFiles: await readEnvFiles(folder, files, git),
    git,
    manifest,
    installed: new Map(found.flatMap((one) => (one === undefined ? [] : [[one.name, one]]))),
    nodeVersion,
    modules,
    unparsed,
    config: await readNextConfig(folder),
  };
}

/** Where a variable gets its value in production; nothing if it is set outside of the files. */
export function placeOf(
  { inherited, envFiles }: App,
  variable: string,
  files: readonly string[] = productionEnvFiles,
): { readonly file?: string; readonly line?: number } {
  if (inherited[variable] !== undefined) return {};
  for (const path of files) {
    const held = envFiles.find((file) => file.path === path)?.variables ?? [];
    const last = held.filter(({ name }) => name === variable).at(-1);
    if (last !== undefined) return { file: path, line: last.line };
  }
  return {};
}
