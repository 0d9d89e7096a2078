import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import * as z from "zod/mini";
import { parseJsonc } from "./jsonc.js";

/** The compiler options of an app that say how its modules are found. */
export interface CompilerOptions {
  readonly moduleResolution: string | undefined;
  /** Where that is written, from the app's folder. */
  readonly moduleResolutionFile: string | undefined;
  /** From the app's folder, with `/`. */
  readonly baseUrl: string | undefined;
  /** The targets are from the app's folder, with `/`. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const configSchema = z.object({
  extends: z.optional(z.union([z.string(), z.array(z.string())])),
  compilerOptions: z.optional(
    z.object({
      moduleResolution: z.optional(z.string()),
      baseUrl: z.optional(z.string()),
      paths: z.optional(z.record(z.string(), z.array(z.string()))),
    }),
  ),
});

type Config = z.infer<typeof configSchema>;

interface Layer {
  /** Absolute. */
  readonly file: string;
  readonly options: NonNullable<Config["compilerOptions"]>;
}

/** Those of `tsconfig.json`, or `jsconfig.json`, and of what it extends; `undefined` without one. */
export async function readCompilerOptions(folder: string): Promise<CompilerOptions | undefined> {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const layers = await readLayers(join(folder, name), new Set());
    if (layers !== undefined) return joinLayers(layers, folder);
  }
  return undefined;
}

/** What a file extends comes before it, as what counts less. */
async function readLayers(file: string, seen: Set<string>): Promise<Layer[] | undefined> {
  const text = seen.has(file) ? undefined : await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  seen.add(file);
  const config = configSchema.safeParse(parseJsonc(text)).data;
  const layers: Layer[] = [];
  for (const name of [config?.extends ?? []].flat()) {
    const extended = findExtended(name, file);
    if (extended !== undefined) layers.push(...((await readLayers(extended, seen)) ?? []));
  }
  return [...layers, { file, options: config?.compilerOptions ?? {} }];
}

function findExtended(name: string, from: string): string | undefined {
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(dirname(from), name);
    return path.endsWith(".json") ? path : `${path}.json`;
  }
  const require = createRequire(from);
  for (const one of [name, `${name}.json`, `${name}/tsconfig.json`])
    try {
      return require.resolve(one);
    } catch {}
  return undefined;
}

function joinLayers(layers: readonly Layer[], folder: string): CompilerOptions {
  const lastWith = (option: keyof Layer["options"]) =>
    layers.findLast(({ options }) => options[option] !== undefined);
  const inFolder = (path: string) => relative(folder, path).split(sep).join("/");
  const resolution = lastWith("moduleResolution");
  const mapped = lastWith("paths");
  const based = lastWith("baseUrl");
  const baseUrl = based && resolve(dirname(based.file), based.options.baseUrl ?? "");
  // As in TypeScript: from `baseUrl`, and without one from the file that has them.
  const base = baseUrl ?? (mapped ? dirname(mapped.file) : folder);
  const paths = Object.entries(mapped?.options.paths ?? {}).map(([pattern, targets]) => [
    pattern,
    targets.map((target) => inFolder(resolve(base, target))),
  ]);
  return {
    moduleResolution: resolution?.options.moduleResolution,
    moduleResolutionFile: resolution && inFolder(resolution.file),
    baseUrl: baseUrl && inFolder(baseUrl),
    paths: Object.fromEntries(paths),
  };
}
