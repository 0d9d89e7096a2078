import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** As plain JavaScript, for any Node: packages stay what they are in `node_modules`. */
export async function bundleMeasure(): Promise<string> {
  await build({
    entryPoints: [path("./measure.ts")],
    outdir: path("../.bundle"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  return path("../.bundle/measure.mjs");
}
