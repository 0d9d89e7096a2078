import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./next-server.js";
import { recordBuild } from "./recorded-build.js";

export interface NextAppOptions {
  /** A folder with Next and the package installed. The app takes it over: one app at a time. */
  readonly installation: string;
  /** Folders of test/fixtures, copied in order, later ones over earlier ones. Default: `base`. */
  readonly fixtures?: readonly string[];
  /** The app's next.config. */
  readonly config?: {
    readonly cacheComponents?: boolean;
    readonly experimental?: object;
    readonly output?: "standalone";
    readonly productionBrowserSourceMaps?: boolean;
    readonly transpilePackages?: readonly string[];
    readonly serverExternalPackages?: readonly string[];
  };
  /** Next 15 has one only. Default: Turbopack. */
  readonly bundler?: "turbopack" | "webpack";
}

/** Where the bundler's cache of apps with these settings waits for the next of them. */
const keptCache = (installation: string, settings: string) =>
  join(installation, "caches", createHash("sha256").update(settings).digest("hex"));

/** Removes the app before, and keeps its bundler's cache, as hosts do from one build to the next. */
async function clear(installation: string): Promise<void> {
  const settings = await readFile(join(installation, "next.config.mjs"), "utf8").catch(() => undefined);
  const cache = join(installation, ".next/cache");
  if (settings !== undefined && existsSync(cache)) await rename(cache, keptCache(installation, settings));
  for (const name of ["app", "lib", "pages", "instrumentation.js", ".next"])
    await rm(join(installation, name), { recursive: true, force: true });
}

async function layOut({ installation, fixtures = ["base"], config = {} }: NextAppOptions): Promise<void> {
  await mkdir(join(installation, "caches"), { recursive: true });
  await clear(installation);
  for (const name of fixtures) {
    await cp(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), installation, { recursive: true });
  }
  // One build names every page that fails, not only the first.
  const experimental = { prerenderEarlyExit: false, ...config.experimental };
  const settings = `export default ${JSON.stringify({ ...config, experimental })};\n`;
  await writeFile(join(installation, "next.config.mjs"), settings);
  const kept = keptCache(installation, settings);
  if (!existsSync(kept)) return;
  await mkdir(join(installation, ".next"));
  await rename(kept, join(installation, ".next/cache"));
}

export type NextApp = Awaited<ReturnType<typeof createNextApp>>;

/** Lays out a plain Next app in an installation, to be built, started or developed. */
export async function createNextApp(options: NextAppOptions) {
  await layOut(options);
  const { installation: folder, bundler = "turbopack" } = options;
  const bundlerArgs = basename(folder).startsWith("next16") ? [`--${bundler}`] : [];
  return {
    folder,
    build: (env: NodeJS.ProcessEnv = {}) => recordBuild(folder, bundlerArgs, env),
    start: (env: NodeJS.ProcessEnv, node?: string) => serve(folder, ["start"], env, node),
    develop: (env: NodeJS.ProcessEnv) => serve(folder, ["dev", ...bundlerArgs], env),
  };
}
