import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { z } from "zod";

const resolveDir = fileURLToPath(new URL("../..", import.meta.url));

export interface Chunk {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Loaded with the entry: the entry itself, and what it imports by statements. */
  readonly isEager: boolean;
  /** The source files in it. */
  readonly modules: readonly string[];
}

export interface Bundle {
  readonly entryPath: string;
  readonly chunks: readonly Chunk[];
}

/** As Next bundles what a Server Component imports: Next, React and OpenTelemetry are there already. */
export function bundleForServer(code: string, outdir: string): Promise<Bundle> {
  return bundle(code, {
    outdir,
    platform: "node",
    conditions: ["react-server"],
    external: ["next", "next/*", "react", "@opentelemetry/api"],
  });
}

export function bundleForBrowser(code: string): Promise<Bundle> {
  return bundle(code, { outdir: "bundle", platform: "browser", conditions: ["browser"] });
}

async function bundle(code: string, options: BuildOptions): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: code, resolveDir, sourcefile: "entry.js" },
    absWorkingDir: resolveDir,
    outExtension: { ".js": ".mjs" },
    target: "es2023",
    format: "esm",
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const eager = eagerPaths(metafile);
  const chunks = Object.entries(metafile.outputs).map(([path, { inputs }]) => {
    const file = outputFiles.find((output) => output.path.endsWith(path));
    if (file === undefined) throw new Error(`esbuild made no file for ${path}.`);
    const modules = Object.keys(inputs);
    return { path: file.path, bytes: file.contents, isEager: eager.has(path), modules };
  });
  const entry = outputFiles.find(({ path }) => path.endsWith(entryOutput(metafile)));
  if (entry === undefined) throw new Error("esbuild made no file for the entry.");
  return { entryPath: entry.path, chunks };
}

function entryOutput({ outputs }: Metafile): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "entry.js");
  return z.string().parse(found?.[0]);
}

/** The entry's output and all that it reaches by import statements; `import()` is for later. */
function eagerPaths(metafile: Metafile): ReadonlySet<string> {
  const reached = new Set<string>();
  const reach = (path: string) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { path: imported, kind, external } of metafile.outputs[path]?.imports ?? [])
      if (kind === "import-statement" && external !== true) reach(imported);
  };
  reach(entryOutput(metafile));
  return reached;
}
