import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Benchmark, Figures } from "../benchmark.ts";
import { ours } from "../candidates/token-readers.ts";
import { bundleForServer } from "../start/bundle.ts";
import { type BundleSizes, sizesOf } from "../start/bundle-size.ts";
import { entries } from "../start/entries.ts";
import { readEnv } from "../upstream/emulator-settings.ts";

// Below this package, from where the bundles find Next and React.
const folder = fileURLToPath(new URL("../../node_modules/.cache/start/", import.meta.url));
const importFile = fileURLToPath(new URL("../start/import-bundle.ts", import.meta.url));
const run = promisify(execFile);

const sizeSchema = z.object({ minified: z.number(), gzipped: z.number(), modules: z.number() });
const bundledSchema = z.object({
  entryPath: z.string(),
  sizes: z.object({ eager: sizeSchema, complete: sizeSchema }),
});
const importedSchema = z.object({ tookMs: z.number(), heapBytes: z.number() });

export const benchmark: Benchmark = {
  title: "Importing what an app imports, bundled as Next bundles it, where Next and React are loaded already",
  candidates: Object.keys(entries),
  rounds: 7,
  async setUp() {
    await rm(folder, { recursive: true, force: true });
    for (const [candidate, code] of Object.entries(entries)) await writeBundle(candidate, code);
    return {
      env: { START_BUNDLES: folder },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  },
  async measure(candidate) {
    const text = await readFile(join(readEnv("START_BUNDLES"), folderOf(candidate), "bundle.json"), "utf8");
    const { entryPath, sizes } = bundledSchema.parse(JSON.parse(text));
    const args = ["--conditions=react-server", "--expose-gc", importFile, entryPath];
    const { stdout } = await run(process.execPath, args);
    const { tookMs, heapBytes } = importedSchema.parse(JSON.parse(stdout));
    return {
      "ms to import, or to use first": tookMs,
      "kB of heap": heapBytes / 1000,
      ...sizeFigures(candidate, sizes),
    };
  },
};

function sizeFigures(candidate: string, { eager, complete }: BundleSizes): Figures {
  const figures = { "bytes minified": eager.minified, "bytes gzipped": eager.gzipped };
  return candidate === ours
    ? { ...figures, "bytes gzipped with what is loaded later": complete.gzipped }
    : figures;
}

const folderOf = (candidate: string) => candidate.replaceAll(/[^a-z-]/g, "_");

async function writeBundle(candidate: string, code: string): Promise<void> {
  const outdir = join(folder, folderOf(candidate));
  const bundle = await bundleForServer(code, outdir);
  await mkdir(outdir, { recursive: true });
  for (const { path, bytes } of bundle.chunks) await writeFile(path, bytes);
  const bundled = { entryPath: bundle.entryPath, sizes: sizesOf(bundle) };
  await writeFile(join(outdir, "bundle.json"), JSON.stringify(bundled));
}
