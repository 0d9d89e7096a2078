import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nextBin, serve } from "./next-server.js";
import { type CommandResult, plainEnvironment, runCommand } from "./run-command.js";

export interface NextAppOptions {
  /** A folder with Next and the package installed. The app takes it over: one app at a time. */
  readonly installation: string;
  /** Folders of test/fixtures, copied in order, later ones over earlier ones. Default: `base`. */
  readonly fixtures?: readonly string[];
  /** The app's next.config. */
  readonly config?: object;
  readonly bundler?: "turbopack" | "webpack";
}

export interface BuildResult extends CommandResult {
  /** The connections and name look-ups of all of the build's processes. */
  readonly connections: readonly string[];
}

const fixturePath = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** Lays out a plain Next app in an installation, to be built, started or developed. */
export async function createNextApp(options: NextAppOptions) {
  const { installation: folder, fixtures = ["base"], config = {}, bundler = "turbopack" } = options;
  for (const name of ["app", "lib", ".next"]) await rm(join(folder, name), { recursive: true, force: true });
  for (const fixture of fixtures) await cp(fixturePath(fixture), folder, { recursive: true });
  const settings = {
    ...config,
    experimental: {
      prerenderEarlyExit: false,
      ...("experimental" in config ? Object(config.experimental) : {}),
    },
  };
  await writeFile(join(folder, "next.config.mjs"), `export default ${JSON.stringify(settings)};\n`);

  const bundlerArgs = folder.endsWith("next16") ? [`--${bundler}`] : [];
  const connectionLog = join(folder, "connections.log");

  async function build(env: NodeJS.ProcessEnv = {}): Promise<BuildResult> {
    await writeFile(connectionLog, "");
    const recording = {
      NODE_OPTIONS: `--require ${fixturePath("record-connections.cjs")}`,
      CONNECTION_LOG: connectionLog,
    };
    const environment = plainEnvironment({ ...recording, ...env });
    const result = await runCommand(process.execPath, [nextBin, "build", ...bundlerArgs], {
      cwd: folder,
      env: environment,
    });
    const connections = (await readFile(connectionLog, "utf8")).split("\n").filter(Boolean);
    return { ...result, connections };
  }

  return {
    folder,
    build,
    start: (env: NodeJS.ProcessEnv) => serve(folder, ["start"], env),
    develop: (env: NodeJS.ProcessEnv) => serve(folder, ["dev", ...bundlerArgs], env),
  };
}
