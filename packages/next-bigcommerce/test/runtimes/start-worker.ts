import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { installationOf } from "../platforms.js";

const entry = fileURLToPath(new URL("fixtures/worker.mjs", import.meta.url));

/** Twice what a call may take. */
const hangsAfterMs = 20_000;

/** One file with the installed package and what it needs of Next, as OpenNext makes one of an app. */
export async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    nodePaths: [`${installationOf("next16")}/node_modules`],
    conditions: ["react-server", "workerd"],
    external: ["node:*", "cloudflare:*", "@opentelemetry/api"],
    // Next has CommonJS in it, and the OpenTelemetry that it brings asks where it lies.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire("/");' },
    define: { __dirname: '"/"', "process.env.NODE_ENV": '"production"' },
    platform: "node",
    format: "esm",
    target: "es2023",
    bundle: true,
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join();
}

export interface RunningWorker {
  /** The status and the JSON of a response. */
  get(path: string, init?: RequestInit): Promise<readonly [number, unknown]>;
  stop(): Promise<void>;
}

/** Runs a bundle in workerd, the runtime of Cloudflare Workers, on this machine. */
export async function startWorker(
  contents: string,
  variables: Record<string, string>,
): Promise<RunningWorker> {
  const miniflare = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents }],
    compatibilityDate: "2024-11-11",
    compatibilityFlags: ["nodejs_compat", "nodejs_compat_populate_process_env"],
    bindings: variables,
    // It would be asked of Cloudflare.
    cf: false,
    // workerd warns of each answer to a caller that has gone.
    handleRuntimeStdio: (...streams: Readable[]) => streams.forEach((stream) => void stream.resume()),
  });
  const url = await miniflare.ready;
  return {
    get: async (path, init = {}) => {
      const response = await fetch(new URL(path, url), {
        signal: AbortSignal.timeout(hangsAfterMs),
        ...init,
      });
      return [response.status, await response.json()];
    },
    stop: () => miniflare.dispose(),
  };
}
