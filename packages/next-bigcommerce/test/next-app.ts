import { cp, readdir, rm, writeFile } from "node:fs/promises";
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
  readonly config?: { readonly cacheComponents?: boolean; readonly experimental?: object };
  /** Next 15 has one only. Default: Turbopack. */
  readonly bundler?: "turbopack" | "webpack";
}

/** What an app before left, except the bundler's cache, which hosts keep from one build to the next too. */
async function clear(installation: string): Promise<void> {
  const built = await readdir(join(installation, ".next")).catch(() => []);
  const output = built.filter((name) => name !== "cache").map((name) => join(".next", name));
  for (const name of ["app", "lib", ...output])
    await rm(join(installation, name), { recursive: true, force: true });
}

async function layOut({ installation, fixtures = ["base"], config = {} }: NextAppOptions): Promise<void> {
  await clear(installation);
  for (const name of fixtures) {
    await cp(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), installation, { recursive: true });
  }
  // One build names every page that fails, not only the first.
  const experimental = { prerenderEarlyExit: false, ...config.experimental };
  const settings = JSON.stringify({ ...config, experimental });
  await writeFile(join(installation, "next.config.mjs"), `export default ${settings};\n`);
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
    start: (env: NodeJS.ProcessEnv) => serve(folder, ["start"], env),
    develop: (env: NodeJS.ProcessEnv) => serve(folder, ["dev", ...bundlerArgs], env),
  };
}
